package dev.synfire.hdl.verilog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.synfire.hdl.Component;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Input;
import dev.synfire.hdl.Output;
import dev.synfire.hdl.RandomExpressions;
import dev.synfire.hdl.Reference;
import dev.synfire.hdl.Shape;
import dev.synfire.hdl.Wire;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Printed expressions mean in Icarus what they mean in mathematics, and linters find nothing in them. */
class ExpressionsAgainstIcarusTest {
    private static final int EXPRESSIONS = 60;
    private static final int VECTORS = 60;

    record Seed(long seed) {}

    /** Many expressions over a few inputs, assigned to outputs of their own or a wider shape, or under a when. */
    static final class Soup extends Component<Seed> {
        private final RandomGenerator random;
        final List<Input> inputs = new ArrayList<>();
        final List<Output> outputs = new ArrayList<>();
        final List<Expr> meanings = new ArrayList<>();

        Soup(long seed) {
            super(new Seed(seed));
            random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
            List<Integer> widths = List.of(1, 2, 8, 9, 4 + random.nextInt(20), 30 + random.nextInt(41));
            for (int width : widths) {
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
                Output output = outputs.get(i);
                Expr meaning = meanings.get(i);
                if (random.nextInt(4) == 0) {
                    Wire wire = wire("w" + i, output.shape());
                    wire.assign(0);
                    Expr condition = inputs.getFirst();
                    when(condition, () -> when(condition.not(), () -> wire.assign(0))
                                    .otherwise(() -> wire.assign(meaning)))
                            .otherwise(() -> wire.assign(meaning));
                    output.assign(wire);
                } else {
                    output.assign(meaning);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void everyExpressionHasItsMathematicalValue(long seed, @TempDir Path folder)
            throws IOException, InterruptedException {
        Soup soup = new Soup(seed);
        Design design = Verilog.emit(soup);
        Programs.write(design, folder);
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(1000 + seed);
        List<Map<Input, BigInteger>> vectors = new ArrayList<>();
        for (int i = 0; i < VECTORS; i++) {
            Map<Input, BigInteger> vector = new HashMap<>();
            soup.inputs.forEach(input -> vector.put(input, RandomExpressions.value(random, input)));
            vectors.add(vector);
        }
        Programs.write(folder, "bench.v", bench(soup, vectors));
        assertEquals(
                "",
                Programs.run(folder, "iverilog", "-g2001", "-Wall", "-s", "bench", "-o", "bench", "soup.v", "bench.v"));
        List<String> lines = Programs.run(folder, "vvp", "-n", "bench").lines().toList();
        assertEquals(VECTORS * EXPRESSIONS, lines.size());
        for (int i = 0; i < VECTORS; i++) {
            Reference reference = new Reference(vectors.get(i));
            for (int j = 0; j < EXPRESSIONS; j++) {
                Output output = soup.outputs.get(j);
                BigInteger bits = Shape.u(output.shape().width()).wrap(reference.of(soup.meanings.get(j)));
                String found = lines.get(i * EXPRESSIONS + j);
                String told = output.name() + " of seed " + seed + " for " + vectors.get(i) + "\n"
                        + printed(design, output.name(), "w" + j);
                assertTrue(found.matches("[01]+"), told + found);
                assertEquals(bits, new BigInteger(found, 2), told);
            }
        }
        Programs.lint(design, folder);
    }

    /** The lines about an output and its wire. */
    private static String printed(Design design, String output, String wire) {
        return design.files()
                .get("soup.v")
                .lines()
                .filter(line -> line.contains(output + " ") || line.contains(output + "_") || line.contains(wire + " "))
                .collect(Collectors.joining("\n"));
    }

    private static String bench(Soup soup, List<Map<Input, BigInteger>> vectors) {
        StringBuilder text = new StringBuilder("module bench;\n");
        StringBuilder pins = new StringBuilder();
        for (Input input : soup.inputs) {
            text.append("reg [" + (input.shape().width() - 1) + ":0] " + input.name() + ";\n");
            pins.append(pins.isEmpty() ? "" : ", ").append("." + input.name() + "(" + input.name() + ")");
        }
        for (Output output : soup.outputs) {
            text.append("wire [" + (output.shape().width() - 1) + ":0] " + output.name() + ";\n");
            pins.append(", ." + output.name() + "(" + output.name() + ")");
        }
        text.append("soup dut (" + pins + ");\ninitial begin\n");
        for (Map<Input, BigInteger> vector : vectors) {
            for (Input input : soup.inputs) {
                int width = input.shape().width();
                text.append(input.name() + " = " + width + "'h"
                        + Shape.u(width).wrap(vector.get(input)).toString(16) + "; ");
            }
            text.append("#1;\n");
            soup.outputs.forEach(output -> text.append("$display(\"%b\", " + output.name() + ");\n"));
        }
        return text + "end\nendmodule\n";
    }
}
