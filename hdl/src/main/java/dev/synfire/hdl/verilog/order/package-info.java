/** Puts the items of a module in the order in which they are printed: what belongs together is printed together. */
package dev.synfire.hdl.verilog.order;
