package dev.synfire.quantize;

/** How the weights of a row become codes of a given step, and what that costs. */
sealed interface WeightRounding permits NearestRounding, CalibratedRounding {
    /** The codes of a row's weights. */
    int[] codes(int row, double step);

    /** The mean square of the error of a neuron's current, as far as it is known; steps are compared by it. */
    double cost(int row, double step);

    /** What is added to the biases of a row's neurons to go with these codes. */
    double correction(int row, int[] codes, double step);

    /** How many steps between the one that holds the largest weight and the finest are worth a try. */
    int candidates();
}
