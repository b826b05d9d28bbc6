package dev.synfire.hdl.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.synfire.fixed.Rounding;
import dev.synfire.hdl.Component;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Input;
import dev.synfire.hdl.NoParams;
import dev.synfire.hdl.Output;
import dev.synfire.hdl.Shape;
import dev.synfire.hdl.sim.Simulation;
import dev.synfire.hdl.verilog.Verilog;
import dev.synfire.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Deep expressions are told of; those that are allowed need little stack, whatever they are of. */
class NestingTest {
    /** What a thread has that nobody asked to have more. */
    private static final int SMALL_STACK = 1024 * 1024;

    /** One operator over and over. */
    static final class Tower extends Component<NoParams> {
        private final int depth;
        private final UnaryOperator<Expr> floor;
        private final Shape shape;
        Input a;
        Output y;

        Tower(int depth, Shape shape, UnaryOperator<Expr> floor) {
            super(new NoParams());
            this.depth = depth;
            this.floor = floor;
            this.shape = shape;
            a = input("a", shape);
            y = output("y", shape);
        }

        @Override
        protected void logic() {
            Expr value = a;
            for (int i = 0; i < depth; i++) {
                value = floor.apply(value);
            }
            y.assign(value.wrap(shape));
        }
    }

    private static void onSmallStack(Runnable body) throws InterruptedException {
        List<Throwable> thrown = new ArrayList<>();
        Thread thread = new Thread(null, body, "small", SMALL_STACK);
        thread.setUncaughtExceptionHandler((_, problem) -> thrown.add(problem));
        thread.start();
        thread.join();
        assertEquals(List.of(), thrown);
    }

    private static UnaryOperator<Expr> floor(String kind) {
        Shape shape = Shape.s(20);
        return switch (kind) {
            case "or" -> below -> below.or(below.shape().equals(shape) ? Expr.lit(5, shape) : below);
            case "xor right" -> below -> Expr.lit(5, shape).xor(below);
            case "add" -> below -> below.addWrap(3);
            case "saturated" -> below -> below.addSat(Expr.lit(3, shape));
            case "mux" ->
                below -> Expr.lit(1, Shape.bit()).xor(Expr.lit(1, Shape.bit())).mux(below, Expr.lit(5, shape));
            case "rounded" -> below -> below.shiftRight(1, Rounding.HALF_UP).extend(shape);
            case "shifted" -> below -> below.shr(Expr.lit(3, Shape.u(2)).bits(1, 0));
            case "sliced" -> below -> below.bits(19, 1).asSigned().extend(shape);
            case "wide" ->
                below -> below.replicate(4).bits(60, 41).asSigned().neg().wrap(shape);
            default -> throw new IllegalArgumentException(kind);
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"or", "xor right", "add", "saturated", "mux", "rounded", "shifted", "sliced", "wide"})
    void whatIsAllowedNeedsLittleStack(String kind) throws InterruptedException {
        UnaryOperator<Expr> floor = floor(kind);
        int operators = depth(floor.apply(Expr.lit(0, Shape.s(20))));
        int floors = (Nesting.DEEPEST - 2) / operators;
        onSmallStack(() -> Verilog.emit(new Tower(floors, Shape.s(20), floor)));
        onSmallStack(() -> {
            Tower tower = new Tower(floors, Shape.s(20), floor);
            try (var dut = Simulation.of(tower)) {
                dut.set(tower.a, 1);
                dut.get(tower.y);
            }
        });
    }

    private static int depth(Expr expr) {
        int[] deepest = {0};
        expr.operands(operand -> deepest[0] = Math.max(deepest[0], depth(operand)));
        return 1 + deepest[0];
    }

    @Test
    void aDeeperOneIsToldOf() throws InterruptedException {
        onSmallStack(() -> {
            Tower tower = new Tower(3_000, Shape.u(8), below -> below.or(Expr.lit(1, Shape.u(8))));
            Problem problem = assertThrows(Problem.class, () -> Elaborated.of(tower));
            assertEquals(
                    "HERE: error[nesting]: an expression is nested deeper than 200; name its parts with let; Expr.sum, any and all join many values",
                    problem.getMessage().replaceAll("NestingTest\\.java:\\d+", "HERE"));
        });
    }

    @Test
    void oneThatSharesItsPartsTooOftenIsToldOf() {
        Problem problem = assertThrows(
                Problem.class, () -> Elaborated.of(new Tower(100, Shape.u(8), below -> below.xor(below.not()))));
        assertEquals(
                "HERE: error[nesting]: an expression is more than 1000000 operators when it is written out; name its parts with let; Expr.sum, any and all join many values",
                problem.getMessage().replaceAll("NestingTest\\.java:\\d+", "HERE"));
    }

    @Test
    void manyValuesAreJoinedInATree() {
        Component<NoParams> joined = new Component<>(new NoParams()) {
            @Override
            protected void logic() {
                List<Input> bits = new ArrayList<>();
                for (int i = 0; i < 3000; i++) {
                    bits.add(input("b" + i, bit()));
                }
                Expr sum = Expr.sum(bits);
                output("any", bit()).assign(Expr.any(bits));
                output("all", bit()).assign(Expr.all(bits));
                output("sum", sum.shape()).assign(sum);
                assertEquals(Shape.u(13), sum.shape());
            }

            @Override
            protected String moduleName() {
                return "joined";
            }
        };
        assertEquals("joined", Verilog.emit(joined).top());
    }
}
