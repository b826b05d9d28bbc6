package dev.synfire.hdl.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.synfire.hdl.Choices;
import dev.synfire.hdl.Coverage;
import dev.synfire.hdl.Memory;
import dev.synfire.hdl.Shape;
import dev.synfire.hdl.Soup;
import dev.synfire.hdl.check.Elaborated;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * 20,000 random expressions and 500 random designs do in the JVM, in Verilator and in Icarus, all three, the same, and
 * linters find nothing in them. scripts/prove does ten times as many, with any seed.
 */
@Execution(ExecutionMode.CONCURRENT)
class PrinterProofTest {
    private static final long SEED = 1;

    static IntStream expressions() {
        return IntStream.range(0, 20_000 / Kind.EXPRESSIONS.together());
    }

    static IntStream designs() {
        return IntStream.range(0, 500 / Kind.DESIGNS.together());
    }

    @ParameterizedTest
    @MethodSource("expressions")
    void expressionsAreTheSameThreeWays(int batch, @TempDir Path folder) {
        new Proof(Kind.EXPRESSIONS, SEED, folder).batch(batch);
    }

    @ParameterizedTest
    @MethodSource("designs")
    void designsAreTheSameThreeWays(int batch, @TempDir Path folder) {
        new Proof(Kind.DESIGNS, SEED, folder).batch(batch);
    }

    /**
     * A condition widened to 32 bits and shifted to the highest is no negative number when bits of it are taken or it is
     * widened again; what Verilator 5.032 makes of it is: of the first with -fno-expand, of the second without.
     */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0,0,0,1,0,2,13,2,0,7,26,5,11,0,105,0,0,5,-3439526329875768795,1,0,0,34,2,3,42,0,61,7,19,125,1,1,2,5,26,"
                        + "136,126,3,122,4,6,7,121,3,139,4,7,6",
                "27,2,1,2,34,1,0,122,4,41,1,4,4,4"
            })
    void aConditionShiftedToBit31(String numbers, @TempDir Path folder) {
        String told = new Proof(Kind.EXPRESSIONS, 2, folder)
                .told(Stream.of(numbers.split(",")).mapToLong(Long::parseLong).toArray());
        assertTrue(told.startsWith("all agree on it alone"), told);
    }

    /** What rounds needs a bit to give up; one bit has no other shape to be clipped to, and no part. */
    private static final Set<String> NOT_OF_ONE_BIT = Set.of("RoundHalfUp", "Saturate", "Part");

    @Test
    void everyWidthUpTo70OfEitherSignIsAnOperandOfEveryKindOfExpression() {
        Coverage coverage = new Coverage();
        for (int batch : expressions().toArray()) {
            Soup soup = new Soup(Kind.EXPRESSIONS.members(SEED, batch));
            soup.outputs().forEach(output -> coverage.add(soup.meaning(output)));
        }
        Set<String> missing = new TreeSet<>();
        coverage.shapes().forEach((kind, shapes) -> {
            for (int width = NOT_OF_ONE_BIT.contains(kind) ? 2 : 1; width <= 70; width++) {
                for (Shape shape : List.of(Shape.u(width), Shape.s(width))) {
                    if (!shapes.contains(shape)) {
                        missing.add(kind + " of " + shape);
                    }
                }
            }
        });
        // A number that is not negative is rounded toward zero by leaving out bits.
        missing.removeIf(one -> one.startsWith("RoundTowardZero of u") || one.equals("RoundTowardZero of bit"));
        missing.remove("RoundTowardZero of s(1)");
        assertEquals(Set.of(), missing);
        assertEquals(
                31, coverage.shapes().size(), () -> coverage.shapes().keySet().toString());
    }

    @Test
    void everyKindOfStatementAndMemoryIsDrawn() {
        Drawn drawn = new Drawn();
        for (int batch : designs().toArray()) {
            drawn.add(Elaborated.of(Kind.DESIGNS.batch(Kind.DESIGNS.members(SEED, batch))));
        }
        Set<String> expected = new TreeSet<>(Set.of(
                "Assign",
                "Next",
                "Part",
                "Part of Reg",
                "Part of Wire",
                "When",
                "Switch",
                "case of one",
                "case of several",
                "Declaration",
                "Named",
                "Instance",
                "Connection",
                "register with synchronous high reset",
                "register with asynchronous low reset",
                "register without reset",
                "register with an enable",
                "read at synchronous high reset",
                "read at asynchronous low reset",
                "write",
                "write of lanes",
                "read or write",
                "read or write of lanes"));
        for (Memory.Style style : Memory.Style.values()) {
            for (Memory.Collision collision : Memory.Collision.values()) {
                expected.add("memory " + style + " " + collision);
                if (style != Memory.Style.HUGE) {
                    expected.add("memory " + style + " " + collision + " with contents");
                }
            }
        }
        assertEquals(expected, drawn.kinds());
    }

    /** The numbers above 9 fail when three of them are there: 10, 10, 10 is left. */
    @Test
    void whatFailsIsReduced() {
        Shrinker shrinker = new Shrinker(candidates -> {
            java.util.BitSet failing = new java.util.BitSet();
            for (int i = 0; i < candidates.size(); i++) {
                failing.set(
                        i,
                        java.util.Arrays.stream(candidates.get(i))
                                        .filter(n -> n > 9)
                                        .count()
                                >= 3);
            }
            return failing;
        });
        long[] numbers = Choices.random(3).longs(40, 0, 100).toArray();
        assertEquals("10, 10, 10", Choices.text(shrinker.smallest(numbers)));
    }
}
