package dev.synfire.network;

import dev.synfire.model.CurrentFeed;
import dev.synfire.network.neuron.AdEx;
import dev.synfire.network.neuron.Codes;
import dev.synfire.network.neuron.CubaLi;
import dev.synfire.network.neuron.CubaLif;
import dev.synfire.network.neuron.Curve;
import dev.synfire.network.neuron.CurveFunction;
import dev.synfire.network.neuron.Firing;
import dev.synfire.network.neuron.Identity;
import dev.synfire.network.neuron.If;
import dev.synfire.network.neuron.Izhikevich;
import dev.synfire.network.neuron.Leak;
import dev.synfire.network.neuron.Li;
import dev.synfire.network.neuron.Lif;
import dev.synfire.network.neuron.Relu;
import dev.synfire.network.neuron.Sigmoid;
import dev.synfire.network.neuron.SynapticCurrent;
import dev.synfire.network.neuron.Tanh;
import dev.synfire.network.tensor.Vector;
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

    /** y = f(I), for instance {@code curve(CurveFunction.Plain.SILU)}. */
    public static Curve curve(CurveFunction function) {
        return new Curve(function, Codes.DEFAULT, OptionalDouble.empty());
    }

    /** Leaky integrate-and-fire, v = beta * v + I; one beta for all, or one for each neuron. */
    public static Lif lif(double... betas) {
        return new Lif(Leak.of(betas), Firing.DEFAULT, OptionalInt.empty());
    }

    /** Integrate-and-fire, v = v + I. */
    public static If integrateAndFire() {
        return new If(Firing.DEFAULT, OptionalInt.empty());
    }

    /** A leaky integrator, v = beta * v + I, that never fires; one beta for all, or one for each neuron. */
    public static Li integrator(double... betas) {
        return new Li(Leak.of(betas), OptionalInt.empty());
    }

    /** Leaky integrate-and-fire of a synaptic current, i = alpha * i + I, v = beta * v + i. */
    public static CubaLif cubaLif(double alpha, double beta) {
        return cubaLif(Leak.of(alpha), Leak.of(beta));
    }

    /** The same with leaks of any form, or for each neuron. */
    public static CubaLif cubaLif(Leak current, Leak membrane) {
        return new CubaLif(
                new SynapticCurrent(current, CurrentFeed.NEW),
                membrane,
                Vector.of(0),
                Firing.DEFAULT,
                OptionalInt.empty());
    }

    /** The neuron of Izhikevich (2003), the same numbers for all. */
    public static Izhikevich izhikevich(double a, double b, double c, double d) {
        return new Izhikevich(Vector.of(a), Vector.of(b), Vector.of(c), Vector.of(d));
    }

    /** The adaptive exponential neuron with the numbers of Brette and Gerstner (2005); its methods change them. */
    public static AdEx adEx() {
        return AdEx.PAPER;
    }

    /** A leaky integrator of a synaptic current, i = alpha * i + I, v = beta * v + i, that never fires. */
    public static CubaLi cubaIntegrator(double alpha, double beta) {
        return cubaIntegrator(Leak.of(alpha), Leak.of(beta));
    }

    /** The same with leaks of any form, or for each neuron. */
    public static CubaLi cubaIntegrator(Leak current, Leak membrane) {
        return new CubaLi(new SynapticCurrent(current, CurrentFeed.NEW), membrane, Vector.of(0), OptionalInt.empty());
    }
}
