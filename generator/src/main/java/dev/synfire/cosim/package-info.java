/**
 * Verilated models driven from Java, and their comparison with the golden model.
 *
 * <p>{@link dev.synfire.cosim.Rtl} is Verilog with its memory images; {@link dev.synfire.cosim.Verilated} builds it into
 * a shared library with Verilator and a C++ compiler (once: libraries are cached) and drives it in process.
 */
package dev.synfire.cosim;
