package dev.synfire.network.neuron;

/** A neuron without memory: its activation in a tick is y = f(I). */
public sealed interface Rate extends Neuron permits Sigmoid, Tanh, Relu, Identity, Curve {
    /** How y becomes an integer. */
    Codes codes();

    /** y = f(current). */
    double activation(double current);

    @Override
    default void check(int neurons) {}
}
