/** Simplifies expressions and statements by what is known of their bits before they are printed. */
package dev.synfire.hdl.verilog.simplify;
