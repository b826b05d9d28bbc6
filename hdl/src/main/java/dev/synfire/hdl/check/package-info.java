/**
 * The checks of a whole design, after its components have described themselves: names are unique, every bit has one value on
 * every path, there are no combinational loops or unguarded clock crossings, and the FPGA has such memories. They read what
 * was recorded through {@link dev.synfire.hdl.Recorded} only; {@link dev.synfire.hdl.check.Elaborated} runs them and is what
 * printers and simulators start from.
 */
package dev.synfire.hdl.check;
