package dev.synfire.hdl.verilog.simplify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.synfire.hdl.Component;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Input;
import dev.synfire.hdl.NoParams;
import dev.synfire.hdl.Node;
import dev.synfire.hdl.RandomExpressions;
import dev.synfire.hdl.Reference;
import dev.synfire.hdl.Shape;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is known of an expression holds of its mathematical value, and what stands in its place has the same value. */
class KnownBitsTest {
    private static final int EXPRESSIONS = 100;
    private static final int VECTORS = 20;

    static final class Inputs extends Component<NoParams> {
        final List<Input> all = new ArrayList<>();

        Inputs() {
            super(new NoParams());
            for (int width : List.of(1, 2, 3, 8, 13, 33, 64, 70)) {
                all.add(input("u" + width, Shape.u(width)));
                all.add(input("s" + width, Shape.s(width)));
            }
        }

        @Override
        protected void logic() {}
    }

    private final Inputs inputs = new Inputs();
    private final KnownBits known = new KnownBits();
    private final Simplifier simplifier = new Simplifier(known);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void holdsForRandomExpressions(long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        RandomExpressions expressions = new RandomExpressions(random, inputs.all);
        List<Expr> drawn = new ArrayList<>();
        for (int i = 0; i < EXPRESSIONS; i++) {
            add(expressions.any(1 + random.nextInt(4)), drawn);
        }
        for (int i = 0; i < VECTORS; i++) {
            Map<Input, BigInteger> vector = new HashMap<>();
            inputs.all.forEach(input -> vector.put(input, RandomExpressions.value(random, input.shape())));
            Reference reference = new Reference(vector);
            for (Expr expr : drawn) {
                BigInteger value = reference.of(expr);
                String told = "seed " + seed + ", " + expr + " for " + vector;
                ConstantFacts facts = known.of(expr);
                assertTrue(facts.allow(value), () -> told + " is " + value + ", against " + facts);
                Expr simple = simplifier.of(expr);
                assertEquals(expr.shape().width(), simple.shape().width(), told);
                assertEquals(expr.shape().signed(), simple.shape().signed(), told);
                assertEquals(value, reference.of(simple), told);
            }
        }
    }

    private Expr input(Shape shape) {
        return inputs.all.stream()
                .filter(input -> input.shape().equals(shape))
                .findFirst()
                .orElseThrow();
    }

    private Expr u(int width) {
        return input(Shape.u(width));
    }

    private Expr s(int width) {
        return input(Shape.s(width));
    }

    private static void add(Expr expr, List<Expr> all) {
        all.add(expr);
        if (expr instanceof Node node) {
            node.operands(operand -> add(operand, all));
        }
    }

    private Optional<BigInteger> value(Expr expr) {
        return known.of(expr).value();
    }

    private static Optional<BigInteger> is(long number) {
        return Optional.of(BigInteger.valueOf(number));
    }

    @Test
    void extendedNumberIsNeverOneWithHigherBits() {
        Expr wide = u(8).extend(Shape.u(13));
        assertEquals(is(0), value(wide.eq(0x100)));
        assertEquals(is(1), value(wide.asSigned().ne(-1)));
        assertEquals(
                is(0), value(wide.eq(0x100).mux(u(8), Expr.lit(0, Shape.u(8))).ne(0)));
    }

    @Test
    void bitsThatStandThroughArithmeticAreKnown() {
        Expr even = u(8).shl(1);
        assertEquals(is(1), value(even.add(1).bit(0)));
        assertEquals(is(0), value(even.mul(even).bits(1, 0)));
        assertEquals(is(3), value(even.shl(2).sub(5).bits(2, 0))); // 8k - 5 = 8(k - 1) + 3
        assertEquals(
                is(1),
                value(even.or(Expr.lit(1, even.shape()))
                        .xorReduce()
                        .or(even.bit(0).not())));
    }

    @Test
    void rangesAreKnown() {
        Expr product = s(3).mul(s(3)); // -12 to 16
        assertEquals(is(1), value(product.ge(-12)));
        assertEquals(is(0), value(product.gt(16)));
        assertEquals(Optional.empty(), value(product.gt(15)));
        assertEquals(is(31), value(product.add(43).sat(Shape.u(5)))); // 31 to 59
    }

    @Test
    void thingAndItselfAreKnown() {
        Expr x = u(13);
        assertEquals(is(0), value(x.sub(x)));
        assertEquals(is(0), value(x.xor(x)));
        assertEquals(is(0x1fff), value(x.or(x.not())));
        assertEquals(is(1), value(x.le(x)));
    }

    @Test
    void simplerFormsStandInTheirPlace() {
        Expr x = u(8);
        Expr y = u(8).addWrap(1);
        Expr never = x.extend(Shape.u(13)).eq(0x1000);
        assertEquals(y, simplifier.of(never.mux(x, y)));
        assertEquals(x, simplifier.of(x.and(Expr.lit(255, x.shape()))));
        assertEquals(x.extend(Shape.u(9)), simplifier.of(x.add(0)));
        assertEquals(x.bits(4, 3), simplifier.of(x.bits(Expr.lit(0, Shape.u(2)).add(3), 2)));
        assertEquals(
                x.shl(2).extend(Shape.u(15)),
                simplifier.of(x.shl(Expr.lit(1, Shape.u(2)).add(1))));
    }
}
