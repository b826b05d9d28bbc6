package dev.synfire.quantize;

/** How the weights of a neuron become codes of a given step, and what that costs. */
sealed interface WeightRounding permits NearestRounding, CalibratedRounding {
    /** The codes of a neuron's weights. */
    int[] codes(int neuron, double step);

    /** The mean square of the error of the neuron's current, as far as it is known; steps are compared by it. */
    double cost(int neuron, double step);

    /** The bias of a neuron that goes with these codes, not yet in whole units. */
    double bias(int neuron, int[] codes, double step);

    /** How many steps between the one that holds the largest weight and the finest are worth a try. */
    int candidates();
}
