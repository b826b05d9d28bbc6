package dev.synfire.cosim;

/**
 * A weight or a bias that a core wrote.
 *
 * @param layer whose
 * @param neuron to which
 * @param address from which; -1 for a bias
 */
record Written(int layer, int neuron, int address, int value) {}
