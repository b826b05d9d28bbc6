package dev.synfire.flow;

import java.util.LinkedHashMap;
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
 */
public record LayerEffect(
        String name, String compared, OptionalDouble signalToNoise, OptionalDouble codesUsed, Optional<Spikes> spikes) {
    /**
     * Spikes counted.
     *
     * @param real of the network in real numbers
     * @param integer of the one in integers
     * @param error by how many the count of one neuron in one sample differs, on average
     */
    public record Spikes(long real, long integer, double error) {}

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
