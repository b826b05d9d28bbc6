package dev.synfire.quantize.calibration;

import dev.synfire.fixed.Range;
import dev.synfire.network.tensor.Vector;
import java.util.List;
import java.util.Optional;

/**
 * What the neurons of one layer did in real numbers over samples.
 *
 * @param feeds what arrived along each feed; empty if that is too much to compare with each other
 * @param lowest the lowest membrane of each neuron, before any reset; zeros for rate neurons
 * @param highest the highest
 * @param lowestCurrents the lowest synaptic current of each neuron; zeros where there is none
 * @param highestCurrents the highest
 * @param largestOutput the largest magnitude that any neuron sent
 * @param usualOutput the magnitude that the asked share of what was sent did not exceed
 */
public record Observed(
        Optional<List<FeedMoments>> feeds,
        Vector lowest,
        Vector highest,
        Vector lowestCurrents,
        Vector highestCurrents,
        double largestOutput,
        double usualOutput) {
    /** The membranes of all neurons, in whole units of which each neuron has its own. */
    public Range membranes(Vector units) {
        return inUnits(lowest, highest, units);
    }

    /** The synaptic currents of all neurons, in whole units of which each neuron has its own. */
    Range currents(Vector units) {
        return inUnits(lowestCurrents, highestCurrents, units);
    }

    private static Range inUnits(Vector lowest, Vector highest, Vector units) {
        double min = 0;
        double max = 0;
        for (int n = 0; n < units.size(); n++) {
            min = Math.min(min, lowest.get(n) / units.get(n));
            max = Math.max(max, highest.get(n) / units.get(n));
        }
        return new Range(Math.round(Math.floor(min)), Math.round(Math.ceil(max)));
    }

    /** {@link Calibration#MARGIN} times as much on both sides. */
    public static Range withMargin(Range seen) {
        return new Range(
                Math.round(Math.floor(seen.min() * Calibration.MARGIN)),
                Math.round(Math.ceil(seen.max() * Calibration.MARGIN)));
    }
}
