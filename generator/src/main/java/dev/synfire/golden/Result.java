package dev.synfire.golden;

/**
 * What a sample is read as.
 *
 * @param label the output neuron with the largest score, the lowest index winning a tie; or the class that one neuron decides
 * @param score its score, what the readout compares
 */
public record Result(int label, long score) {}
