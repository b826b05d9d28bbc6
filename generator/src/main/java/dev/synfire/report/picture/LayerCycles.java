package dev.synfire.report.picture;

/**
 * What a layer did with its clock cycles in the co-simulation, samples fed without a pause. The three shares have the sum 1.
 *
 * @param layer its name
 * @param busy share of the cycles with an event or a marker to work on
 * @param held share in which there was one, and the layer behind was not ready
 * @param waiting share without anything to work on
 */
public record LayerCycles(String layer, double busy, double held, double waiting) {
    /** The share in which there was something to work on. */
    public double busyOrHeld() {
        return busy + held;
    }
}
