package dev.synfire.hdl.verilog;

import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Memory;
import dev.synfire.hdl.Shape;
import dev.synfire.hdl.Signal;

/** What an expression needs from the module in which it is printed. */
interface Scope {
    /** The net that carries a signal here. */
    Net net(Signal signal);

    /** A net for an expression that Verilog cannot use in place: a named wire before the statement. */
    Net hoist(Expr value, Shape shape, String role);

    /** The name of the function that clips one shape to another, made known to the module. */
    String saturation(Shape from, Shape to);

    /** The name of the function that divides by a power of two and rounds, made known to the module. */
    String rounding(String mode, Shape from, int places, Shape to);

    /** The name of a state, made known to the module. */
    String state(Enum<?> constant, Shape shape);

    /** The simplest expression that is the same number in the same shape, by what is known before any signal is. */
    Expr simple(Expr value);

    /** Notes that a memory is read or written at an address. */
    void accessed(Memory memory, Expr address);

    /** True inside of an always block without a clock, where a memory cannot be read in place. */
    boolean combinationalBlock();
}
