package dev.synfire.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.synfire.network.neuron.CurveFunction;
import dev.synfire.network.neuron.CurveFunction.Elu;
import dev.synfire.network.neuron.CurveFunction.Plain;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CurveFunctionTest {
    @Test
    void valuesAreThoseOfTables() {
        // From the power series of e^x and of the error function, to six places.
        near(-0.632121, new Elu(1).of(-1));
        near(-1.111331, Plain.SELU.of(-1));
        near(1.050701, Plain.SELU.of(1));
        near(0.731059, Plain.SILU.of(1));
        near(-0.268941, Plain.SILU.of(-1));
        near(2 / 3.0, Plain.HARD_SWISH.of(1));
        near(-1 / 3.0, Plain.HARD_SWISH.of(-1));
        near(0.841345, Plain.GELU.of(1)); // the share below one standard deviation
        near(-0.045500, Plain.GELU.of(-2)); // 2 times the share below two: 0.0227501
        near(0.693147, Plain.SOFTPLUS.of(0));
        near(0.865098, Plain.MISH.of(1));
    }

    @ParameterizedTest
    @EnumSource
    void eachFallsToItsTurnAndRisesFromThere(Plain function) {
        double turn = function.turn().orElse(-40);
        for (double x = -40; x < 20; x += 1 / 64.0) {
            double rise = function.of(x + 1 / 64.0) - function.of(x);
            boolean falls = x + 1 / 64.0 <= turn;
            boolean both = x < turn && turn < x + 1 / 64.0;
            assertTrue(both || (falls ? rise <= 1e-14 : rise >= 0), function + " at " + x + " rises by " + rise);
        }
        assertEquals(function.floor(), function.of(-1e6), 1e-9, function.word());
        assertTrue(CurveFunction.of(function.word()).orElseThrow() == function);
    }

    @Test
    void gelusFormsAreNearEachOther() {
        for (double x = -6; x < 6; x += 0.01) {
            assertEquals(Plain.GELU.of(x), Plain.GELU_TANH.of(x), 0.0005);
        }
    }

    private static void near(double expected, double actual) {
        assertEquals(expected, actual, 6e-7);
    }
}
