package dev.synfire.hdl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.synfire.hdl.check.Elaborated;
import dev.synfire.hdl.lib.Stream;
import dev.synfire.problem.Problem;
import java.util.Collections;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Every mistake is reported by its whole message, with the line of the user's Java. */
class MistakeTest {
    /** A component whose logic is the test's. */
    static final class Bench extends Component<NoParams> {
        private final Consumer<Bench> logic;
        private final String module;
        final Input a = input("a", u(8));
        final Input b = input("b", s(8));
        final Input c = input("c", bit());
        final Output y = output("y", u(8));

        Bench(Consumer<Bench> logic) {
            this(logic, "bench");
        }

        Bench(Consumer<Bench> logic, String module) {
            super(new NoParams());
            this.logic = logic;
            this.module = module;
        }

        @Override
        protected String moduleName() {
            return module;
        }

        @Override
        protected void logic() {
            logic.accept(this);
        }
    }

    /** Adds one. */
    static final class Child extends Component<NoParams> {
        final Input in = input("in", u(8));
        final Output out = output("out", u(8));

        Child() {
            super(new NoParams());
        }

        @Override
        protected void logic() {
            out.assign(in.addWrap(1));
        }
    }

    /** The line of the caller's caller is where the mistake is. */
    private static void says(String expected, Consumer<Bench> logic) {
        Problem problem = assertThrows(Problem.class, () -> Elaborated.of(new Bench(logic)));
        String message = problem.getMessage();
        assertEquals(expected, message.replaceAll("MistakeTest\\.java:\\d+", "HERE"));
    }

    @Test
    void theLineIsTheUsers() {
        Bench bench = new Bench(it -> it.y.assign(it.a.add(1)));
        int line = new Throwable().getStackTrace()[0].getLineNumber() - 1;
        Problem problem = assertThrows(Problem.class, () -> Elaborated.of(bench));
        assertEquals(
                "MistakeTest.java:" + line
                        + ": error[narrowing]: y is u(8), the value is u(9); call wrap, sat or round",
                problem.getMessage());
        assertEquals("narrowing", problem.code());
    }

    @Test
    void shapesThatDoNotFit() {
        says(
                "HERE: error[mixed-signs]: y is u(8), the value is s(8); call sat to clip it at 0, or asUnsigned to take its bits",
                it -> it.y.assign(it.b));
        says(
                "HERE: error[mixed-signs]: the left operand is u(8), the right is s(8); call toSigned on the unsigned one",
                it -> it.a.add(it.b));
        says(
                "HERE: error[mixed-points]: the left operand is u(8, 4), the right is u(8): their binary points differ; call shl or shr, and withPoint, on one of them",
                it -> it.wire("w", Shape.u(8).withFraction(4)).add(it.a));
        says(
                "HERE: error[mixed-points]: y is u(8), the value is u(4, 2): their binary points differ; call shl or shr, and withPoint, on one of them",
                it -> it.y.assign(it.wire("w", Shape.u(4).withFraction(2))));
        says(
                "HERE: error[mixed-widths]: a bitwise operator between u(8) and bit; call extend, wrap or replicate on one of them",
                it -> it.a.and(it.c));
        says(
                "HERE: error[condition]: a condition is u(8); compare it, or call orReduce",
                it -> it.when(it.a, () -> {}));
        says(
                "HERE: error[width]: bits 8 down to 0 of a value that is u(8); its bits are 7 down to 0",
                it -> it.a.bits(8, 0));
        says("HERE: error[width]: a shape of 0 bits; give 1 to 65536", it -> it.wire("w", Shape.u(0)));
        says("HERE: error[width]: an index into 0 things; give 1 or more", it -> it.wire("w", Shape.index(0)));
        says("HERE: error[width]: a shift by -1 places; shift the other way", it -> it.a.shl(-1));
        says("HERE: error[width]: a value replicated 0 times; give 1 or more", it -> it.a.replicate(0));
        says(
                "HERE: error[width]: a shift by a value that is s(8); give an unsigned one of at most 16 bits, without binary point",
                it -> it.a.shl(it.b));
        says(
                "HERE: error[width]: a shift by a value that is u(17); give an unsigned one of at most 16 bits, without binary point",
                it -> it.b.shr(it.wire("w", Shape.u(17))));
        says(
                "HERE: error[width]: an index by a value that is u(4, 1); give an unsigned one of at most 16 bits, without binary point",
                it -> it.a.bit(it.wire("w", Shape.u(4).withFraction(1))));
        says("HERE: error[width]: 9 bits of a value that is u(8); give 1 to 8", it -> it.a.bits(it.c, 9));
        says("HERE: error[width]: a shape of 65550 bits; give 1 to 65536", it -> it.wire("w", Shape.u(15))
                .shl(it.wire("n", Shape.u(16))));
        says("HERE: error[width]: a choice of nothing; give at least one value", it -> it.a.select());
        says("HERE: error[width]: a concatenation of nothing; give at least one part", it -> Expr.cat());
    }

    @Test
    void constantsOutOfRange() {
        says("HERE: error[constant-range]: y is u(8), 256 does not fit; it holds 0 to 255", it -> it.y.assign(256));
        says(
                "HERE: error[constant-range]: the constant is u(8), -1 does not fit; it holds 0 to 255",
                it -> it.a.add(-1));
        says(
                "HERE: error[constant-range]: the constant is s(8), 128 does not fit; it holds -128 to 127",
                it -> it.b.eq(128));
        says("HERE: error[constant-range]: r is u(4), 16 does not fit; it holds 0 to 15", it -> it.reg("r", Shape.u(4))
                .init(16));
    }

    @Test
    void names() {
        says(
                "HERE: error[name]: \"2x\" is no name in Verilog; use letters, digits and _",
                it -> it.wire("2x", Shape.bit()));
        says(
                "HERE: error[name]: reg is a keyword of Verilog; call it something else",
                it -> it.wire("reg", Shape.bit()));
        says(
                "HERE: error[name]: logic is a keyword of Verilog; call it something else",
                it -> it.wire("logic", Shape.bit()));
        says(
                "HERE: error[name]: default is a keyword of Verilog; call it something else",
                it -> it.wire("default", Shape.bit()));
        says(
                "HERE: error[name]: delete is a keyword of C++, of which Verilator makes simulators; call it something else",
                it -> it.wire("delete", Shape.bit()));
        says("HERE: error[name]: a is taken (HERE); call it something else", it -> it.let("a", it.b));
        says(
                "HERE: error[name]: clk is there already, undeclared; call it something else",
                it -> it.wire("clk", Shape.bit()));
        says("HERE: error[name]: kid_out is taken (HERE); call it something else", it -> {
            it.instance("kid", new Child());
            it.let("kid_out", it.a);
        });
    }

    private static final String MODULE =
            "HERE: error[name]: bench is the name of the module too, which Verilator refuses; call it something else, or override moduleName()";

    @Test
    void namesOfTheModuleItself() {
        says(MODULE, it -> it.wire("bench", Shape.bit()));
        says(MODULE, it -> it.reg("bench", Shape.bit()));
        says(MODULE, it -> it.let("bench", it.a));
        says(MODULE, it -> it.memory("bench", 4, Shape.bit()));
        says(MODULE, it -> it.output("bench", Shape.bit()));
        says(MODULE, it -> it.reg("r", Module.bench).next(Module.bench));
        Problem clock = assertThrows(Problem.class, () -> Elaborated.of(new Bench(it -> it.y.assign(it.a), "clk")));
        assertEquals(
                "Bench: error[name]: clk is the name of the module and of its clock or reset; override moduleName()",
                clock.getMessage());
    }

    private enum Module {
        bench
    }

    @Test
    void anInstanceMayHaveTheNameOfAModule() {
        Elaborated.of(new Bench(it -> {
            Child child = it.instance("bench", new Child());
            child.in.assign(it.a);
            it.y.assign(child.out);
        }));
    }

    @Test
    void driving() {
        says("HERE: error[undriven]: y is never given a value; call assign", it -> {});
        says(
                "HERE: error[undriven]: the register r is never given a value; call next",
                it -> it.y.assign(it.reg("r", Shape.u(8))));
        says(
                "HERE: error[driven-twice]: y has a value already (HERE); drive it once, or put the second under a when",
                it -> {
                    it.y.assign(1);
                    it.y.assign(2);
                });
        says(
                "HERE: error[driven-twice]: y has a value already (HERE); drive it once, or put the second under a when",
                it -> {
                    it.when(it.c, () -> it.y.assign(1));
                    it.y.assign(2);
                });
        says(
                "HERE: error[latch]: y is not given a value on every path (HERE); assign a default before the when, or call otherwise",
                it -> it.when(it.c, () -> it.y.assign(1)));
        says(
                "HERE: error[latch]: y is not given a value on every path (HERE); assign a default before the when, or call otherwise",
                it -> it.switch_(it.a).on(1, () -> it.y.assign(1)).on(2, () -> it.y.assign(2)));
        says(
                "HERE: error[late-branch]: a branch is added to a when or switch after another statement; chain it to the one it belongs to",
                it -> {
                    When when = it.when(it.c, () -> it.y.assign(1));
                    it.wire("w", Shape.bit()).assign(it.c);
                    when.otherwise(() -> it.y.assign(2));
                });
    }

    @Test
    void instances() {
        says(
                "HERE: error[unconnected]: input in of kid is not connected; assign it",
                it -> it.y.assign(it.instance("kid", new Child()).out));
        says("HERE: error[driven-twice]: in is connected already (HERE); connect it once", it -> {
            Child child = it.instance("kid", new Child());
            child.in.assign(it.a);
            child.in.assign(3);
        });
        says(
                "HERE: error[own-input]: a is an input of this component, driven from outside; assign it where the component is an instance",
                it -> it.a.assign(1));
        says(
                "HERE: error[instance-twice]: the component of instance two is instance one already; make a new component for each instance",
                it -> it.instance("two", it.instance("one", new Child())));
        says(
                "HERE: error[foreign-signal]: in belongs to Child; read this component's signals and the outputs of its instances",
                it -> {
                    Child child = it.instance("kid", new Child());
                    child.in.assign(it.a);
                    it.y.assign(child.in);
                });
        says(
                "HERE: error[connect-in-when]: a connection of in under when or switch; drive a wire here and connect the wire outside",
                it -> {
                    Child child = it.instance("kid", new Child());
                    it.when(it.c, () -> child.in.assign(it.a));
                });
    }

    @Test
    void memories() {
        says(
                "HERE: error[collision]: m is read and written, and nothing says what a read finds at the address written; call onCollision(OLD), (NEW) or (UNDEFINED)",
                it -> {
                    Memory m = it.memory("m", 256, Shape.u(8));
                    it.y.assign(m.read("word", it.a));
                    m.write(it.a, it.a, it.c);
                });
        says(
                "HERE: error[memory-style]: m is BLOCK, which only reads at a clock edge; use read, or style DISTRIBUTED or REGISTERS",
                it -> it.memory("m", 256, Shape.u(8)).style(Memory.Style.BLOCK).readAsync(it.a));
        says(
                "HERE: error[narrowing]: the address of m is u(4), the value is u(8); call wrap, sat or round",
                it -> it.memory("m", 10, Shape.u(8)).read("word", it.a));
        says(
                "HERE: error[contents]: m has 2 words, the contents 3; give no more than fit",
                it -> it.memory("m", 2, Shape.u(8)).contents(1, 2, 3));
        says(
                "HERE: error[constant-range]: m is u(8), 256 does not fit; it holds 0 to 255",
                it -> it.memory("m", 2, Shape.u(8)).contents(256));
        says("HERE: error[width]: the memory m has 0 words; give 1 or more", it -> it.memory("m", 0, Shape.u(8)));
        says("HERE: error[memory-in-when]: a write to m under when or switch; put it outside, with an enable", it -> {
            Memory m = it.memory("m", 256, Shape.u(8));
            it.when(it.c, () -> m.write(it.a, it.a, it.c));
        });
    }

    static final class Table extends Component<NoParams> {
        Table() {
            super(new NoParams());
        }

        @Override
        protected void logic() {}
    }

    @Test
    void aModuleCannotBeCalledAsAKeyword() {
        Problem problem =
                assertThrows(Problem.class, () -> Elaborated.of(new Table()).moduleName());
        assertEquals(
                "Table: error[name]: Verilog does not take \"table\" as the name of a module; override moduleName()",
                problem.getMessage());
    }

    static final class Bytes extends Stream {
        final Driven data = out("data", Shape.u(8));

        Bytes(Place place) {
            super(place);
        }
    }

    static final class Bits extends Stream {
        final Driven flag = out("flag", Shape.bit());

        Bits(Place place) {
            super(place);
        }
    }

    @Test
    void bundles() {
        says(
                "HERE: error[bundle]: the sink two_ has the fields valid, ready (back), flag, the source one_ has valid, ready (back), data; connect bundles of the same fields",
                it -> new Bits(it.wires("two_")).connect(new Bytes(it.wires("one_"))));
        says(
                "HERE: error[bundle]: a is no field of the bundle after which the registers were made; name one of its payload",
                it -> it.registers("held_", new Bytes(it.wires("one_"))).of(it.a));
        says(
                "HERE: error[bundle]: one_ gives values and takes none here; call connect of the bundle that takes the values, with the one that gives them",
                it -> it.instance("giver", new Giver()).one.connect(new Bytes(it.wires("two_"))));
        says(
                "HERE: error[bundle]: one_ takes values and gives none here; call connect of the bundle that takes the values, with the one that gives them",
                it -> it.instance("taker", new Taker()).wrongly(new Bytes(it.wires("two_"))));
        says(
                "HERE: error[bundle]: the sink two_ has the fields data, the source one_ has data (back); connect bundles of the same fields",
                it -> new Forth(it.wires("two_")).connect(new Back(it.wires("one_"))));
        says(
                "HERE: error[own-input]: in is an input of Child, which is no instance of any component; call instance of it first; in a simulation, set",
                it -> new Child().in.assign(it.a));
        says(
                "HERE: error[own-input]: in is an input of this component, driven from outside; assign it where the component is an instance",
                it -> {
                    it.instance("kid", new Selfish()).in.assign(it.a);
                    it.y.assign(1);
                });
        says(
                "HERE: error[foreign-signal]: out belongs to the instance kid; drive this component's signals and the inputs of its instances",
                it -> it.instance("kid", new Child()).out.assign(1));
    }

    /** Data that goes forth. */
    static final class Forth extends Bundle {
        Forth(Place place) {
            super(place);
            out("data", Shape.u(8));
        }
    }

    /** Data that comes back. */
    static final class Back extends Bundle {
        Back(Place place) {
            super(place);
            in("data", Shape.u(8));
        }
    }

    /** A source of bytes. */
    static final class Giver extends Component<NoParams> {
        final Bytes one = new Bytes(source("one_"));

        Giver() {
            super(new NoParams());
        }

        @Override
        protected void logic() {}
    }

    /** A sink of bytes. */
    static final class Taker extends Component<NoParams> {
        final Bytes one = new Bytes(sink("one_"));

        Taker() {
            super(new NoParams());
        }

        void wrongly(Bytes other) {
            other.connect(one);
        }

        @Override
        protected void logic() {}
    }

    /** Drives its own input. */
    static final class Selfish extends Component<NoParams> {
        final Input in = input("in", u(8));

        Selfish() {
            super(new NoParams());
        }

        @Override
        protected void logic() {
            in.assign(1);
        }
    }

    @Test
    void partsOfSignals() {
        says(
                "HERE: error[driven-twice]: y[3] has a value already (HERE); drive it once, or put the second under a when",
                it -> {
                    it.y.part(7, 3).assign(1);
                    it.y.part(3, 0).assign(1);
                });
        says(
                "HERE: error[driven-twice]: y[2] has a value already (HERE); drive it once, or put the second under a when",
                it -> {
                    it.y.assign(1);
                    it.y.part(2).assign(it.c);
                });
        says(
                "HERE: error[driven-twice]: y has a value already (HERE); drive it once, or put the second under a when",
                it -> {
                    it.y.part(2).assign(it.c);
                    it.y.assign(1);
                });
        says("HERE: error[undriven]: y[5:4] is never given a value; call assign for these bits too", it -> {
            it.y.part(7, 6).assign(1);
            it.y.part(3, 0).assign(1);
        });
        says("HERE: error[undriven]: the register r[7] is never given a value; call next for these bits too", it -> {
            it.y.assign(1);
            it.when(it.c, () -> it.reg("r", Shape.u(8)).part(6, 0).next(1));
        });
        says(
                "HERE: error[latch]: y[0] is not given a value on every path (HERE); assign a default before the when, or call otherwise",
                it -> {
                    it.y.part(7, 1).assign(1);
                    it.when(it.c, () -> it.y.part(0).assign(1));
                });
        says("HERE: error[narrowing]: y[3:0] is u(4), the value is u(8); call wrap, sat or round", it -> it.y.part(3, 0)
                .assign(it.a));
        says("HERE: error[constant-range]: y[0] is bit, 2 does not fit; it holds 0 to 1", it -> it.y.part(0)
                .assign(2));
        says(
                "HERE: error[width]: bits 8 down to 8 of a value that is u(8); its bits are 7 down to 0",
                it -> it.y.part(8));
    }

    private enum Phase {
        IDLE,
        WORK
    }

    private enum Other {
        WORK,
        IDLE
    }

    private enum Taken {
        a,
        clk,
        wait
    }

    @Test
    void states() {
        says("HERE: error[name]: the state IDLE of Other is one of Phase too; call it something else", it -> {
            it.reg("r", Phase.IDLE).next(Phase.IDLE);
            it.reg("q", Other.IDLE).next(Other.IDLE);
        });
        says("HERE: error[name]: a is taken (HERE); call it something else", it -> it.reg("r", Taken.a)
                .next(Taken.a));
        says("HERE: error[name]: clk is there already, undeclared; call it something else", it -> it.reg("r", Taken.clk)
                .next(Taken.clk));
        says("HERE: error[name]: wait is a keyword of Verilog; call it something else", it -> it.reg("r", Taken.wait));
        says("HERE: error[driven-twice]: the case WORK is there already (HERE); write it once", it -> it.switch_(
                        it.reg("r", Phase.IDLE))
                .on(Phase.WORK, () -> {})
                .on(Phase.WORK, () -> {}));
    }

    @Test
    void statesOfTwoMachines() {
        String mistake =
                "HERE: error[mixed-states]: r is a state of Phase, what it meets one of Other; give a state of Phase";
        says(mistake, it -> it.reg("r", Phase.IDLE).eq(Other.WORK));
        says(mistake, it -> it.reg("r", Phase.IDLE).ne(Other.WORK));
        says(mistake, it -> it.reg("r", Phase.IDLE).next(Other.WORK));
        says(mistake, it -> it.reg("r", Phase.IDLE).next(it.reg("q", Other.IDLE)));
        says(mistake, it -> it.reg("r", Phase.IDLE).next(it.c.mux(Expr.lit(Other.IDLE), Expr.lit(Other.WORK))));
        says(mistake, it -> it.switch_(it.reg("r", Phase.IDLE)).on(Other.WORK, () -> {}));
        says(
                "HERE: error[mixed-states]: the value is a state of Phase, what it meets one of Other; give a state of Phase",
                it -> it.switch_(it.c).on(Phase.WORK, () -> {}).on(Other.WORK, () -> {}));
    }

    @Test
    void aStateIsNoNumber() {
        String instead = "; declare it with Shape.of(Phase.class), a register also with init or its first state";
        says(
                "HERE: error[mixed-states]: r is bit, a number; WORK is a state of Phase" + instead,
                it -> it.reg("r", Shape.bit()).next(Phase.WORK));
        says(
                "HERE: error[mixed-states]: y is u(8), a number; IDLE is a state of Phase" + instead,
                it -> it.y.assign(it.c.mux(Expr.lit(Phase.IDLE), Expr.lit(Phase.WORK))));
        says(
                "HERE: error[mixed-states]: a is u(8), a number; IDLE is a state of Phase" + instead,
                it -> it.instance("kid", new Bench(_ -> {}, "kid")).a.assign(Phase.IDLE));
    }

    @Test
    void whatASecondTimeWouldOverride() {
        says(
                "HERE: error[driven-twice]: r (HERE) has an enable already; call enable once, with both conditions joined",
                it -> it.reg("r", Shape.u(8)).enable(it.c).enable(it.a.eq(0)));
        String late =
                "HERE: error[late-branch]: a branch is added to a when or switch after its otherwise; call otherwise once, and last";
        says(late, it -> {
            When when = it.when(it.c, () -> it.y.assign(1));
            when.otherwise(() -> it.y.assign(2));
            when.otherwise(() -> it.y.assign(3));
        });
        says(late, it -> {
            When when = it.when(it.c, () -> it.y.assign(1));
            when.otherwise(() -> {});
            when.elseWhen(it.a.eq(0), () -> it.y.assign(3));
        });
        says(late, it -> {
            Switch choice = it.switch_(it.a);
            choice.otherwise(() -> it.y.assign(2));
            choice.on(1, () -> it.y.assign(3));
        });
        says("HERE: error[width]: a case of nothing; give at least one value", it -> it.switch_(it.a)
                .on(new long[] {}, () -> {}));
    }

    @Test
    void nothing() {
        String mistake =
                "HERE: error[missing]: what is handed over here is null; look whether it is declared, or filled, before this line runs";
        says(mistake, it -> it.y.assign((Expr) null));
        says(mistake, it -> it.a.add((Expr) null));
        says(mistake, it -> it.when(null, () -> {}));
        says(mistake, it -> it.let(null, it.a));
        says(mistake, it -> it.wire("w", null));
        says(mistake, it -> it.memory("m", 4, null));
        says(mistake, it -> it.memory("m", 4, Shape.u(8)).contents((long[]) null));
        Problem problem = assertThrows(Problem.class, () -> new Component<NoParams>(null) {
            @Override
            protected void logic() {}
        });
        assertEquals(mistake, problem.getMessage().replaceAll("MistakeTest\\.java:\\d+", "HERE"));
    }

    @Test
    void componentsOfComponents() {
        says(
                "HERE: error[contains-itself]: Endless is an instance within Endless, both with the parameters NoParams[]: that has no end; give the inner one other parameters, and end with one that has no instance of its kind",
                it -> {
                    it.y.assign(1);
                    it.instance("endless", new Endless());
                });
        says(
                "HERE: error[contains-itself]: Bench is an instance within Bench, both with the parameters NoParams[]: that has no end; give the inner one other parameters, and end with one that has no instance of its kind",
                it -> it.instance("me", it));
        String late =
                "HERE: error[late-port]: the port late is declared in logic, which runs after the parent has connected the ports; declare it as a field of the component";
        says(late, it -> holds(it, kid -> kid.input("late", Shape.bit())));
        says(late, it -> holds(it, kid -> kid.inout("late", Shape.bit())));
        says(
                "HERE: error[parameter]: the parameter A is null; give an int, a long, a double, a string or a constant made by lit",
                it -> {
                    it.y.assign(1);
                    it.instance("kid", new Catalogue.Pll(Collections.singletonMap("A", null)));
                });
        says(
                "HERE: error[enable-in-when]: the enable of r under when or switch; put it outside, or next under the when",
                it -> {
                    Reg r = it.reg("r", Shape.bit());
                    it.switch_(it.a).on(1, () -> r.enable(it.c));
                });
    }

    /** An instance with that logic. */
    private static void holds(Bench holder, Consumer<Bench> logic) {
        Bench kid = holder.instance("kid", new Bench(logic, "kid"));
        kid.a.assign(holder.a);
        kid.b.assign(holder.b);
        kid.c.assign(holder.c);
        holder.y.assign(kid.y);
    }

    /** Has no end. */
    static final class Endless extends Component<NoParams> {
        Endless() {
            super(new NoParams());
        }

        @Override
        protected void logic() {
            instance("rest", new Endless());
        }
    }

    @Test
    void aNullOfTheUsersOwnIsTheirs() {
        String[] names = new String[1];
        assertThrows(NullPointerException.class, () -> Elaborated.of(new Bench(it -> names[0].length())));
    }

    @Test
    void aLogicThatSlippedIsNotTakenForHalfOfOne() {
        Bench bench = new Bench(it -> {
            it.y.assign(it.a);
            it.wire("w", Shape.u(0));
        });
        String first = assertThrows(Problem.class, () -> Elaborated.of(bench)).getMessage();
        assertEquals(
                first, assertThrows(Problem.class, () -> Elaborated.of(bench)).getMessage());
    }
}
