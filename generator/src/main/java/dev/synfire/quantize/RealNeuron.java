package dev.synfire.quantize;

import dev.synfire.fixed.IntVector;
import dev.synfire.integer.Decay;
import dev.synfire.integer.IntegerAdaptation;
import dev.synfire.integer.IntegerCurrent;
import dev.synfire.integer.IntegerFiring;
import dev.synfire.integer.IntegerMembrane;
import dev.synfire.integer.IntegerNeuron;
import dev.synfire.integer.IntegratorNeuron;
import dev.synfire.integer.RateNeuron;
import dev.synfire.integer.SpikingNeuron;
import dev.synfire.integer.TwoVariableNeuron;
import dev.synfire.model.FiringComparison;
import dev.synfire.network.neuron.Adaptation;
import dev.synfire.network.neuron.CubaLi;
import dev.synfire.network.neuron.CubaLif;
import dev.synfire.network.neuron.Firing;
import dev.synfire.network.neuron.If;
import dev.synfire.network.neuron.Leak;
import dev.synfire.network.neuron.Li;
import dev.synfire.network.neuron.Lif;
import dev.synfire.network.neuron.Neuron;
import dev.synfire.network.neuron.Reset;
import dev.synfire.network.neuron.SynapticCurrent;
import dev.synfire.network.tensor.Vector;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** The neurons in real numbers that integer neurons stand for. */
final class RealNeuron {
    private final Vector units;
    private final int neurons;

    /**
     * Of so many neurons.
     *
     * @param units what a current stands for, one per neuron
     */
    RealNeuron(Vector units, int neurons) {
        this.units = units;
        this.neurons = neurons;
    }

    /** The neuron that was quantized with the numbers of the integers that came of it. */
    Neuron of(Neuron neuron, IntegerNeuron model) {
        return switch (model) {
            case RateNeuron _, TwoVariableNeuron _ -> neuron;
            case IntegratorNeuron(IntegerMembrane membrane, var _) ->
                switch (neuron) {
                    case CubaLi cuba ->
                        new CubaLi(
                                current(membrane),
                                leak(membrane.decay()),
                                drive(cuba.drive(), membrane),
                                OptionalInt.empty());
                    case Neuron _ -> new Li(leak(membrane.decay()), OptionalInt.empty());
                };
            case SpikingNeuron spiking -> {
                IntegerMembrane membrane = spiking.membrane();
                yield switch (neuron) {
                    case If plain -> plain.firing(firing(plain.firing(), spiking));
                    case Lif leaky ->
                        leaky.firing(firing(leaky.firing(), spiking)).leak(leak(membrane.decay()));
                    case CubaLif cuba ->
                        new CubaLif(
                                current(membrane),
                                leak(membrane.decay()),
                                drive(cuba.drive(), membrane),
                                firing(cuba.firing(), spiking),
                                OptionalInt.empty());
                    case Neuron other ->
                        throw new IllegalStateException("a " + other.model() + " became a spiking neuron");
                };
            }
        };
    }

    private Firing firing(Firing firing, SpikingNeuron model) {
        IntegerFiring integers = model.firing();
        int fraction = model.membraneFraction();
        // Between two codes, so that rounding elsewhere decides no tie; but a reset may subtract the threshold, or
        // spikes
        // be counted by it.
        double beside = model.reset() instanceof SpikingNeuron.Reset.Subtract || integers.mostSpikes() > 1
                ? 0
                : model.comparison() == FiringComparison.ABOVE ? 0.5 : -0.5;
        return new Firing(
                notBelowZero(times(integers.thresholds(), beside, fraction)),
                firing.comparison(),
                switch (model.reset()) {
                    case SpikingNeuron.Reset.ToZero _ -> new Reset.ToZero();
                    case SpikingNeuron.Reset.Subtract _ -> new Reset.Subtract();
                    case SpikingNeuron.Reset.SubtractAmount(IntVector amounts) ->
                        new Reset.SubtractAmount(times(amounts, 0, fraction));
                    case SpikingNeuron.Reset.ToValue(IntVector values) -> new Reset.ToValue(times(values, 0, fraction));
                },
                firing.order(),
                integers.mostSpikes(),
                integers.floors().map(values -> times(values, 0, fraction)),
                integers.refractoryTicks(),
                integers.adaptation().map(raised -> adaptation(raised, fraction)));
    }

    private Adaptation adaptation(IntegerAdaptation raised, int membraneFraction) {
        return new Adaptation(leak(raised.decay()), times(raised.amounts(), 0, membraneFraction + raised.fraction()));
    }

    private SynapticCurrent current(IntegerMembrane membrane) {
        IntegerCurrent current = membrane.current().orElseThrow();
        return new SynapticCurrent(leak(current.decay()), current.feed());
    }

    private Vector drive(Vector asked, IntegerMembrane membrane) {
        boolean none = asked.stream().allMatch(value -> value == 0);
        return none ? asked : times(membrane.current().orElseThrow().drives(), 0, membrane.fraction());
    }

    private static Leak leak(Decay decay) {
        return new Leak(
                Vector.of(decay.multipliers().stream()
                        .mapToDouble(m -> Math.scalb((double) m, -decay.shift()))
                        .toArray()),
                new Leak.Form.Bits(decay.shift()),
                decay.rounding());
    }

    private static Vector notBelowZero(Vector values) {
        return Vector.of(values.stream().map(v -> Math.max(0, v)).toArray());
    }

    /** Codes of so many bits of fraction below a current, one for all or one per neuron. */
    private Vector times(IntVector codes, double beside, int fraction) {
        return Vector.of(IntStream.range(0, neurons)
                .mapToDouble(n -> {
                    double code = codes.get(codes.size() == 1 ? 0 : n) + beside;
                    return Math.scalb(code * units.ofNeuron(n), -fraction);
                })
                .toArray());
    }
}
