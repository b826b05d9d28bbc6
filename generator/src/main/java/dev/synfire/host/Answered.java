package dev.synfire.host;

import dev.synfire.fixed.IntVector;
import java.util.OptionalInt;

/**
 * What a core answers to a sample.
 *
 * @param label the output neuron that won
 * @param scores the winner's score alone, or every output neuron's if the network reports them
 * @param cycles clocks of the core from the sample's first event to its result; empty for a sample that was sent tick by tick
 */
public record Answered(int label, IntVector scores, OptionalInt cycles) {}
