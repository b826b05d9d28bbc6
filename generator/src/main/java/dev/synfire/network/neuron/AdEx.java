package dev.synfire.network.neuron;

import dev.synfire.network.tensor.Check;
import dev.synfire.network.tensor.Vector;

/**
 * The adaptive exponential integrate-and-fire neuron of R. Brette and W. Gerstner, "Adaptive exponential integrate-and-fire
 * model as an effective description of neuronal activity", Journal of Neurophysiology 94, 2005:
 *
 * <pre>
 * C v'    = -gL (v - EL) + gL deltaT exp((v - VT) / deltaT) - w + I     in pF, nS, mV, pA and ms
 * tauW w' = a (v - EL) - w
 * if v >= peak: it spikes; v = reset, w = w + b
 * </pre>
 *
 * <p>In a tick v goes some equal steps of Euler's method, then w one step with the v that they led to, then v is compared. v
 * is at most the peak after each step. I is the layer's input current in pA, the same in all steps of a tick.
 *
 * @param capacitance C in pF, one for all or one per neuron, above 0
 * @param conductance gL in nS, above 0
 * @param rest EL in mV, one for all or one per neuron; v before a sample, when w is 0
 * @param threshold VT in mV
 * @param slopeFactor deltaT in mV, above 0
 * @param timeConstant tauW in ms, one for all or one per neuron, at least a tick
 * @param coupling a in nS, one for all or one per neuron
 * @param jump b in pA, one for all or one per neuron
 * @param reset in mV, one for all or one per neuron, below the peak
 * @param peak in mV, above the threshold
 * @param halvings a tick lasts 2^-halvings ms, 0 to 7
 * @param stepHalvings v goes 2^stepHalvings steps in a tick, 0 to 3
 * @param fraction bits of the integers v and w below deltaT ln 2, 8 to 20
 */
public record AdEx(
        Vector capacitance,
        double conductance,
        Vector rest,
        double threshold,
        double slopeFactor,
        Vector timeConstant,
        Vector coupling,
        Vector jump,
        Vector reset,
        double peak,
        int halvings,
        int stepHalvings,
        int fraction)
        implements TwoVariable {
    /** The neuron of the paper: its numbers, and 16 ticks a millisecond. */
    public static final AdEx PAPER = new AdEx(
            Vector.of(281),
            30,
            Vector.of(-70.6),
            -50.4,
            2,
            Vector.of(144),
            Vector.of(4),
            Vector.of(80.5),
            Vector.of(-70.6),
            20,
            4,
            0,
            16);

    /** Potentials and their parts that v may have. */
    private static final double MOST = 1e4;

    public AdEx {
        within("C", capacitance, 1e-3, 1e6);
        within("gL", Vector.of(conductance), 1e-3, 1e6);
        within("EL", rest, -MOST, MOST);
        within("VT", Vector.of(threshold), -MOST, MOST);
        within("deltaT", Vector.of(slopeFactor), 1e-3, MOST);
        within("tauW", timeConstant, 1e-3, 1e6);
        within("a", coupling, -1e6, 1e6);
        within("b", jump, -1e6, 1e6);
        within("peak", Vector.of(peak), threshold, MOST);
        within("reset", reset, -MOST, peak);
        Check.within("halvings of the tick", halvings, 0, 7);
        Check.within("halvings of the step", stepHalvings, 0, 3);
        Check.within("fraction bits of adex", fraction, 8, 20);
    }

    private static void within(String what, Vector values, double min, double max) {
        if (values.size() == 0 || !values.stream().allMatch(v -> v >= min && v <= max)) {
            throw new IllegalArgumentException(
                    what + " of adex is " + values + ", expected at least one, and all from " + min + " to " + max);
        }
    }

    /** The same neuron with another adaptation: a in nS, b in pA, tauW in ms. */
    public AdEx adaptation(double a, double b, double tauW) {
        return new AdEx(
                capacitance,
                conductance,
                rest,
                threshold,
                slopeFactor,
                Vector.of(tauW),
                Vector.of(a),
                Vector.of(b),
                reset,
                peak,
                halvings,
                stepHalvings,
                fraction);
    }

    /** The same neuron, which spikes at that peak and begins again at that reset, both in mV. */
    public AdEx spike(double peak, double reset) {
        return new AdEx(
                capacitance,
                conductance,
                rest,
                threshold,
                slopeFactor,
                timeConstant,
                coupling,
                jump,
                Vector.of(reset),
                peak,
                halvings,
                stepHalvings,
                fraction);
    }

    /** The same neuron with ticks of 2^-halvings ms, in each of which v goes 2^stepHalvings steps. */
    public AdEx steps(int halvings, int stepHalvings) {
        return new AdEx(
                capacitance,
                conductance,
                rest,
                threshold,
                slopeFactor,
                timeConstant,
                coupling,
                jump,
                reset,
                peak,
                halvings,
                stepHalvings,
                fraction);
    }

    @Override
    public String model() {
        return "adex";
    }

    @Override
    public void check(int neurons) {
        Check.perNeuron("numbers C", capacitance, neurons);
        Check.perNeuron("numbers EL", rest, neurons);
        Check.perNeuron("numbers tauW", timeConstant, neurons);
        Check.perNeuron("numbers a", coupling, neurons);
        Check.perNeuron("numbers b", jump, neurons);
        Check.perNeuron("numbers reset", reset, neurons);
    }
}
