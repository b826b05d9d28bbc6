package dev.synfire.network;

import java.util.OptionalDouble;
import java.util.OptionalInt;

/** The neuron models with their defaults, to be imported statically and then refined. */
public final class Neurons {
    private Neurons() {}

    /** y = 1 / (1 + e^-I). */
    public static Sigmoid sigmoid() {
        return new Sigmoid(Codes.DEFAULT, OptionalDouble.empty());
    }

    /** y = tanh(I). */
    public static Tanh tanh() {
        return new Tanh(Codes.DEFAULT, OptionalDouble.empty());
    }

    /** y = max(0, I). */
    public static Relu relu() {
        return new Relu(Codes.DEFAULT, OptionalDouble.empty());
    }

    /** y = I. */
    public static Identity identity() {
        return new Identity(Codes.DEFAULT, OptionalDouble.empty());
    }

    /** Leaky integrate-and-fire, v = beta * v + I. */
    public static Lif lif(double beta) {
        return new Lif(Leak.of(beta), Firing.DEFAULT, OptionalInt.empty());
    }

    /** Integrate-and-fire, v = v + I. */
    public static If integrateAndFire() {
        return new If(Firing.DEFAULT, OptionalInt.empty());
    }

    /** A leaky integrator, v = beta * v + I, that never fires. */
    public static Li integrator(double beta) {
        return new Li(Leak.of(beta), OptionalInt.empty());
    }
}
