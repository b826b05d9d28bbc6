/** Puts the items of a module in the order in which they are printed: what belongs together stands together. */
package dev.synfire.hdl.verilog.order;
