package dev.synfire.quantize;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.synfire.fixed.Rounding;
import dev.synfire.integer.Decay;
import dev.synfire.network.neuron.Leak;
import org.junit.jupiter.api.Test;

class LeakQuantizerTest {
    private static String quantized(double beta, Leak.Form form, Rounding rounding) {
        LayerNotes notes = new LayerNotes();
        Decay decay = LeakQuantizer.quantize(new Leak(beta, form, rounding), notes);
        return decay.multiplier() + "/2^" + decay.shift() + " " + notes.all();
    }

    @Test
    void theFewestBitsWithinAHundredthOfTheLeakAreTaken() {
        // -1 / ln(461 / 512) = 9.5298, -1 / ln(0.9) = 9.4912, -1 / ln(15 / 16) = 15.4946, -1 / ln(7 / 8) = 7.4889.
        // 0.9: 1 - beta = 0.1, tolerance 0.001. 115/128 is off by 0.0016, 461/512 by 0.0004.
        assertEquals(
                "461/2^9 [leak         approximated beta as 461 / 2^9 = 0.900391 for 0.9, a time constant of 9.53 ticks for 9.491 ticks, "
                        + "1 - beta off by 0.3906 %, "
                        + "rounded to the nearest]",
                quantized(0.9, new Leak.Form.Automatic(), Rounding.HALF_UP));
        assertEquals(
                "15/2^4 [leak         exact        beta as 15 / 2^4, a time constant of 15.49 ticks, rounded down]",
                quantized(0.9375, new Leak.Form.Automatic(), Rounding.FLOOR));
    }

    @Test
    void bitsAndPowersOfTwoCanBeAskedFor() {
        // 0.9 * 16 = 14.4
        assertEquals(
                "14/2^4 [leak         approximated beta as 14 / 2^4 = 0.875000 for 0.9, a time constant of 7.489 ticks for 9.491 "
                        + "ticks, 1 - beta off by 25 %, rounded "
                        + "toward zero]",
                quantized(0.9, new Leak.Form.Bits(4), Rounding.TOWARD_ZERO));
        // 1 - 1/8 = 0.875 is off by 0.025, 1 - 1/16 = 0.9375 by 0.0375
        assertEquals(
                "7/2^3 [leak         approximated beta as 7 / 2^3 = 0.875000 for 0.9, a time constant of 7.489 ticks for 9.491 "
                        + "ticks, 1 - beta off by 25 %, rounded "
                        + "down]",
                quantized(0.9, new Leak.Form.PowerOfTwo(), Rounding.FLOOR));
    }

    @Test
    void nothingIsLeftOrNothingIsLost() {
        assertEquals(
                "0/2^0 [leak         exact        beta as 0 / 2^0, a time constant of 0 ticks, rounded down]",
                quantized(0, new Leak.Form.Automatic(), Rounding.FLOOR));
        assertEquals("1/2^0 []", quantized(1, new Leak.Form.Automatic(), Rounding.FLOOR));
    }
}
