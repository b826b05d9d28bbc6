package dev.synfire.network.neuron;

import dev.synfire.model.CurrentFeed;

/**
 * A current with a decay of its own between the synapses and the membrane: i = alpha * i + I. It is 0 before a sample.
 *
 * @param leak what remains of i after a tick
 * @param feed which i the membrane gets
 */
public record SynapticCurrent(Leak leak, CurrentFeed feed) {}
