package dev.synfire.hdl.text;

import java.util.Locale;

/**
 * The mistakes that the builder reports: a stable code and its meaning. Each has an example and the way out in
 * docs/diagnostics.md.
 */
public enum Diagnostic {
    NARROWING("A value is assigned to what is too narrow for it. Nothing is cut off silently."),
    MIXED_SIGNS("Signed and unsigned values meet, in an operator or in an assignment."),
    MIXED_POINTS("Values with different binary points meet."),
    MIXED_WIDTHS("A bitwise operator joins values of different shapes."),
    CONDITION("A condition is not one unsigned bit."),
    CONSTANT_RANGE("A constant does not fit the shape that it takes."),
    MIXED_STATES("The states of two different machines meet, of two enums, or a state and a number."),
    WIDTH("A width, an index of bits, a shift or a number of copies is outside what exists."),
    NESTING("An expression is nested deeper than 200 operators, or has more than a million when it is written out."),
    NAME("A name is no identifier of Verilog, is a keyword of Verilog or SystemVerilog, or is taken."),
    MODULE_NAME("Two different modules of one design have the same name."),
    UNDRIVEN("A wire, output or register is never given a value."),
    DRIVEN_TWICE(
            "A signal or an instance's input has a value already, which the second would override everywhere, or a register an enable."),
    LATCH("A wire or an output is not given a value on every path, so it would have to remember one."),
    COMBINATIONAL_LOOP(
            "A signal depends on itself with no register between, in one component or through its instances."),
    UNREAD("Nothing reads a register, wire, named expression, read port, memory or input. A warning."),
    UNCONNECTED("An input or an inout of an instance is not connected, or an inout of the component itself."),
    INOUT(
            "An inout is connected to one of another width, or one of its bits a second time: it is the wire of one pin."),
    OWN_INPUT("A component assigns one of its own inputs, or connects one of its own inouts."),
    FOREIGN_SIGNAL("A component reads or drives a signal that is neither its own nor a port of one of its instances."),
    BUNDLE("Two bundles are connected, or registers and a bundle, that have different fields, or the wrong way round."),
    INSTANCE_TWICE("One component object is made an instance twice."),
    PARAMETER("A parameter of a black box is nothing that Verilog has parameters of."),
    CONTAINS_ITSELF("A component is an instance within itself, with the same parameters."),
    LATE_PORT("An instance declares a port in its logic, when the parent has connected the ports already."),
    MISSING("A value, a name or a shape is null."),
    CONNECT_IN_WHEN("An instance's input or inout is connected under when or switch."),
    ENABLE_IN_WHEN("A register's enable is said under when or switch, and would apply everywhere."),
    MEMORY_IN_WHEN("A memory's port stands under when or switch."),
    COLLISION("A memory is read and written, and nothing says what a read finds at the address that is being written."),
    MEMORY_STYLE("A memory is used in a way that its style cannot serve."),
    MEMORY_TARGET("The FPGA that the design is for has no such memory."),
    ADDRESS(
            "An address may be beyond the last word of a memory whose depth is no power of two; what is found there differs between simulators and hardware. A warning."),
    CONTENTS("A memory is given more words than it has."),
    RESET("A reset is asked for that the clock does not have."),
    CLOCK_CROSSING("A register, or a memory's port, takes a value that changes with another clock."),
    LATE_BRANCH("A branch is added to a when or switch after another statement, or after its otherwise.");

    private final String meaning;

    Diagnostic(String meaning) {
        this.meaning = meaning;
    }

    /** The code in messages: lower-case words with hyphens; it never changes. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What is wrong, in one or two sentences. */
    public String meaning() {
        return meaning;
    }
}
