package dev.synfire.integer;

import dev.synfire.fixed.IntVector;
import dev.synfire.fixed.Range;
import dev.synfire.integer.SpikingNeuron.Reset;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Chains of one to four full matrices by lot, whose neurons have one format and constants of their own, as layers that share
 * a neuron unit need it; in some the last integrates only, and some differ in a fraction, a decay or the bits of a membrane.
 */
public final class RandomChains {
    private final SplittableRandom random;
    private final List<IntegerLayer> layers = new ArrayList<>();

    private RandomChains(SplittableRandom random) {
        this.random = random;
    }

    /** A network of layers of at most that many neurons. */
    public static IntegerNetwork network(long seed, int largest) {
        var random = new SplittableRandom(seed);
        return new RandomChains(random).network("chain-" + Long.toUnsignedString(seed), largest);
    }

    private IntegerNetwork network(String name, int largest) {
        Range codes = RandomNetworks.inputValues(random);
        var input = new InputPort(RandomNetworks.size(random, largest), codes, RandomNetworks.encoder(random, codes));
        int[] sizes = IntStream.range(0, 1 + random.nextInt(4))
                .map(_ -> RandomNetworks.size(random, largest))
                .toArray();
        long typical = 1L + random.nextInt(2000);
        SpikingNeuron all = new RandomMembranes(random, IntStream.of(sizes).sum(), typical).spiking();
        boolean integrates = random.nextInt(3) == 0;
        int odd = random.nextInt(3) == 0 ? random.nextInt(sizes.length) : -1;
        int from = 0;
        int inputs = input.size();
        Range values = input.events();
        for (int l = 0; l < sizes.length; l++) {
            SpikingNeuron own = slice(all, from, sizes[l]);
            IntegerMembrane membrane = l == odd ? varied(own.membrane()) : own.membrane();
            boolean only = integrates && l == sizes.length - 1;
            IntegerNeuron model = only
                    ? new IntegratorNeuron(random.nextBoolean() ? narrower(membrane) : membrane)
                    : new SpikingNeuron(membrane, own.firing());
            var synapses = RandomNetworks.synapses(random, inputs, sizes[l]);
            IntVector biases = RandomNetworks.biases(random, synapses, values);
            layers.add(IntegerLayer.dense("layer" + l, l - 1, values, synapses, biases, model));
            from += sizes[l];
            inputs = sizes[l];
            values = model.outputValues();
        }
        var readout = RandomNetworks.readout(random, layers.getLast().model());
        return new IntegerNetwork(name, input, layers, 1 + random.nextInt(12), readout);
    }

    private IntegerMembrane varied(IntegerMembrane membrane) {
        return switch (random.nextInt(3)) {
            case 0 ->
                new IntegerMembrane(
                        membrane.bits(),
                        random.nextInt(7)
                                + membrane.current()
                                        .map(IntegerCurrent::fraction)
                                        .orElse(0),
                        membrane.decay(),
                        membrane.current(),
                        membrane.drives());
            case 1 ->
                new IntegerMembrane(
                        membrane.bits(),
                        membrane.fraction(),
                        new Decay(random.nextInt(9), 3, membrane.decay().rounding()),
                        membrane.current(),
                        membrane.drives());
            default -> membrane;
        };
    }

    /** An integrator of fewer bits can share a unit where it never fills them. */
    private IntegerMembrane narrower(IntegerMembrane membrane) {
        int bits = Math.max(2, membrane.bits() - 1 - random.nextInt(4));
        return new IntegerMembrane(bits, membrane.fraction(), membrane.decay(), membrane.current(), membrane.drives());
    }

    private static SpikingNeuron slice(SpikingNeuron all, int from, int count) {
        IntegerMembrane m = all.membrane();
        IntegerFiring f = all.firing();
        return new SpikingNeuron(
                new IntegerMembrane(
                        m.bits(),
                        m.fraction(),
                        slice(m.decay(), from, count),
                        m.current()
                                .map(c -> new IntegerCurrent(
                                        c.bits(),
                                        c.fraction(),
                                        slice(c.decay(), from, count),
                                        c.feed(),
                                        slice(c.drives(), from, count))),
                        slice(m.drives(), from, count)),
                new IntegerFiring(
                        slice(f.thresholds(), from, count),
                        f.comparison(),
                        switch (f.reset()) {
                            case Reset.ToZero zero -> zero;
                            case Reset.Subtract subtract -> subtract;
                            case Reset.ToValue(IntVector to) -> new Reset.ToValue(slice(to, from, count));
                            case Reset.SubtractAmount(IntVector amounts) ->
                                new Reset.SubtractAmount(slice(amounts, from, count));
                        },
                        f.order(),
                        f.mostSpikes(),
                        f.floors().map(floors -> slice(floors, from, count)),
                        f.refractoryTicks(),
                        f.adaptation()
                                .map(a -> new IntegerAdaptation(
                                        a.bits(),
                                        a.fraction(),
                                        slice(a.decay(), from, count),
                                        slice(a.amounts(), from, count)))));
    }

    private static Decay slice(Decay decay, int from, int count) {
        return new Decay(slice(decay.multipliers(), from, count), decay.shift(), decay.rounding());
    }

    /** One for all stays one for all. */
    private static IntVector slice(IntVector all, int from, int count) {
        return all.size() == 1
                ? all
                : IntVector.of(IntStream.range(from, from + count).map(all::get).toArray());
    }
}
