package dev.synfire.hdl;

import java.util.Locale;

/** Everything that a description of hardware can be told off for: a stable code, its meaning, an example, the way out. */
public enum Diagnostic {
    NARROWING(
            "A value is assigned to what is too narrow for it. Nothing is cut off silently.",
            "y.assign(a.add(1));                 // y and a are u(8), the sum is u(9)",
            "y.assign(a.addWrap(1));             // or addSat, wrap, sat, shiftRight with a rounding"),
    MIXED_SIGNS(
            "Signed and unsigned values meet, in an operator or in an assignment.",
            "a.add(b)                            // a is u(8), b is s(8)",
            "a.toSigned().add(b)                 // or asUnsigned, asSigned for the bare bits, sat to clip at 0"),
    MIXED_POINTS(
            "Values with different binary points meet.",
            "w.add(a)                            // w has 4 bits after the point, a has none",
            "w.shr(4)                            // brings one of them to the other's unit"),
    MIXED_WIDTHS(
            "A bitwise operator joins values of different shapes.",
            "a.and(enable)                       // a is u(8), enable is a bit",
            "a.and(enable.replicate(8))          // or extend, wrap"),
    CONDITION(
            "A condition is not one unsigned bit.",
            "when(a, () -> ...)                  // a is u(8)",
            "when(a.ne(0), () -> ...)            // or orReduce"),
    CONSTANT_RANGE(
            "A constant does not fit the shape that it takes.",
            "y.assign(256);                      // y is u(8)",
            "y.assign(255);                      // or a wider y"),
    WIDTH(
            "A width, an index of bits, a shift or a number of copies is outside what exists.",
            "a.bits(8, 0)                        // a is u(8)",
            "a.bits(7, 0)"),
    NESTING(
            "An expression is nested deeper than 300 operators, or has more than a million when it is written out.",
            "for (Expr bit : bits) { all = all.or(bit); }",
            "Expr all = Expr.any(bits);           // or a let for each part"),
    NAME(
            "A name is no identifier of Verilog, is a keyword of Verilog or SystemVerilog, or is taken.",
            "wire(\"reg\", bit())",
            "wire(\"register\", bit())"),
    MODULE_NAME(
            "Two different modules of one design have the same name.",
            "instance(\"a\", new Counter(8)); instance(\"b\", new Counter(9));",
            "@Override protected String moduleName() { return \"counter_\" + params.width(); }"),
    UNDRIVEN(
            "A wire, output or register is never given a value.",
            "Output y = output(\"y\", u(8));       // and no y.assign in logic()",
            "y.assign(a);                        // next for a register"),
    DRIVEN_TWICE(
            "A signal or an instance's input has a value already, which the second would override everywhere.",
            "y.assign(1); y.assign(2);",
            "y.assign(1); when(c, () -> y.assign(2));"),
    LATCH(
            "A wire or an output is not given a value on every path, so it would have to remember one.",
            "when(c, () -> y.assign(1));",
            "y.assign(0); when(c, () -> y.assign(1));   // or otherwise"),
    COMBINATIONAL_LOOP(
            "A signal depends on itself with no register between, in one component or through its instances.",
            "a.assign(b.not()); b.assign(a);",
            "a.assign(b.not()); r.next(a); b.assign(r);"),
    UNREAD(
            "Nothing reads a register, wire, named expression, read port, memory or input. A warning.",
            "Expr sum = let(\"sum\", a.add(b));    // and sum is nowhere used",
            "y.assign(sum);                      // or leave it out"),
    UNCONNECTED(
            "An input of an instance is not connected.",
            "y.assign(instance(\"kid\", new Child()).out);",
            "Child kid = instance(\"kid\", new Child()); kid.in.assign(a); y.assign(kid.out);"),
    OWN_INPUT(
            "A component assigns one of its own inputs.",
            "in.assign(1);                       // in logic() of the component that declares it",
            "kid.in.assign(1);                   // where the component is an instance"),
    FOREIGN_SIGNAL(
            "A component reads or drives a signal that is neither its own nor a port of one of its instances.",
            "y.assign(kid.counter);              // a register of the instance",
            "y.assign(kid.count);                // an output that carries it"),
    BUNDLE(
            "Two bundles are connected, or registers and a bundle, that have different fields.",
            "events.connect(currents);           // one has an address, the other a neuron",
            "events.address.assign(currents.neuron);   // field by field, or bundles of one class"),
    INSTANCE_TWICE(
            "One component object is made an instance twice.",
            "instance(\"one\", child); instance(\"two\", child);",
            "instance(\"one\", new Child()); instance(\"two\", new Child());"),
    CONNECT_IN_WHEN(
            "An instance's input is connected under when or switch.",
            "when(c, () -> kid.in.assign(a));",
            "kid.in.assign(c.mux(a, b));"),
    MEMORY_IN_WHEN(
            "A memory's port stands under when or switch.",
            "when(c, () -> m.write(address, data, enable));",
            "m.write(address, data, enable.and(c));"),
    COLLISION(
            "A memory is read and written, and nothing says what a read finds at the address that is being written.",
            "memory(\"m\", 256, u(8))",
            "memory(\"m\", 256, u(8)).onCollision(OLD)   // NEW, or the cheapest: UNDEFINED"),
    MEMORY_STYLE(
            "A memory is used in a way that its style cannot serve.",
            "memory(\"m\", 256, u(8)).style(BLOCK).readAsync(address)",
            "memory(\"m\", 256, u(8)).style(BLOCK).read(\"word\", address)   // or DISTRIBUTED, REGISTERS"),
    MEMORY_TARGET(
            "The FPGA that the design is for has no such memory.",
            "memory(\"m\", 256, u(8)).style(DISTRIBUTED)      // written, for an iCE40",
            "memory(\"m\", 256, u(8)).style(BLOCK)"),
    CONTENTS(
            "A memory is given more words than it has.",
            "memory(\"m\", 2, u(8)).contents(1, 2, 3)",
            "memory(\"m\", 3, u(8)).contents(1, 2, 3)"),
    RESET(
            "A reset is asked for that the clock does not have.",
            "in(clock(\"fast\"), () -> reg(\"r\", u(8)))",
            "in(clock(\"fast\"), () -> reg(\"r\", u(8)).withoutReset())   // or clock(\"fast\", \"fast_rst\")"),
    CLOCK_CROSSING(
            "A register, or a memory's port, takes a value that changes with another clock.",
            "in(fast, () -> reg(\"r\", bit()).next(slow));",
            "in(fast, () -> instance(\"slow_sync\", new Synchroniser()).in.assign(slow));"),
    LATE_BRANCH(
            "A branch is added to a when or switch after another statement.",
            "When when = when(c, () -> ...); w.assign(1); when.otherwise(() -> ...);",
            "when(c, () -> ...).otherwise(() -> ...); w.assign(1);");

    private final String meaning;
    private final String example;
    private final String instead;

    Diagnostic(String meaning, String example, String instead) {
        this.meaning = meaning;
        this.example = example;
        this.instead = instead;
    }

    /** The code in messages: lower-case words with hyphens; it never changes. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The catalogue of all diagnostics, in Markdown. */
    public static String catalogue() {
        StringBuilder page = new StringBuilder("""
                # Diagnostics of the HDL builder

                What the builder finds wrong with a description of hardware it says with the line of Java, a code, what
                was found and what to write instead:

                    LifLayer.java:26: error[narrowing]: y is u(8), the value is u(9); say wrap, sat or round

                An error ends the build; a warning does not. This page is printed from `Diagnostic.java`; a test holds
                the two together.
                """);
        for (Diagnostic diagnostic : values()) {
            page.append("\n## ")
                    .append(diagnostic.code())
                    .append("\n\n")
                    .append(diagnostic.meaning)
                    .append("\n\n```java\n")
                    .append(diagnostic.example)
                    .append("\n```\n\nInstead:\n\n```java\n")
                    .append(diagnostic.instead)
                    .append("\n```\n");
        }
        return page.toString();
    }
}
