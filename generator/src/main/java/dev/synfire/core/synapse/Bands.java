package dev.synfire.core.synapse;

import dev.synfire.integer.ConvolutionSynapses;

/**
 * How the output channels of a convolution share its lanes: in bands of as many channels as there are lanes, none across
 * two groups, so that the last band of a group may be short.
 *
 * @param groups groups of channels
 * @param channels output channels of a group
 * @param lanes channels of a band, at most those of a group
 */
record Bands(int groups, int channels, int lanes) {
    /** As many lanes as asked for, or as many as a group has channels. */
    static Bands of(ConvolutionSynapses synapses, int lanes) {
        return new Bands(synapses.groups(), synapses.outputsPerGroup(), Math.min(lanes, synapses.outputsPerGroup()));
    }

    /** Bands of a group: the passes that an event takes. */
    int perGroup() {
        return Math.ceilDiv(channels, lanes);
    }

    /** All bands. */
    int count() {
        return groups * perGroup();
    }

    /** Whether all bands have as many channels. */
    boolean uniform() {
        return channels % lanes == 0;
    }
}
