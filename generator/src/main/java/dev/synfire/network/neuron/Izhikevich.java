package dev.synfire.network.neuron;

import dev.synfire.network.tensor.Check;
import dev.synfire.network.tensor.Vector;

/**
 * The spiking neuron of E. M. Izhikevich, "Simple model of spiking neurons", IEEE Transactions on Neural Networks 14, 2003:
 *
 * <pre>
 * v' = 0.04 v^2 + 5 v + 140 - u + I        in mV and ms
 * u' = a (b v - u)
 * if v >= 30: it spikes; v = c, u = u + d
 * </pre>
 *
 * in the discretisation of that paper's program: in a tick v goes some equal steps of Euler's method, then u one step with
 * the v that they led to, then v is compared. I is the layer's input current, the same in all steps of a tick.
 *
 * <p>Euler's last step shoots far beyond the peak, by an amount that the smallest difference before it decides, and u
 * follows: so in the paper's program most kinds of neurons are chaotic. With a clipped peak v counts as 30 before u moves,
 * as the equations have it, and they are not.
 *
 * @param a how fast u recovers, one for all or one per neuron, -1 to 1
 * @param b how strongly u follows v, one for all or one per neuron, -8 to 8
 * @param c what a spike sets v to, one for all or one per neuron, -128 to 30
 * @param d what a spike adds to u, one for all or one per neuron, -128 to 128
 * @param start v before a sample, -128 to 30; u is then b * start
 * @param halvings a tick lasts 2^-halvings ms, 0 to 4
 * @param stepHalvings v goes 2^stepHalvings steps in a tick, 0 to 3
 * @param clipped whether v counts as 30 where it has gone beyond, before u moves
 * @param fraction bits of the integers v and u below 25 mV, 8 to 20
 */
public record Izhikevich(
        Vector a,
        Vector b,
        Vector c,
        Vector d,
        double start,
        int halvings,
        int stepHalvings,
        boolean clipped,
        int fraction)
        implements TwoVariable {
    /** Where v fires. */
    public static final double PEAK = 30;

    public Izhikevich {
        within("a", a, -1, 1);
        within("b", b, -8, 8);
        within("c", c, -128, PEAK);
        within("d", d, -128, 128);
        within("start", Vector.of(start), -128, PEAK);
        Check.within("halvings of the tick", halvings, 0, 4);
        Check.within("halvings of the step", stepHalvings, 0, 3);
        Check.within("fraction bits of izhikevich", fraction, 8, 20);
    }

    private static void within(String what, Vector values, double min, double max) {
        if (values.size() == 0 || !values.stream().allMatch(v -> v >= min && v <= max)) {
            throw new IllegalArgumentException(what + " of izhikevich is " + values
                    + ", expected at least one, and all from " + min + " to " + max);
        }
    }

    /** A tick of one ms in which v goes two steps, from -65 mV: as the paper's program, its peak clipped. */
    public Izhikevich(Vector a, Vector b, Vector c, Vector d) {
        this(a, b, c, d, -65, 0, 1, true, 16);
    }

    /** The same neuron, which begins a sample there. */
    public Izhikevich start(double v) {
        return new Izhikevich(a, b, c, d, v, halvings, stepHalvings, clipped, fraction);
    }

    /** The same neuron with ticks of 2^-halvings ms, in each of which v goes 2^stepHalvings steps. */
    public Izhikevich steps(int halvings, int stepHalvings) {
        return new Izhikevich(a, b, c, d, start, halvings, stepHalvings, clipped, fraction);
    }

    /** The same neuron, whose u sees how far v has gone beyond the peak. */
    public Izhikevich overshooting() {
        return new Izhikevich(a, b, c, d, start, halvings, stepHalvings, false, fraction);
    }

    /** The same neuron with so many bits of the integers below 25 mV. */
    public Izhikevich fraction(int bits) {
        return new Izhikevich(a, b, c, d, start, halvings, stepHalvings, clipped, bits);
    }

    @Override
    public String model() {
        return "izhikevich";
    }

    @Override
    public void check(int neurons) {
        Check.perNeuron("numbers a", a, neurons);
        Check.perNeuron("numbers b", b, neurons);
        Check.perNeuron("numbers c", c, neurons);
        Check.perNeuron("numbers d", d, neurons);
    }
}
