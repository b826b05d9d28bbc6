package dev.synfire.cosim;

import dev.synfire.integer.Sample;
import java.util.OptionalInt;

/**
 * A sample as it goes into a core.
 *
 * @param index of the sample in the inputs, from 0
 * @param ticks of it that go in; fewer than the network's end it early
 * @param label from which a network that learns does so; empty for none
 */
record Presented(int index, Sample sample, int ticks, OptionalInt label) {}
