package dev.synfire.hdl.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.synfire.hdl.Component;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Input;
import dev.synfire.hdl.Output;
import dev.synfire.hdl.RandomExpressions;
import dev.synfire.hdl.Reference;
import dev.synfire.hdl.Shape;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A compiled expression of any verb, width and sign has the value that mathematics gives it. */
class RandomExpressionsTest {
    private static final int EXPRESSIONS = 200;
    private static final int VECTORS = 50;

    record Seed(long seed) {}

    /** Many expressions over a few inputs, each for an output of its own or a wider shape. */
    static final class Soup extends Component<Seed> {
        private final RandomGenerator random;
        final List<Input> inputs = new ArrayList<>();
        final List<Output> outputs = new ArrayList<>();
        final List<Expr> meanings = new ArrayList<>();

        Soup(long seed) {
            super(new Seed(seed));
            random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
            for (int width : List.of(
                    1, 2, 8, 4 + random.nextInt(28), 31 + random.nextInt(32), 63, 64, 65 + random.nextInt(90))) {
                inputs.add(input("u" + inputs.size(), Shape.u(width)));
                inputs.add(input("s" + inputs.size(), Shape.s(width)));
            }
            RandomExpressions expressions = new RandomExpressions(random, inputs);
            for (int i = 0; i < EXPRESSIONS; i++) {
                Expr meaning = expressions.any(1 + random.nextInt(4));
                meanings.add(meaning);
                Shape shape = meaning.shape();
                outputs.add(output("y" + i, shape.withWidth(shape.width() + Math.max(0, random.nextInt(8) - 4))));
            }
        }

        @Override
        protected void logic() {
            for (int i = 0; i < EXPRESSIONS; i++) {
                outputs.get(i).assign(meanings.get(i));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
    void everyExpressionHasItsMathematicalValue(long seed) {
        Soup soup = new Soup(seed);
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(1000 + seed);
        try (var dut = Simulation.of(soup)) {
            for (int i = 0; i < VECTORS; i++) {
                Map<Input, BigInteger> vector = new HashMap<>();
                soup.inputs.forEach(input -> vector.put(input, RandomExpressions.value(random, input.shape())));
                vector.forEach(dut::set);
                Reference reference = new Reference(vector);
                for (int j = 0; j < EXPRESSIONS; j++) {
                    Output output = soup.outputs.get(j);
                    BigInteger value = reference.of(soup.meanings.get(j));
                    String told = "seed " + seed + ", " + soup.meanings.get(j) + " for " + vector;
                    assertEquals(Shape.u(output.shape().width()).wrap(value), dut.getWide(output), told);
                    if (output.shape().width() <= Long.SIZE) {
                        assertEquals(value.longValue(), dut.get(output), told);
                    }
                }
            }
        }
    }
}
