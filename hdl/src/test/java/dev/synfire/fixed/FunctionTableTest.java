package dev.synfire.fixed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.synfire.fixed.FunctionTable.Function;
import dev.synfire.problem.Problem;
import java.math.BigDecimal;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("slow")
class FunctionTableTest {
    static Stream<FunctionTable> straightTables() {
        Stream<FunctionTable> standard = Stream.of(Function.values())
                .flatMap(f -> Stream.of(2, 4, 5, 8).map(bits -> FunctionTable.standard(f, bits)));
        return Stream.concat(
                standard,
                Stream.of(
                        FunctionTable.standard(Function.SIGMOID, 1),
                        FunctionTable.straight(Function.SIGMOID, 17, 12, 16),
                        FunctionTable.straight(Function.TANH, 17, 13, 16),
                        FunctionTable.straight(Function.SIGMOID, 2, 0, 8)));
    }

    @ParameterizedTest
    @MethodSource("straightTables")
    void everyEntryOfAStraightTableIsTheNearestCode(FunctionTable table) {
        BigDecimal[] half = half(table);
        Format output = table.output();
        BigDecimal scale = BigDecimal.TWO.pow(output.fraction());
        for (int z = 0; z < half.length; z++) {
            assertNearest(table, z, half[z].multiply(scale));
            BigDecimal mirrored =
                    table.function() == Function.TANH ? half[z].negate() : BigDecimal.ONE.subtract(half[z]);
            if (z > 0) {
                assertNearest(table, -z, mirrored.multiply(scale));
            }
        }
    }

    /** No other code is nearer: the true value is within half a code, or beyond the last code. */
    private static void assertNearest(FunctionTable table, int z, BigDecimal trueCode) {
        int y = table.evaluate(z);
        int last = (int) table.output().codes().max();
        BigDecimal over = trueCode.subtract(BigDecimal.valueOf(y));
        boolean nearest = over.abs().compareTo(new BigDecimal("0.5")) <= 0
                || Math.abs(y) == last && over.signum() == Integer.signum(y);
        assertTrue(nearest, () -> table.function() + " of z = " + z + " is " + trueCode + ", the table says " + y);
    }

    static Stream<Arguments> measuredTables() {
        return Stream.of(
                        FunctionTable.standard(Function.SIGMOID, 8),
                        FunctionTable.standard(Function.TANH, 8),
                        FunctionTable.standard(Function.SIGMOID, 12),
                        FunctionTable.standard(Function.TANH, 16),
                        FunctionTable.interpolated(Function.SIGMOID, 10, 6, 8, 6))
                .map(table -> Arguments.of(table.function() + " " + table.outputBits(), table));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("measuredTables")
    void theMeasuredErrorIsTheTrueOne(String name, FunctionTable table) {
        BigDecimal[] half = half(table);
        double worst = 0;
        double worstBetween = 0;
        BigDecimal[] between = PreciseFunction.half(table.function(), table.argumentFraction() + 1, 2 * half.length);
        for (int z = -half.length + 1; z < half.length; z++) {
            BigDecimal y = new BigDecimal(table.output().value(table.evaluate(z)));
            worst = Math.max(worst, y.subtract(at(table, half, z)).abs().doubleValue());
            for (int side = -1; side <= 1; side++) {
                worstBetween = Math.max(
                        worstBetween,
                        y.subtract(at(table, between, 2 * z + side)).abs().doubleValue());
            }
        }
        assertEquals(worst, table.error().maximum(), 1e-14, name);
        // Only what lies beyond the argument's range, up to the limits, may add to the ends of the rounding intervals.
        double limit =
                1 - table.output().value(table.evaluate((int) table.arguments().max()));
        assertEquals(Math.max(worstBetween, limit), table.error().overReals(), 1e-14, name);
    }

    private static BigDecimal at(FunctionTable table, BigDecimal[] half, int z) {
        BigDecimal value = half[Math.abs(z)];
        if (z >= 0) {
            return value;
        }
        return table.function() == Function.TANH ? value.negate() : BigDecimal.ONE.subtract(value);
    }

    private static BigDecimal[] half(FunctionTable table) {
        return PreciseFunction.half(table.function(), table.argumentFraction(), 1 << (table.argumentBits() - 1));
    }

    @Test
    void theDefaultSigmoidFillsOneBlockRam() {
        var table = FunctionTable.standard(Function.SIGMOID, 8);
        assertEquals(new Format(10, true, 6), table.argument());
        assertEquals(512, table.entries().size());
        assertEquals(4096, table.memoryBits());
        assertEquals(0, table.interpolationBits());
    }

    @ParameterizedTest
    @CsvSource({
        // z, 256 / (1 + e^(-z/64)) by a pocket calculator, y
        "0, 128.0, 128",
        "64, 187.15, 187",
        "-64, 68.85, 69",
        "128, 225.48, 225",
        "-128, 30.52, 31",
        "320, 254.29, 254",
        "511, 255.91, 255",
        "-511, 0.0872, 0",
    })
    void sigmoidByHand(int z, double real, int y) {
        assertEquals(y, FunctionTable.standard(Function.SIGMOID, 8).evaluate(z), () -> "true value " + real);
    }

    @Test
    void theTextbookNeuronIsWithinTheFinestCode() {
        // weights 2 and 3, inputs 1 and 2, bias 1: I = 9, and 1 / (1 + e^-9) = 0.999877
        var table = FunctionTable.standard(Function.SIGMOID, 16);
        int z = (int) table.argument().quantize(9, Rounding.HALF_UP);
        assertEquals(0.99988, table.output().value(table.evaluate(z)), 0.00001);
    }

    @Test
    void interpolationByHand() {
        // tanh, z in quarters, nodes every 1: round(128 tanh(0, 1, 2)) = 0, 97, 123
        var table = FunctionTable.interpolated(Function.TANH, 4, 2, 8, 2);
        assertEquals(IntVector.of(0, 97, 123), table.entries());
        assertEquals(97, table.evaluate(4));
        // (97 * 3 + 123 * 1 + 2) >> 2 = 416 >> 2 = 104; cut off without the 2 it were 103
        assertEquals(104, table.evaluate(5));
        // (97 * 2 + 123 * 2 + 2) >> 2 = 442 >> 2 = 110
        assertEquals(110, table.evaluate(6));
        assertEquals(-110, table.evaluate(-6));
        // (0 * 3 + 97 * 1 + 2) >> 2 = 99 >> 2 = 24
        assertEquals(-24, table.evaluate(-1));
    }

    @ParameterizedTest
    @CsvSource({
        "SIGMOID, 8, 0.004",
        "SIGMOID, 8, 0.05",
        "SIGMOID, 12, 0.001",
        "TANH, 8, 0.01",
        "TANH, 12, 0.0005",
        "SIGMOID, 16, 0.0001"
    })
    void aDesignKeepsItsPromiseWithTheLeastMemory(Function function, int outputBits, double maximumError) {
        var chosen = FunctionTable.design(function, outputBits, maximumError);
        assertTrue(chosen.error().maximum() <= maximumError, chosen::describe);
        assertTrue(chosen.error().overReals() <= 2 * maximumError, chosen::describe);
        for (int f = 0; f <= chosen.argumentBits() - 2; f++) {
            var other = FunctionTable.interpolated(
                    function, chosen.argumentBits(), chosen.argumentFraction(), outputBits, f);
            assertTrue(other.error().maximum() > maximumError || other.memoryBits() >= chosen.memoryBits());
        }
    }

    @ParameterizedTest
    @CsvSource({"SIGMOID, 9", "SIGMOID, 13", "SIGMOID, 16", "TANH, 9", "TANH, 14", "TANH, 16"})
    void aWideStandardTableIsNowhereOffByMoreThanOneCode(Function function, int outputBits) {
        var table = FunctionTable.standard(function, outputBits);
        assertTrue(table.error().codes() <= 1, table::describe);
    }

    @Test
    void anErrorThatNoTableCanKeepIsAProblem() {
        assertEquals(
                "error[function-error]: a maximum error of 0.001 of a sigmoid with 8 output bits, whose largest code is"
                        + " 0.00390625 short of 1; ask for at least that, or use more output bits",
                assertThrows(Problem.class, () -> FunctionTable.design(Function.SIGMOID, 8, 0.001))
                        .getMessage());
        assertThrows(Problem.class, () -> FunctionTable.design(Function.TANH, 8, Double.NaN));
    }

    @Test
    void describesItselfWithItsErrors() {
        assertEquals(
                "sigmoid table, straight, correctly rounded: 512 entries, 4096 bits of memory; argument 10 bits, 6 of them"
                        + " fraction, -7.984375 to 7.984375; maximum error 0.003566 (0.913 codes) at z = 511, over real"
                        + " arguments 0.003906",
                FunctionTable.standard(Function.SIGMOID, 8).describe());
    }

    @Test
    void impossibleTablesAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> FunctionTable.standard(Function.SIGMOID, 17));
        assertThrows(IllegalArgumentException.class, () -> FunctionTable.standard(Function.TANH, 1));
        assertThrows(IllegalArgumentException.class, () -> FunctionTable.interpolated(Function.TANH, 4, 2, 8, 3));
        assertThrows(
                IllegalArgumentException.class, () -> new FunctionTable(Function.TANH, 4, 2, 8, 2, IntVector.of(0, 1)));
    }
}
