package dev.synfire.hdl;

import static dev.synfire.hdl.Memory.Collision.OLD;
import static dev.synfire.hdl.Memory.Style.BLOCK;
import static dev.synfire.hdl.Memory.Style.DISTRIBUTED;

import dev.synfire.hdl.lib.Stream;
import dev.synfire.hdl.lib.Synchroniser;
import dev.synfire.hdl.text.Diagnostic;
import java.util.EnumMap;
import java.util.Map;

/**
 * The examples of docs/diagnostics.md. The page shows the body of each {@code logic()} as it stands here; the wrong one
 * must be refused with the message beside it, the right one accepted.
 */
final class Catalogue {
    /** What is shown of one diagnostic. */
    record Example(Component<?> wrong, String message, Component<?> right) {}

    /** The component whose logic the examples say. */
    abstract static class Sheet extends Component<NoParams> {
        final Input a = input("a", u(8));
        final Input b = input("b", s(8));
        final Input c = input("c", bit());
        final Output y = output("y", u(8));

        Sheet() {
            super(new NoParams());
        }

        @Override
        protected String moduleName() {
            return "example";
        }
    }

    /** The same with two pins that are driven from both sides. */
    abstract static class Bus extends Sheet {
        final Inout bus = inout("bus", u(2));
    }

    /** A vendor's cell for one pin. */
    static final class Pad extends BlackBox<NoParams> {
        final Inout pin = inout("PACKAGE_PIN", bit());

        Pad() {
            super("SB_IO", new NoParams());
        }
    }

    /** Adds one. */
    static final class Child extends Component<NoParams> {
        final Input in = input("in", u(8));
        final Output out = output("out", u(8));
        Expr sum;

        Child() {
            super(new NoParams());
        }

        @Override
        protected void logic() {
            sum = let("sum", in.addWrap(1));
            out.assign(sum);
        }
    }

    /** Events with an address. */
    static final class Events extends Stream {
        final Driven address = out("address", Shape.u(8));

        Events(Place place) {
            super(place);
        }
    }

    /** Currents for a neuron. */
    static final class Currents extends Stream {
        final Driven neuron = out("neuron", Shape.u(8));

        Currents(Place place) {
            super(place);
        }
    }

    /** Counts in so many bits, which its module's name does not say. */
    static class Counter extends Component<Counter.Params> {
        record Params(int width) {}

        final Output count = output("count", u(params.width()));

        Counter(int width) {
            super(new Params(width));
        }

        @Override
        protected String moduleName() {
            return "counter";
        }

        @Override
        protected void logic() {
            Reg value = reg("value", u(params.width()));
            value.next(value.addWrap(1));
            count.assign(value);
        }
    }

    /** Counts down, and does not say so in its module's name. */
    static class CountDown extends Counter {
        CountDown(int width) {
            super(width);
        }

        @Override
        protected void logic() {
            Reg value = reg("value", u(params.width()));
            value.next(value.subWrap(1));
            count.assign(value);
        }
    }

    /** Says so. */
    static final class NamedCountDown extends CountDown {
        NamedCountDown(int width) {
            super(width);
        }

        @Override
        protected String moduleName() {
            return "count_down";
        }
    }

    /** The wrong example of Diagnostic.CONTAINS_ITSELF, a chain without an end. */
    static final class Chain extends Component<Chain.Params> {
        record Params(int length) {}

        final Input in = input("in", u(8));
        final Output out = output("out", u(8));

        Chain(int length) {
            super(new Params(length));
        }

        @Override
        protected void logic() {
            Chain rest = instance("rest", new Chain(params.length())); // as long as this one
            rest.in.assign(in);
            out.assign(rest.out);
        }
    }

    /** The right one. */
    static final class EndingChain extends Component<Chain.Params> {
        final Input in = input("in", u(8));
        final Output out = output("out", u(8));

        EndingChain(int length) {
            super(new Chain.Params(length));
        }

        @Override
        protected String moduleName() {
            return "chain_" + params.length();
        }

        @Override
        protected void logic() {
            if (params.length() == 1) {
                out.assign(in);
                return;
            }
            EndingChain rest = instance("rest", new EndingChain(params.length() - 1));
            rest.in.assign(in);
            out.assign(rest.out);
        }
    }

    /** Has something as its instance. */
    static final class Holder extends Component<NoParams> {
        private final Component<?> held;

        Holder(Component<?> held) {
            super(new NoParams());
            this.held = held;
        }

        @Override
        protected void logic() {
            Component<?> gate = instance("gate", held);
            gate.ports().forEach(port -> {
                if (port instanceof Input input) {
                    input.assign(lit(1, input.shape()));
                }
            });
        }
    }

    /** The wrong example of Diagnostic.LATE_PORT, as an instance. */
    static final class Gate extends Sheet {
        @Override
        protected void logic() {
            Input gate = input("gate", bit());
            y.assign(gate.mux(a, 0));
        }
    }

    /** The right one: the port c is a field. */
    static final class EarlyGate extends Sheet {
        @Override
        protected void logic() {
            y.assign(c.mux(a, 0)); // a field: final Input c = input("c", bit());
        }
    }

    /** A vendor's clock multiplier. */
    static final class Pll extends BlackBox<Pll.Params> {
        record Params(Map<String, Object> given) {}

        final Output lock = output("LOCK", bit());

        Pll(Map<String, Object> given) {
            super("PLL", new Params(given));
        }

        @Override
        protected Map<String, Object> parameters() {
            return params.given();
        }
    }

    /** States of a machine. */
    enum Phase {
        IDLE,
        WORK
    }

    /** States of another. */
    enum Light {
        RED,
        GREEN
    }

    private final Map<Diagnostic, Example> examples = new EnumMap<>(Diagnostic.class);

    private void say(Diagnostic diagnostic, Component<?> wrong, String message, Component<?> right) {
        examples.put(diagnostic, new Example(wrong, message, right));
    }

    /** The examples, fresh: a component can be elaborated once. */
    static Map<Diagnostic, Example> examples() {
        Catalogue catalogue = new Catalogue();
        catalogue.values();
        catalogue.statements();
        catalogue.instances();
        catalogue.memories();
        catalogue.clocks();
        return catalogue.examples;
    }

    private void values() {
        say(
                Diagnostic.NARROWING,
                new Sheet() {
                    @Override
                    protected void logic() {
                        y.assign(a.add(1)); // y and a are u(8), the sum is u(9)
                    }
                },
                "y is u(8), the value is u(9); call wrap, sat or round",
                new Sheet() {
                    @Override
                    protected void logic() {
                        y.assign(a.addWrap(1)); // or addSat, wrap, sat, shiftRight with a rounding
                    }
                });
        say(
                Diagnostic.MIXED_SIGNS,
                new Sheet() {
                    @Override
                    protected void logic() {
                        y.assign(a.addWrap(b)); // a is u(8), b is s(8)
                    }
                },
                "the left operand is u(8), the right is s(8); call toSigned on the unsigned one",
                new Sheet() {
                    @Override
                    protected void logic() {
                        y.assign(a.toSigned().add(b).sat(u(8))); // or asUnsigned, asSigned for the bare bits
                    }
                });
        say(
                Diagnostic.MIXED_POINTS,
                new Sheet() {
                    @Override
                    protected void logic() {
                        Expr gain = lit(24, new Shape(8, false, 4)); // 1.5, with 4 bits after the point
                        y.assign(a.addWrap(gain));
                    }
                },
                "the left operand is u(8), the right is u(8, 4): their binary points differ; call shl or shr, and withPoint, on one of them",
                new Sheet() {
                    @Override
                    protected void logic() {
                        Expr gain = lit(24, new Shape(8, false, 4));
                        y.assign(a.mul(gain).shr(4).withPoint(0).wrap(u(8)));
                    }
                });
        say(
                Diagnostic.MIXED_WIDTHS,
                new Sheet() {
                    @Override
                    protected void logic() {
                        y.assign(a.and(c)); // a is u(8), c is a bit
                    }
                },
                "a bitwise operator between u(8) and bit; call extend, wrap or replicate on one of them",
                new Sheet() {
                    @Override
                    protected void logic() {
                        y.assign(a.and(c.replicate(8))); // or extend, wrap
                    }
                });
        say(
                Diagnostic.CONDITION,
                new Sheet() {
                    @Override
                    protected void logic() {
                        y.assign(0);
                        when(a, () -> y.assign(1)); // a is u(8)
                    }
                },
                "a condition is u(8); compare it, or call orReduce",
                new Sheet() {
                    @Override
                    protected void logic() {
                        y.assign(0);
                        when(a.ne(0), () -> y.assign(1)); // or orReduce
                    }
                });
        say(
                Diagnostic.CONSTANT_RANGE,
                new Sheet() {
                    @Override
                    protected void logic() {
                        y.assign(256); // y is u(8)
                    }
                },
                "y is u(8), 256 does not fit; it holds 0 to 255",
                new Sheet() {
                    @Override
                    protected void logic() {
                        y.assign(255); // or a wider y
                    }
                });
        say(
                Diagnostic.WIDTH,
                new Sheet() {
                    @Override
                    protected void logic() {
                        y.assign(a.bits(8, 1)); // a is u(8)
                    }
                },
                "bits 8 down to 1 of a value that is u(8); its bits are 7 down to 0",
                new Sheet() {
                    @Override
                    protected void logic() {
                        y.assign(a.bits(7, 1));
                    }
                });
        say(
                Diagnostic.NESTING,
                new Sheet() {
                    @Override
                    protected void logic() {
                        Expr all = c;
                        for (int i = 0; i < 400; i++) {
                            all = all.xor(a.bit(i % 8));
                        }
                        y.assign(all);
                    }
                },
                "an expression is nested deeper than 200; name its parts with let; Expr.sum, any and all join many values",
                new Sheet() {
                    @Override
                    protected void logic() {
                        Expr all = c;
                        for (int i = 0; i < 400; i++) {
                            all = let("all_" + i, all.xor(a.bit(i % 8))); // or a tree: Expr.any, Expr.all
                        }
                        y.assign(all);
                    }
                });
    }

    private void statements() {
        say(
                Diagnostic.MIXED_STATES,
                new Sheet() {
                    @Override
                    protected void logic() {
                        Reg phase = reg("phase", Phase.IDLE);
                        phase.next(Light.GREEN); // of another machine
                        y.assign(phase.eq(Phase.WORK).mux(a, 0));
                    }
                },
                "phase is a state of Phase, what it meets one of Light; give a state of Phase",
                new Sheet() {
                    @Override
                    protected void logic() {
                        Reg phase = reg("phase", Phase.IDLE);
                        phase.next(Phase.WORK);
                        y.assign(phase.eq(Phase.WORK).mux(a, 0));
                    }
                });
        say(
                Diagnostic.MISSING,
                new Sheet() {
                    @Override
                    protected void logic() {
                        Expr[] sums = new Expr[2];
                        sums[0] = a.addWrap(1);
                        y.assign(sums[1]); // nothing was put there
                    }
                },
                "what is handed over here is null; look whether it is declared, or filled, before this line runs",
                new Sheet() {
                    @Override
                    protected void logic() {
                        Expr[] sums = new Expr[2];
                        sums[0] = a.addWrap(1);
                        sums[1] = sums[0].addWrap(1);
                        y.assign(sums[1]);
                    }
                });
        say(
                Diagnostic.ENABLE_IN_WHEN,
                new Sheet() {
                    @Override
                    protected void logic() {
                        Reg last = reg("last", u(8));
                        when(c, () -> last.enable(a.ne(0)));
                        last.next(a);
                        y.assign(last);
                    }
                },
                "the enable of last under when or switch; put it outside, or next under the when",
                new Sheet() {
                    @Override
                    protected void logic() {
                        Reg last = reg("last", u(8)).enable(c.and(a.ne(0)));
                        last.next(a);
                        y.assign(last);
                    }
                });
        say(
                Diagnostic.NAME,
                new Sheet() {
                    @Override
                    protected void logic() {
                        Wire wire = wire("reg", bit());
                        wire.assign(c);
                        y.assign(wire);
                    }
                },
                "reg is a keyword of Verilog; call it something else",
                new Sheet() {
                    @Override
                    protected void logic() {
                        Wire wire = wire("request", bit());
                        wire.assign(c);
                        y.assign(wire);
                    }
                });
        say(
                Diagnostic.UNDRIVEN,
                new Sheet() {
                    @Override
                    protected void logic() {
                        Reg last = reg("last", u(8));
                        y.assign(last);
                    }
                },
                "the register last is never given a value; call next",
                new Sheet() {
                    @Override
                    protected void logic() {
                        Reg last = reg("last", u(8));
                        last.next(a);
                        y.assign(last);
                    }
                });
        say(
                Diagnostic.DRIVEN_TWICE,
                new Sheet() {
                    @Override
                    protected void logic() {
                        y.assign(1);
                        y.assign(2);
                    }
                },
                "y has a value already (HERE); drive it once, or put the second under a when",
                new Sheet() {
                    @Override
                    protected void logic() {
                        y.assign(1);
                        when(c, () -> y.assign(2));
                    }
                });
        say(
                Diagnostic.LATCH,
                new Sheet() {
                    @Override
                    protected void logic() {
                        when(c, () -> y.assign(1));
                    }
                },
                "y is not given a value on every path (HERE); assign a default before the when, or call otherwise",
                new Sheet() {
                    @Override
                    protected void logic() {
                        y.assign(0);
                        when(c, () -> y.assign(1)); // or otherwise
                    }
                });
        say(
                Diagnostic.COMBINATIONAL_LOOP,
                new Sheet() {
                    @Override
                    protected void logic() {
                        Wire one = wire("one", bit());
                        Wire other = wire("other", bit());
                        one.assign(other.not());
                        other.assign(one.and(c));
                        y.assign(one);
                    }
                },
                "one depends on itself without a register between, each line on the one below:\n    one (HERE)\n    other (HERE)\n    one (HERE)\n; put a register into the loop",
                new Sheet() {
                    @Override
                    protected void logic() {
                        Wire one = wire("one", bit());
                        Reg other = reg("other", bit());
                        one.assign(other.not());
                        other.next(one.and(c));
                        y.assign(one);
                    }
                });
        say(
                Diagnostic.UNREAD,
                new Sheet() {
                    @Override
                    protected void logic() {
                        let("sum", a.add(1)); // and nothing uses it
                        y.assign(c.mux(a, b.asUnsigned()));
                    }
                },
                "sum is never read; use it or leave it out",
                new Sheet() {
                    @Override
                    protected void logic() {
                        y.assign(c.mux(a.addWrap(1), b.asUnsigned()));
                    }
                });
        say(
                Diagnostic.LATE_BRANCH,
                new Sheet() {
                    @Override
                    protected void logic() {
                        When when = when(c, () -> y.assign(1));
                        let("sum", a.add(1));
                        wire("between", bit()).assign(c);
                        when.otherwise(() -> y.assign(2));
                    }
                },
                "a branch is added to a when or switch after another statement; chain it to the one it belongs to",
                new Sheet() {
                    @Override
                    protected void logic() {
                        when(c, () -> y.assign(1)).otherwise(() -> y.assign(2));
                        wire("between", bit()).assign(c);
                    }
                });
    }

    private void instances() {
        say(
                Diagnostic.CONTAINS_ITSELF,
                new Chain(3),
                "Chain is an instance within Chain, both with the parameters Params[length=3]: that has no end; give the inner one other parameters, and end with one that has no instance of its kind",
                new EndingChain(3));
        say(
                Diagnostic.LATE_PORT,
                new Holder(new Gate()),
                "the port gate is declared in logic, which runs after the parent has connected the ports; declare it as a field of the component",
                new Holder(new EarlyGate()));
        say(
                Diagnostic.PARAMETER,
                new Sheet() {
                    @Override
                    protected void logic() {
                        Pll pll = instance("pll", new Pll(Map.of("FACTOR", true)));
                        y.assign(pll.lock.mux(a, 0));
                    }
                },
                "the parameter FACTOR is true, a Boolean; give an int, a long, a double, a string or a constant made by lit",
                new Sheet() {
                    @Override
                    protected void logic() {
                        Pll pll = instance("pll", new Pll(Map.of("FACTOR", 4, "MODE", "SIMPLE")));
                        y.assign(pll.lock.mux(a, 0));
                    }
                });
        say(
                Diagnostic.MODULE_NAME,
                new Sheet() {
                    @Override
                    protected void logic() {
                        Counter one = instance("one", new Counter(8));
                        Counter two = instance("two", new CountDown(8)); // its moduleName() is "counter" too
                        y.assign(one.count.add(two.count).wrap(u(8)));
                    }
                },
                "two different modules are called counter: those of the classes Counter (HERE) and CountDown; override moduleName() in one of them",
                new Sheet() {
                    @Override
                    protected void logic() {
                        Counter one = instance("one", new Counter(8));
                        Counter two = instance("two", new NamedCountDown(8)); // its moduleName() is "count_down"
                        y.assign(one.count.add(two.count).wrap(u(8)));
                    }
                });
        say(
                Diagnostic.UNCONNECTED,
                new Sheet() {
                    @Override
                    protected void logic() {
                        Child kid = instance("kid", new Child());
                        y.assign(kid.out);
                    }
                },
                "input in of kid is not connected; assign it",
                new Sheet() {
                    @Override
                    protected void logic() {
                        Child kid = instance("kid", new Child());
                        kid.in.assign(a);
                        y.assign(kid.out);
                    }
                });
        say(
                Diagnostic.INOUT,
                new Bus() {
                    @Override
                    protected void logic() {
                        Pad high = instance("high", new Pad());
                        Pad low = instance("low", new Pad());
                        high.pin.connect(bus.bit(1));
                        low.pin.connect(bus.bit(1)); // that bit is the wire of one pin
                        y.assign(a);
                    }
                },
                "the inout bus[1] is connected already (HERE); give each instance pins of its own",
                new Bus() {
                    @Override
                    protected void logic() {
                        Pad high = instance("high", new Pad());
                        Pad low = instance("low", new Pad());
                        high.pin.connect(bus.bit(1));
                        low.pin.connect(bus.bit(0));
                        y.assign(a);
                    }
                });
        say(
                Diagnostic.OWN_INPUT,
                new Sheet() {
                    @Override
                    protected void logic() {
                        a.assign(1);
                        y.assign(a);
                    }
                },
                "a is an input of this component, driven from outside; assign it where the component is an instance",
                new Sheet() {
                    @Override
                    protected void logic() {
                        Child kid = instance("kid", new Child());
                        kid.in.assign(1);
                        y.assign(kid.out);
                    }
                });
        say(
                Diagnostic.FOREIGN_SIGNAL,
                new Sheet() {
                    @Override
                    protected void logic() {
                        Child kid = instance("kid", new Child());
                        kid.in.assign(a);
                        y.assign(kid.in);
                    }
                },
                "in belongs to Child; read this component's signals and the outputs of its instances",
                new Sheet() {
                    @Override
                    protected void logic() {
                        Child kid = instance("kid", new Child());
                        kid.in.assign(a);
                        y.assign(kid.out);
                    }
                });
        say(
                Diagnostic.BUNDLE,
                new Sheet() {
                    @Override
                    protected void logic() {
                        Events events = new Events(wires("events_"));
                        Currents currents = new Currents(wires("currents_"));
                        events.connect(currents); // one has an address, the other a neuron
                    }
                },
                "the sink events_ has the fields valid, ready (back), address, the source currents_ has valid, ready (back), neuron; connect bundles of the same fields",
                new Sheet() {
                    @Override
                    protected void logic() {
                        Events events = new Events(wires("events_"));
                        Currents currents = new Currents(wires("currents_"));
                        events.address.assign(currents.neuron); // field by field, or bundles of one class
                        events.valid.assign(currents.valid);
                        currents.ready.assign(events.ready);
                        currents.valid.assign(c);
                        currents.neuron.assign(a);
                        events.ready.assign(1);
                        y.assign(events.valid.mux(events.address, 0));
                    }
                });
        say(
                Diagnostic.INSTANCE_TWICE,
                new Sheet() {
                    @Override
                    protected void logic() {
                        Child child = new Child();
                        instance("one", child).in.assign(a);
                        y.assign(instance("two", child).out);
                    }
                },
                "the component of instance two is instance one already; make a new component for each instance",
                new Sheet() {
                    @Override
                    protected void logic() {
                        Child one = instance("one", new Child());
                        Child two = instance("two", new Child());
                        one.in.assign(a);
                        two.in.assign(one.out);
                        y.assign(two.out);
                    }
                });
        say(
                Diagnostic.CONNECT_IN_WHEN,
                new Sheet() {
                    @Override
                    protected void logic() {
                        Child kid = instance("kid", new Child());
                        when(c, () -> kid.in.assign(a));
                        y.assign(kid.out);
                    }
                },
                "a connection of in under when or switch; drive a wire here and connect the wire outside",
                new Sheet() {
                    @Override
                    protected void logic() {
                        Child kid = instance("kid", new Child());
                        kid.in.assign(c.mux(a, 0));
                        y.assign(kid.out);
                    }
                });
    }

    private void memories() {
        say(
                Diagnostic.MEMORY_IN_WHEN,
                new Sheet() {
                    @Override
                    protected void logic() {
                        Memory m = memory("m", 256, u(8)).onCollision(OLD);
                        when(c, () -> m.write(a, a, lit(1, bit())));
                        y.assign(m.read("word", a));
                    }
                },
                "a write to m under when or switch; put it outside, with an enable",
                new Sheet() {
                    @Override
                    protected void logic() {
                        Memory m = memory("m", 256, u(8)).onCollision(OLD);
                        m.write(a, a, c);
                        y.assign(m.read("word", a));
                    }
                });
        say(
                Diagnostic.COLLISION,
                new Sheet() {
                    @Override
                    protected void logic() {
                        Memory m = memory("m", 256, u(8));
                        m.write(a, a, c);
                        y.assign(m.read("word", a));
                    }
                },
                "m is read and written, and nothing says what a read finds at the address written; call onCollision(OLD), (NEW) or (UNDEFINED)",
                new Sheet() {
                    @Override
                    protected void logic() {
                        Memory m = memory("m", 256, u(8)).onCollision(OLD); // NEW, or the cheapest: UNDEFINED
                        m.write(a, a, c);
                        y.assign(m.read("word", a));
                    }
                });
        say(
                Diagnostic.MEMORY_STYLE,
                new Sheet() {
                    @Override
                    protected void logic() {
                        Memory m = memory("m", 256, u(8)).style(BLOCK).contents(1, 2, 3);
                        y.assign(m.readAsync(a));
                    }
                },
                "m is BLOCK, which only reads at a clock edge; use read, or style DISTRIBUTED or REGISTERS",
                new Sheet() {
                    @Override
                    protected void logic() {
                        Memory m = memory("m", 256, u(8)).style(BLOCK).contents(1, 2, 3);
                        y.assign(m.read("word", a));
                    }
                });
        say(
                Diagnostic.MEMORY_TARGET,
                new Sheet() {
                    @Override
                    protected void logic() {
                        Memory m = memory("m", 256, u(8)).style(DISTRIBUTED); // for Target.ICE40
                        m.write(a, a, c);
                        y.assign(m.readAsync(a));
                    }
                },
                "m (256 words of u(8), style DISTRIBUTED) cannot be built: an iCE40 LP or HX has no look-up tables that can be written; choose style BLOCK and read, or REGISTERS",
                new Sheet() {
                    @Override
                    protected void logic() {
                        Memory m = memory("m", 256, u(8)).style(BLOCK).onCollision(OLD);
                        m.write(a, a, c);
                        y.assign(m.read("word", a));
                    }
                });
        say(
                Diagnostic.ADDRESS,
                new Sheet() {
                    @Override
                    protected void logic() {
                        Memory words = memory("words", 10, u(8)).style(Memory.Style.REGISTERS);
                        words.contents(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
                        y.assign(c.mux(words.readAsync(a.bits(3, 0)), b.asUnsigned())); // 10 to 15 are beyond
                    }
                },
                "words has 10 words, and an address of it may be up to 15; restrict it, or call neverBeyond() where it never gets there",
                new Sheet() {
                    @Override
                    protected void logic() {
                        Memory words = memory("words", 10, u(8)).style(Memory.Style.REGISTERS);
                        words.contents(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
                        Expr place = a.bits(3, 0);
                        y.assign(c.mux(words.readAsync(place.lt(10).mux(place, 9)), b.asUnsigned()));
                    }
                });
        say(
                Diagnostic.CONTENTS,
                new Sheet() {
                    @Override
                    protected void logic() {
                        Memory m = memory("m", 2, u(8)).contents(1, 2, 3);
                        y.assign(m.read("word", c));
                    }
                },
                "m has 2 words, the contents 3; give no more than fit",
                new Sheet() {
                    @Override
                    protected void logic() {
                        Memory m = memory("m", 2, u(8)).contents(1, 2);
                        y.assign(m.read("word", c));
                    }
                });
    }

    private void clocks() {
        say(
                Diagnostic.RESET,
                new Sheet() {
                    @Override
                    protected void logic() {
                        Clock fast = clock("fast");
                        in(fast, () -> {
                            Reg last = reg("last", u(8)); // 0 after reset
                            last.next(a);
                            y.assign(last);
                        });
                    }
                },
                "the register last has a value after reset, and the clock fast has no reset; call withoutReset, or give the clock a reset",
                new Sheet() {
                    @Override
                    protected void logic() {
                        Clock fast = clock("fast", "fast_rst");
                        in(fast, () -> {
                            Reg last = reg("last", u(8));
                            last.next(a);
                            y.assign(last);
                        });
                    }
                });
        say(
                Diagnostic.CLOCK_CROSSING,
                new Sheet() {
                    @Override
                    protected void logic() {
                        Reg slow = reg("slow", bit());
                        slow.next(c);
                        in(clock("fast", "fast_rst"), () -> {
                            Reg quick = reg("quick", bit());
                            quick.next(slow);
                            y.assign(quick);
                        });
                    }
                },
                "quick is clocked by fast and takes a value that changes with clk, each line on the one below:\n    slow (HERE)\n; put a Synchroniser between, or call fromOtherClock where something else guards it",
                new Sheet() {
                    @Override
                    protected void logic() {
                        Reg slow = reg("slow", bit());
                        slow.next(c);
                        in(clock("fast", "fast_rst"), () -> {
                            Synchroniser crossing = instance("crossing", new Synchroniser());
                            crossing.in.assign(slow);
                            y.assign(crossing.out);
                        });
                    }
                });
    }
}
