package dev.synfire.report.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** What a design takes, from published measurements. */
class EnergyTest {
    private static final Colours COLOURS = new Colours(new Parts(List.of("hidden")));
    private static final List<Energy.Toggles> COUNTED = List.of(new Energy.Toggles("hidden", 500, 100, 10_600));

    /**
     * By hand, at 24 MHz: 0.1 mW static, 24 * 0.052 = 1.248 mW of tree, 1.1 mW of PLL; at least 100 toggles * 0.2 pJ * 24 MHz = 0.48
     * mW, at most 4,000 / 8 * 0.2 pJ * 24 MHz = 2.4 mW. Without RAM 2.93 to 4.85 mW; a sample of 4 us takes 11.7 to 19.4 nJ.
     */
    @Test
    void anEstimateIsASumOfMeasuredParts() {
        Energy energy = new Energy(
                "ICE40UP5K", Optional.of(new Energy.Clock(24, true, 4000, 0, OptionalDouble.of(4))), COUNTED);
        assertEquals(2.928, energy.low(), 1e-9);
        assertEquals(4.848, energy.high(), 1e-9);
        assertEquals(11.7, energy.json().get("lowestNanojoulesPerSample").asDouble());
        String html = energy.html(COLOURS);
        assertTrue(html.contains("<b>2.9 to 4.8 mW</b>, or <b>12 to 19 nJ</b> per sample"), html);
        assertTrue(html.contains("This is an estimate; nothing was measured."));
    }

    /** With RAM the upper end is what the nearest design was measured at. */
    @Test
    void ramRaisesTheUpperEnd() {
        Energy energy = new Energy(
                "ICE40UP5K", Optional.of(new Energy.Clock(12, false, 4000, 25, OptionalDouble.empty())), COUNTED);
        assertEquals(12.05, energy.high());
        assertEquals(0.1 + 0.624 + 0.24, energy.low(), 1e-9);
        assertTrue(energy.html(COLOURS).contains("none: the oscillator drives the core"));
    }

    @Test
    void elsewhereNothingIsEstimated() {
        Energy energy = new Energy("LFE5U-85F", Optional.empty(), List.of());
        assertFalse(energy.json().get("estimated").asBoolean());
        String html = energy.html(COLOURS);
        assertTrue(html.contains("Not estimated: nobody has published what the elements of the LFE5U-85F take."), html);
        assertFalse(html.contains("mW"));
    }
}
