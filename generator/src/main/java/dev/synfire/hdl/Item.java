package dev.synfire.hdl;

/** One thing that stands in a component's body, in the order in which it was said. */
public sealed interface Item {
    /** A comment before what follows. */
    record Comment(String text) implements Item {}

    /** A wire, register or output becomes known here. Ports of the component itself are not in the body. */
    record Declaration(Signal signal) implements Item {}

    /** A named expression. */
    record Named(Let let, Expr value) implements Item {}

    /** A statement that is not under any other. */
    record Said(Statement statement) implements Item {}

    /** A memory becomes known here. */
    record Array(Memory memory) implements Item {}

    /** A synchronous read port. */
    record Read(ReadPort port, Expr address, Expr enable) implements Item {}

    /** A synchronous write port. */
    record Write(Memory memory, Expr address, Expr data, Expr enable, Line line) implements Item {}

    /** A child becomes known here. */
    record Instance(String name, Component<?> component, Line line) implements Item {}

    /** A child's input is connected here. */
    record Connection(Input input, Expr value, Line line) implements Item {}
}
