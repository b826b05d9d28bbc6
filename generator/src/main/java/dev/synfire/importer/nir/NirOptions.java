package dev.synfire.importer.nir;

import dev.synfire.fixed.Range;
import dev.synfire.model.Readout;
import java.util.Optional;

/**
 * What a NIR file doesn't say.
 *
 * @param discretisation how time becomes ticks
 * @param ticks of a sample
 * @param readout how the result is read; empty: spike counts, or the membrane where the last layer doesn't spike, or the
 *     sum of its outputs where it has no neurons
 * @param values what an input may be
 * @param scale what an input of 1 stands for
 */
public record NirOptions(
        Discretisation discretisation, int ticks, Optional<Readout> readout, Range values, double scale) {
    /** Spikes as inputs, that many ticks, and the usual readout. */
    public static NirOptions of(Discretisation discretisation, int ticks) {
        return new NirOptions(discretisation, ticks, Optional.empty(), new Range(0, 1), 1);
    }
}
