package dev.synfire.cosim;

/** What a core runs in while it is verified. */
public enum Engine {
    /** The design itself, compiled to bytecode: ready at once, needs no tool, but sees nothing of the Verilog. */
    JVM,
    /** The printed Verilog in Verilator: the judge. */
    VERILATOR
}
