package dev.synfire.network.neuron;

import dev.synfire.fixed.Rounding;

/** The steps that refine how a membrane's leak becomes an integer multiplication, shared by all that leak. */
public interface Leaks<N> {
    /** What remains of the membrane after a tick. */
    Leak leak();

    /** The same neuron with another leak. */
    N leak(Leak leak);

    /** The same neuron, its beta as the nearest m / 2^bits. */
    default N leakBits(int bits) {
        return leak(leak().with(new Leak.Form.Bits(bits)));
    }

    /** The same neuron, its beta as the nearest 1 - 2^-k. */
    default N leakByPowerOfTwo() {
        return leak(leak().with(new Leak.Form.PowerOfTwo()));
    }

    /** The same neuron, its leak rounded in that mode. */
    default N rounding(Rounding mode) {
        return leak(leak().with(mode));
    }

    /** The same neuron, whose integer membrane has that many bits below the unit of its currents. */
    default N membraneFraction(int bits) {
        return leak(leak().withFraction(bits));
    }
}
