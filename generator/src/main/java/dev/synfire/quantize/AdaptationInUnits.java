package dev.synfire.quantize;

import dev.synfire.fixed.IntVector;
import dev.synfire.fixed.Range;
import dev.synfire.fixed.Rounding;
import dev.synfire.integer.Decay;
import dev.synfire.integer.IntegerAdaptation;
import dev.synfire.network.neuron.Adaptation;
import dev.synfire.network.tensor.Vector;
import java.util.stream.IntStream;

/**
 * Chooses the format of what raises a threshold: as many bits of fraction, of 16, as bring what rounding its leak takes
 * below a 16th of the smallest threshold, and the smallest amount above 64 units, unless the network asks for some; as many
 * bits as it can ever fill, of 31.
 */
final class AdaptationInUnits {
    private static final int MOST_FRACTION = 16;
    private static final int MOST_BITS = 31;
    private static final int FINE_AMOUNT = 64;

    private final Adaptation adaptation;
    private final Decay decay;
    private final Vector units;
    private final int ticks;

    /**
     * Of thresholds in those units, one per neuron.
     *
     * @param decay what the leak of the adaptation has become
     */
    AdaptationInUnits(Adaptation adaptation, Decay decay, Vector units, int ticks) {
        this.adaptation = adaptation;
        this.decay = decay;
        this.units = units;
        this.ticks = ticks;
    }

    IntegerAdaptation of(int smallestThreshold, int mostSpikes) {
        int fraction = adaptation.leak().fraction().orElse(0);
        while (adaptation.leak().fraction().isEmpty()
                && fraction < MOST_FRACTION
                && !fine(fraction, smallestThreshold)) {
            fraction++;
        }
        while (fraction > 0 && bits(fraction, mostSpikes) > MOST_BITS) {
            fraction--;
        }
        int bits = Math.min(MOST_BITS, bits(fraction, mostSpikes));
        long most = Range.unsigned(bits).max();
        int scale = fraction;
        IntVector amounts = IntVector.of(IntStream.range(0, units.size())
                .map(n -> (int) Math.min(most, amount(n, scale)))
                .toArray());
        return new IntegerAdaptation(bits, fraction, decay, amounts);
    }

    private boolean fine(int fraction, int smallestThreshold) {
        Decay slowest = LeakQuantizer.slowest(decay);
        double each = decay.rounding() == Rounding.HALF_UP ? 0.5 : 1;
        double lost = slowest.isNone() ? 0 : each * Math.min(ticks, 1 / (1 - LeakQuantizer.beta(slowest)));
        boolean amounts = IntStream.range(0, units.size())
                .allMatch(n -> adaptation.amounts().ofNeuron(n) == 0 || amount(n, fraction) >= FINE_AMOUNT);
        return amounts && Math.scalb(lost, -fraction) <= Math.max(1, smallestThreshold / 16.0);
    }

    private long amount(int neuron, int fraction) {
        return Math.round(Math.scalb(adaptation.amounts().ofNeuron(neuron) / units.get(neuron), fraction));
    }

    /** What as many spikes in every tick lead to. */
    private int bits(int fraction, int mostSpikes) {
        long most = 1;
        for (int n = 0; n < units.size(); n++) {
            long b = 0;
            long added = Math.min(1L << 40, amount(n, fraction)) * mostSpikes;
            for (int tick = 0; tick < ticks && b < 1L << 40; tick++) {
                long next = decay.rounding().shiftRight(b * decay.multiplier(n), decay.shift()) + added;
                if (next == b) {
                    break;
                }
                b = next;
            }
            most = Math.max(most, b);
        }
        return new Range(0, most).bits();
    }
}
