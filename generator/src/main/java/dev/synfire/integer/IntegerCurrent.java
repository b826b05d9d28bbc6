package dev.synfire.integer;

import dev.synfire.fixed.IntVector;
import dev.synfire.fixed.Range;
import dev.synfire.model.CurrentFeed;

/**
 * A synaptic current between the synapses and the membrane, with a decay of its own.
 *
 * <pre>
 * i[n]  = saturate(decay(i[n]) + a[n] * 2^fraction)         two's complement, bits
 * in[n] = i[n] * 2^(membrane fraction - fraction) + drive[n]
 * </pre>
 *
 * with i[n] of this tick, or of the tick before.
 *
 * @param bits width of i, 2 to 32
 * @param fraction bits of i below the unit of a, 0 to 16, at most those of the membrane
 * @param decay what remains of i after a tick
 * @param feed which i the membrane gets
 * @param drives added to the membrane in every tick, in its unit; one for all or one per neuron
 */
public record IntegerCurrent(int bits, int fraction, Decay decay, CurrentFeed feed, IntVector drives) {
    public IntegerCurrent {
        if (bits < 2 || bits > 32) {
            throw new IllegalArgumentException("synaptic current bits are " + bits + ", expected 2 to 32");
        }
        if (fraction < 0 || fraction > 16) {
            throw new IllegalArgumentException("synaptic current fraction bits are " + fraction + ", expected 0 to 16");
        }
        if (drives.size() == 0) {
            throw new IllegalArgumentException("there is no drive, expected one for all or one for each neuron");
        }
        if (drives.isUniform(drives.get(0))) {
            drives = IntVector.of(drives.get(0));
        }
    }

    /** What is added to a neuron's membrane in every tick. */
    public int drive(int neuron) {
        return drives.get(drives.size() == 1 ? 0 : neuron);
    }

    StateWord state() {
        return new StateWord("synaptic_current", Range.signed(bits));
    }

    void check(int neurons) {
        decay.check(neurons);
        if (drives.size() != 1 && drives.size() != neurons) {
            throw new IllegalArgumentException(drives.size() + " drives for " + neurons + " neurons");
        }
    }
}
