package dev.synfire.golden;

import dev.synfire.fixed.IntVector;
import dev.synfire.fixed.Rounding;
import dev.synfire.integer.Activation;
import dev.synfire.integer.Decay;
import dev.synfire.integer.IntegerLayer;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.integer.IntegratorNeuron;
import dev.synfire.integer.RateNeuron;
import dev.synfire.integer.SpikingNeuron;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * docs/semantics.md read literally, one neuron at a time in integers without a width: slow, and written without a look at
 * the golden model, whose independent check it is.
 */
final class LiteralModel {
    private final IntegerNetwork network;
    final List<BigInteger[]> currents = new ArrayList<>();
    final List<BigInteger[]> membranes = new ArrayList<>();
    final List<BigInteger[]> outputs = new ArrayList<>();
    private BigInteger[] spikeCounts;

    LiteralModel(IntegerNetwork network) {
        this.network = network;
        for (IntegerLayer layer : network.layers()) {
            currents.add(zeros(layer.neurons()));
            membranes.add(zeros(layer.neurons()));
            outputs.add(zeros(layer.neurons()));
        }
        reset();
    }

    void reset() {
        for (BigInteger[] v : membranes) {
            Arrays.fill(v, BigInteger.ZERO);
        }
        spikeCounts = zeros(network.output().neurons());
    }

    void tick(IntVector frame) {
        BigInteger[] x = frame.stream().mapToObj(BigInteger::valueOf).toArray(BigInteger[]::new);
        for (int l = 0; l < network.layers().size(); l++) {
            IntegerLayer layer = network.layers().get(l);
            BigInteger[] v = membranes.get(l);
            BigInteger[] y = outputs.get(l);
            for (int n = 0; n < layer.neurons(); n++) {
                BigInteger a = BigInteger.valueOf(layer.biases().get(n));
                for (int i = 0; i < layer.inputs(); i++) {
                    a = a.add(BigInteger.valueOf(layer.synapses().weight(n, i)).multiply(x[i]));
                }
                currents.get(l)[n] = a;
                switch (layer.model()) {
                    case SpikingNeuron model -> {
                        v[n] = integrate(v[n], a, model.membraneFraction(), model.decay(), model.membraneBits());
                        BigInteger threshold =
                                BigInteger.valueOf(model.thresholds().get(n));
                        boolean fires =
                                switch (model.comparison()) {
                                    case ABOVE -> v[n].compareTo(threshold) > 0;
                                    case AT_OR_ABOVE -> v[n].compareTo(threshold) >= 0;
                                };
                        y[n] = fires ? BigInteger.ONE : BigInteger.ZERO;
                        if (fires) {
                            v[n] = switch (model.reset()) {
                                case SpikingNeuron.Reset.ToZero() -> BigInteger.ZERO;
                                case SpikingNeuron.Reset.ToValue(IntVector values) -> BigInteger.valueOf(values.get(n));
                                case SpikingNeuron.Reset.Subtract() -> v[n].subtract(threshold);
                            };
                        }
                    }
                    case IntegratorNeuron model ->
                        v[n] = integrate(v[n], a, model.membraneFraction(), model.decay(), model.membraneBits());
                    case RateNeuron model -> {
                        BigInteger product = a.multiply(
                                BigInteger.valueOf(model.multipliers().get(n)));
                        BigInteger z = saturate(
                                round(product, model.shift(), model.rounding()),
                                model.activation().arguments().min(),
                                model.activation().arguments().max());
                        y[n] = BigInteger.valueOf(
                                switch (model.activation()) {
                                    case Activation.Clip _ -> z.intValueExact();
                                    case Activation.Table table -> lookUp(table, z.intValueExact());
                                });
                    }
                }
            }
            x = y;
        }
        for (int n = 0; n < spikeCounts.length; n++) {
            spikeCounts[n] = spikeCounts[n].add(x[n]);
        }
    }

    /** The lowest index of the largest score. */
    Result result() {
        BigInteger[] score =
                switch (network.readout().score()) {
                    case ACTIVATION -> outputs.getLast();
                    case SPIKE_COUNT -> spikeCounts;
                    case MEMBRANE -> membranes.getLast();
                };
        BigInteger largest = Arrays.stream(score).max(BigInteger::compareTo).orElseThrow();
        return new Result(Arrays.asList(score).indexOf(largest), largest.longValueExact());
    }

    private static BigInteger integrate(BigInteger v, BigInteger a, int fraction, Decay decay, int bits) {
        BigInteger product = v.multiply(BigInteger.valueOf(decay.multiplier()));
        return saturate(
                round(product, decay.shift(), decay.rounding()).add(a.multiply(BigInteger.TWO.pow(fraction))),
                -(1L << (bits - 1)),
                (1L << (bits - 1)) - 1);
    }

    /** By division with remainder: floor, the quotient cut toward zero, or floor((2 x + 2^k) / 2^(k+1)). */
    private static BigInteger round(BigInteger x, int k, Rounding rounding) {
        BigInteger divisor = BigInteger.TWO.pow(k);
        return switch (rounding) {
            case FLOOR -> floor(x, divisor);
            case TOWARD_ZERO -> x.divide(divisor);
            case HALF_UP -> floor(x.add(x).add(divisor), divisor.add(divisor));
        };
    }

    private static BigInteger floor(BigInteger x, BigInteger divisor) {
        BigInteger[] parts = x.divideAndRemainder(divisor);
        return parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
    }

    private static BigInteger saturate(BigInteger x, long min, long max) {
        return x.max(BigInteger.valueOf(min)).min(BigInteger.valueOf(max));
    }

    private static int lookUp(Activation.Table table, int z) {
        int p = z < 0 ? -z : z;
        int step = 1 << table.interpolationBits();
        int i = p / step;
        int r = p % step;
        // A straight table is the case step = 1, r = 0; the half that is added rounds, where there is something to
        // round.
        int t = r == 0
                ? table.entries().get(i)
                : (table.entries().get(i) * (step - r) + table.entries().get(i + 1) * r + step / 2) / step;
        return switch (table.symmetry()) {
            case COMPLEMENT -> z < 0 ? t : Math.min((1 << table.outputBits()) - t, (1 << table.outputBits()) - 1);
            case ODD -> z < 0 ? -t : t;
        };
    }

    private static BigInteger[] zeros(int size) {
        BigInteger[] zeros = new BigInteger[size];
        Arrays.fill(zeros, BigInteger.ZERO);
        return zeros;
    }
}
