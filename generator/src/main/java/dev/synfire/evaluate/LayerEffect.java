package dev.synfire.evaluate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What quantizing changed in what one layer does, over samples.
 *
 * @param name the layer's name
 * @param compared membranes, after any reset, or activations: what the signal-to-noise ratio is about
 * @param signalToNoise of that in integers against real numbers, over every neuron and tick, in decibels; empty where
 *     nothing differs, or nothing happens
 * @param codesUsed the part of an activation's codes, from 0 to 1, that the largest takes; empty where no multiplier made them
 * @param spikes what the layer's neurons fired in real numbers and in integers; empty if they don't fire
 * @param signals how activations or membranes are distributed
 */
public record LayerEffect(
        String name,
        String compared,
        OptionalDouble signalToNoise,
        OptionalDouble codesUsed,
        Optional<Spikes> spikes,
        Signals signals) {
    /**
     * Spikes counted.
     *
     * @param real of the network in real numbers
     * @param integer of the one in integers
     * @param error by how many the count of one neuron in one sample differs, on average
     */
    public record Spikes(long real, long integer, double error) {}

    /**
     * How activations or membranes are distributed, over every neuron and tick.
     *
     * @param real in real numbers
     * @param integer in integers, in the units of the real ones
     * @param lowest what the lowest integer stands for
     * @param highest what the highest integer stands for, with the coarsest unit of any neuron
     * @param limited the share of integers that are the lowest or the highest, where the real number lies beyond
     * @param error the root of the mean of the squared errors
     * @param largestError the largest error
     */
    public record Signals(
            Counts real,
            Counts integer,
            double lowest,
            double highest,
            double limited,
            double error,
            double largestError) {}

    /**
     * How many values lie where.
     *
     * @param from where the first bin begins
     * @param step the width of a bin
     * @param counts one per bin
     */
    public record Counts(double from, double step, List<Long> counts) {
        public Counts {
            counts = List.copyOf(counts);
        }
    }

    /** The stable form: {compared, signalToNoise, codesUsed, floatSpikes, integerSpikes, spikeCountError}. */
    public Map<String, Object> json() {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("compared", compared);
        signalToNoise.ifPresent(decibels -> object.put("signalToNoise", decibels));
        codesUsed.ifPresent(share -> object.put("codesUsed", share));
        spikes.ifPresent(counted -> {
            object.put("floatSpikes", counted.real());
            object.put("integerSpikes", counted.integer());
            object.put("spikeCountError", counted.error());
        });
        return object;
    }
}
