/** Prints a checked design as Verilog-2001 that reads as if written by hand. */
package dev.synfire.hdl.verilog;
