package dev.synfire.golden;

import dev.synfire.fixed.IntVector;
import dev.synfire.integer.Activation;
import dev.synfire.integer.AdExNeuron;
import dev.synfire.integer.IntegerLayer;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.integer.IntegerProjection;
import dev.synfire.integer.IntegratorNeuron;
import dev.synfire.integer.IzhikevichNeuron;
import dev.synfire.integer.RateNeuron;
import dev.synfire.integer.SpikingNeuron;
import dev.synfire.integer.Synapses;
import dev.synfire.model.Readout;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * docs/semantics.md read literally, one neuron at a time in integers without a width: slow, and written without a look at
 * the golden model, whose independent check it is.
 */
final class LiteralModel {
    private final IntegerNetwork network;
    private final LiteralEncoder encoder;
    final List<BigInteger[]> currents = new ArrayList<>();
    final List<LiteralNeurons> neurons = new ArrayList<>();
    final List<BigInteger[]> outputs = new ArrayList<>();
    /** What the input and, after it, every layer sent, for each tick of the sample so far. */
    private final List<List<BigInteger[]>> sent = new ArrayList<>();

    /** The last layer's membranes after each tick of the sample so far. */
    private final List<BigInteger[]> left = new ArrayList<>();

    LiteralModel(IntegerNetwork network) {
        this.network = network;
        encoder = new LiteralEncoder(network.input(), network.ticks());
        for (IntegerLayer layer : network.layers()) {
            currents.add(zeros(layer.neurons()));
            neurons.add(new LiteralNeurons(layer.model(), layer.neurons()));
            outputs.add(zeros(layer.neurons()));
        }
        reset();
    }

    void reset() {
        encoder.reset();
        neurons.forEach(LiteralNeurons::reset);
        sent.clear();
        left.clear();
    }

    void tick(IntVector frame) {
        List<BigInteger[]> now = new ArrayList<>();
        sent.add(now);
        now.add(encoder.events(frame.stream().mapToObj(BigInteger::valueOf).toArray(BigInteger[]::new)));
        for (int l = 0; l < network.layers().size(); l++) {
            IntegerLayer layer = network.layers().get(l);
            LiteralNeurons neuron = neurons.get(l);
            BigInteger[] y = outputs.get(l);
            for (int n = 0; n < layer.neurons(); n++) {
                BigInteger a = BigInteger.valueOf(layer.biases().get(n));
                for (IntegerProjection projection : layer.projections()) {
                    a = a.add(arriving(projection, l, n));
                }
                currents.get(l)[n] = a;
                switch (layer.model()) {
                    case SpikingNeuron model -> y[n] = neuron.spike(model, n, a);
                    case IzhikevichNeuron model -> y[n] = neuron.izhikevich(model, n, a);
                    case AdExNeuron model -> y[n] = neuron.adEx(model, n, a);
                    case IntegratorNeuron model -> {
                        neuron.integrate(model.membrane(), n, a);
                        if (model.sent().isPresent()) {
                            y[n] = rate(model.sent().get(), n, neuron.word("membrane")[n]);
                        }
                    }
                    case RateNeuron model -> y[n] = rate(model, n, a);
                }
            }
            now.add(y.clone());
        }
        left.add(membranes(network.layers().size() - 1).clone());
    }

    private static BigInteger rate(RateNeuron model, int n, BigInteger a) {
        BigInteger product = a.multiply(BigInteger.valueOf(model.multipliers().get(n)));
        BigInteger z = saturate(
                LiteralNeurons.round(product, model.shift(), model.rounding()),
                model.activation().arguments().min(),
                model.activation().arguments().max());
        return BigInteger.valueOf(
                switch (model.activation()) {
                    case Activation.Clip _ -> z.intValueExact();
                    case Activation.Table table -> lookUp(table, z.intValueExact());
                });
    }

    /** What arrives at a neuron of a layer in the present tick. */
    private BigInteger arriving(IntegerProjection projection, int layer, int neuron) {
        Synapses synapses = projection.synapses();
        BigInteger sum = BigInteger.ZERO;
        for (int i = 0; i < projection.synapses().inputs(); i++) {
            int delay = projection.delays().get(projection.delays().size() == 1 ? 0 : i);
            int tick = sent.size() - 1 - delay - (projection.source() >= layer ? 1 : 0);
            if (tick >= 0) {
                BigInteger x = sent.get(tick).get(projection.source() + 1)[i];
                sum = sum.add(BigInteger.valueOf(LiteralSynapses.weight(synapses, neuron, i))
                        .multiply(x));
            }
        }
        return sum;
    }

    /** The membrane potential of every neuron of a layer; none in a rate layer. */
    BigInteger[] membranes(int layer) {
        return neurons.get(layer).word("membrane");
    }

    /** The lowest index of the largest score; of one rate neuron or integrator whether its score is above the middle. */
    Result result() {
        BigInteger[] score = scores();
        if (score.length == 1 && network.output().model() instanceof RateNeuron rate) {
            boolean sigmoid = rate.activation() instanceof Activation.Table table
                    && table.symmetry() == Activation.Symmetry.COMPLEMENT;
            long middle = sigmoid ? (rate.activation().outputs().max() + 1) / 2 : 0;
            boolean summed = network.readout().score() == Readout.ACTIVATION_SUM;
            return decided(score[0], middle * (summed ? network.ticks() : 1));
        }
        if (score.length == 1 && network.output().model() instanceof IntegratorNeuron) {
            return decided(score[0], 0);
        }
        BigInteger largest = Arrays.stream(score).max(BigInteger::compareTo).orElseThrow();
        return new Result(Arrays.asList(score).indexOf(largest), largest.longValueExact());
    }

    private static Result decided(BigInteger score, long middle) {
        return new Result(score.compareTo(BigInteger.valueOf(middle)) > 0 ? 1 : 0, score.longValueExact());
    }

    BigInteger[] scores() {
        return IntStream.range(0, network.output().neurons())
                .mapToObj(this::score)
                .toArray(BigInteger[]::new);
    }

    private BigInteger score(int n) {
        Stream<BigInteger> events = sent.stream().map(tick -> tick.getLast()[n]);
        Stream<BigInteger> potentials = left.stream().map(tick -> tick[n]);
        return switch (network.readout().score()) {
            case ACTIVATION -> sent.getLast().getLast()[n];
            case ACTIVATION_SUM, SPIKE_COUNT -> events.reduce(BigInteger.ZERO, BigInteger::add);
            case FIRST_SPIKE -> {
                int first = events.map(BigInteger::signum).toList().indexOf(1);
                yield BigInteger.valueOf(first < 0 ? 0 : network.ticks() - first);
            }
            case MEMBRANE -> left.getLast()[n];
            case MEMBRANE_MAXIMUM -> potentials.max(BigInteger::compareTo).orElseThrow();
        };
    }

    private static BigInteger saturate(BigInteger x, long min, long max) {
        return x.max(BigInteger.valueOf(min)).min(BigInteger.valueOf(max));
    }

    private static int lookUp(Activation.Table table, int z) {
        boolean whole = table.symmetry() == Activation.Symmetry.NONE;
        int p = whole ? z + (1 << table.argumentBits() - 1) : z < 0 ? -z : z;
        int step = 1 << table.interpolationBits();
        int i = p / step;
        int r = p % step;
        // A straight table is the case step = 1, r = 0; the half that is added rounds, where there is something to
        // round.
        int t = r == 0
                ? table.entries().get(i)
                : Math.floorDiv(
                        table.entries().get(i) * (step - r) + table.entries().get(i + 1) * r + step / 2, step);
        return switch (table.symmetry()) {
            case COMPLEMENT -> z < 0 ? t : Math.min((1 << table.outputBits()) - t, (1 << table.outputBits()) - 1);
            case ODD -> z < 0 ? -t : t;
            case NONE -> t;
        };
    }

    private static BigInteger[] zeros(int size) {
        BigInteger[] zeros = new BigInteger[size];
        Arrays.fill(zeros, BigInteger.ZERO);
        return zeros;
    }
}
