package dev.synfire.plan;

import dev.synfire.fixed.SignedDigits;
import dev.synfire.integer.Decay;
import dev.synfire.integer.IntegerAdaptation;
import dev.synfire.integer.IntegerFiring;
import dev.synfire.integer.IntegerLayer;
import dev.synfire.integer.IntegerMembrane;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.integer.IntegratorNeuron;
import dev.synfire.integer.RateNeuron;
import dev.synfire.integer.SpikingNeuron;
import dev.synfire.integer.TwoVariableNeuron;
import dev.synfire.layout.Bits;
import dev.synfire.layout.CoreStyle;
import dev.synfire.layout.Device;
import dev.synfire.model.CurrentFeed;
import java.util.stream.IntStream;

/**
 * Estimates the clock of a spatial core. Its longest path is the update of a neuron, which takes one cycle: decay, sum,
 * saturation, comparison and reset. Each adder, comparison or choice on the way is a level of look-up tables, with the wires
 * to the next; and the carries pass through a word as often as all of it is needed at once, which is after the sum and
 * after each comparison (an adder behind an adder starts with the lowest bits, as these come).
 *
 * <p>The delays were fitted to placed designs of ten networks for an iCE40 UP5K and an ECP5 of speed grade 6, which the estimate
 * misses by at most 10 %, but one of two neurons, which is faster; docs/planning.md has the figures.
 */
final class SpatialClock {
    /** A neuron without a decay: fresh or remembered, the sum, its saturation. */
    private static final int SUM_LEVELS = 3;

    /** A sum that is clipped, where another adder follows: these share look-up tables. */
    private static final int CLIPPED_SUM = 1;

    /** A comparison, and the choice that hangs on it. */
    private static final int CHOICE = 2;

    /** Adders of the trees of weights and the pipelines of rate neurons have a register behind each. */
    private static final int PIPELINE_LEVELS = 3;

    /** Of the iCE40 family only the UP has large RAMs; an HX is so much faster, measured as {@link Reached} tells. */
    private static final double HX_TO_UP = 2.28;

    private SpatialClock() {}

    /**
     * The longest path between two registers.
     *
     * @param levels of look-up tables
     * @param carries bits through which a carry passes
     */
    record Depth(int levels, int carries) {
        Depth then(Depth next) {
            return new Depth(levels + next.levels, carries + next.carries);
        }

        /** Whichever is longer on a family whose level takes as long as 15 to 25 carries. */
        Depth or(Depth other) {
            return 20 * levels + carries >= 20 * other.levels + other.carries ? this : other;
        }
    }

    /** MHz that a spatial core of the network is estimated to reach on a device. */
    static double mhz(IntegerNetwork network, Device device) {
        Depth depth = depth(network);
        double estimate =
                switch (device.family()) {
                    case ICE40 -> {
                        double up = 1000 / (2.2 + 4.3 * depth.levels() + 0.28 * depth.carries());
                        yield device.largeRams() > 0 ? up : HX_TO_UP * up;
                    }
                    case ECP5 -> 1000 / (1.9 + 1.65 * depth.levels() + 0.07 * depth.carries());
                };
        // Beside it are the readout and the host link, which are those of every core.
        return Math.min(estimate, MeasuredClock.mhz(device, CoreStyle.LAYERED));
    }

    /** The depth of the deepest layer. */
    static Depth depth(IntegerNetwork network) {
        return network.layers().stream()
                .map(SpatialClock::depth)
                .reduce(Depth::or)
                .orElseThrow();
    }

    private static Depth depth(IntegerLayer layer) {
        return switch (layer.model()) {
            case SpikingNeuron spiking ->
                raised(spiking, layer.neurons())
                        .or(membrane(spiking.membrane(), layer.neurons()))
                        .then(firing(spiking.firing(), spiking.membraneBits()));
            case IntegratorNeuron integrator -> membrane(integrator.membrane(), layer.neurons());
            case RateNeuron _ -> new Depth(PIPELINE_LEVELS, Bits.signed(layer.currents()));
            case TwoVariableNeuron _ ->
                throw new IllegalArgumentException("neurons of two variables have no spatial form");
        };
    }

    /** From the old words to the saturated sum. */
    private static Depth membrane(IntegerMembrane membrane, int neurons) {
        int own = adders(membrane.decay(), neurons);
        int before = membrane.current()
                .map(current -> {
                    int driven = current.drives().isUniform(0) ? 0 : 1;
                    int synaptic =
                            current.feed() == CurrentFeed.OLD ? driven : adders(current.decay(), neurons) + CLIPPED_SUM;
                    return Math.max(own + (current.feed() == CurrentFeed.OLD ? 0 : driven), synaptic);
                })
                .orElse(own);
        return new Depth(SUM_LEVELS + before, membrane.bits());
    }

    /** From the word that raises the threshold to the threshold. */
    private static Depth raised(SpikingNeuron neuron, int neurons) {
        return neuron.firing()
                .adaptation()
                .map(IntegerAdaptation::decay)
                .map(decay -> new Depth(CHOICE + adders(decay, neurons), neuron.membraneBits()))
                .orElse(new Depth(0, 0));
    }

    /** From the saturated sum to the new words. */
    private static Depth firing(IntegerFiring firing, int bits) {
        int comparisons = Bits.below(firing.mostSpikes() + 1);
        Depth depth = new Depth(CHOICE * comparisons, bits * comparisons);
        if (firing.refractoryTicks() > 0) {
            depth = depth.then(new Depth(1, 0));
        }
        if (firing.floors().isPresent()) {
            // What is below 0 has its sign.
            depth = depth.then(firing.floors().get().isUniform(0) ? new Depth(1, 0) : new Depth(CHOICE, bits));
        }
        if (firing.adaptation().isPresent()) {
            int clipped = firing.adaptation().get().bits();
            depth = depth.or(new Depth(comparisons + 1 + CLIPPED_SUM, bits * comparisons + clipped));
        }
        return depth;
    }

    /** Adders behind each other in what a decay takes: a tree over its digits and what its rounding adds. */
    private static int adders(Decay decay, int neurons) {
        if (decay.isNone()) {
            return 0;
        }
        int most = IntStream.range(0, decay.isUniform() ? 1 : neurons)
                .map(n -> SignedDigits.of(decay.multiplier(n)).size())
                .max()
                .orElseThrow();
        // Half a unit fits below a digit where one stands for the word itself.
        boolean wordItself = decay.isUniform() && 3L * decay.multiplier() > 2L << decay.shift();
        boolean rounds = decay.shift() > 0
                && switch (decay.rounding()) {
                    case FLOOR -> false;
                    case HALF_UP -> !wordItself;
                    case TOWARD_ZERO, HALF_EVEN -> true;
                };
        return 32 - Integer.numberOfLeadingZeros(Math.max(1, most) + (rounds ? 1 : 0) - 1);
    }
}
