package dev.synfire.plan.estimate;

import dev.synfire.fixed.Range;
import dev.synfire.fixed.SignedDigits;
import dev.synfire.integer.Activation;
import dev.synfire.integer.Decay;
import dev.synfire.integer.Encoder;
import dev.synfire.integer.IntegerAdaptation;
import dev.synfire.integer.IntegerFiring;
import dev.synfire.integer.IntegerLayer;
import dev.synfire.integer.IntegerMembrane;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.integer.IntegerNeuron;
import dev.synfire.integer.IntegratorNeuron;
import dev.synfire.integer.RateNeuron;
import dev.synfire.integer.SpikingNeuron;
import dev.synfire.integer.TwoVariableNeuron;
import dev.synfire.layout.Bits;
import dev.synfire.layout.Cost;
import dev.synfire.layout.Family;
import dev.synfire.layout.SpatialCells;
import dev.synfire.layout.SpatialSums;
import dev.synfire.model.Readout;

/**
 * Estimates what a spatial core takes, by counting the bits of its tables, adders and registers; all of it is logic cells.
 * The factors that stand for what the count leaves out were fitted to Yosys 0.52; docs/core.md compares.
 */
public final class SpatialCost {
    private static final int STREAMS = 30;

    private final boolean registersApart;

    /** For a family, in which a register that no look-up table stands before may lie beside one that is used. */
    private SpatialCost(Family family) {
        registersApart = family == Family.ECP5;
    }

    public static Cost of(IntegerNetwork network, Family family) {
        var model = new SpatialCost(family);
        int cells = model.gather(network) + model.scatter(network.output()) + model.readout(network) + STREAMS;
        for (IntegerLayer layer : network.layers()) {
            cells += model.layer(layer);
        }
        Cost core = new Cost(cells, 0, 0, 0);
        return network.input().encoder() instanceof Encoder.Constant
                ? core
                : core.plus(EncoderCost.of(network.input(), network.ticks(), family));
    }

    private int layer(IntegerLayer layer) {
        SpatialSums sums = SpatialSums.of(layer);
        var cells = new SpatialCells(sums);
        int adders = registersApart ? cells.luts() : cells.lutCells() + cells.adders();
        int currents = sums.neurons().stream()
                .mapToInt(neuron -> Bits.signed(neuron.currents()))
                .max()
                .orElseThrow();
        int neurons = 0;
        for (int n = 0; n < layer.neurons(); n++) {
            neurons += neuron(layer.model(), n, currents);
        }
        return adders + neurons + 2 * sums.level();
    }

    private int neuron(IntegerNeuron model, int neuron, int current) {
        return switch (model) {
            case SpikingNeuron spiking ->
                membrane(spiking.membrane(), neuron, current)
                        + firing(spiking.firing(), neuron, spiking.membraneBits());
            case IntegratorNeuron integrator -> membrane(integrator.membrane(), neuron, current);
            case RateNeuron rate -> rate(rate, neuron, current);
            case TwoVariableNeuron _ ->
                throw new IllegalArgumentException("neurons of two variables have no spatial form");
        };
    }

    private int membrane(IntegerMembrane membrane, int neuron, int current) {
        int fed = membrane.current()
                .map(own -> own.bits() + membrane.fraction() - own.fraction())
                .orElse(current + membrane.fraction());
        int cells = word(membrane.bits(), fed, membrane.decay(), neuron);
        return cells
                + membrane.current()
                        .map(own -> word(own.bits(), current + own.fraction(), own.decay(), neuron))
                        .orElse(0)
                + (membrane.drive(neuron) == 0 ? 0 : fed);
    }

    /** A word that decays, to which something is added, and which saturates. */
    private int word(int bits, int added, Decay decay, int neuron) {
        int sum = Math.max(bits, added) + 1;
        return decay(bits, decay, neuron) + sum + bits;
    }

    private static int decay(int bits, Decay decay, int neuron) {
        int digits = SignedDigits.of(decay.multiplier(neuron)).size();
        return decay.isNone() ? 0 : (Math.max(1, digits) - 1) * (bits + 1);
    }

    private static int firing(IntegerFiring firing, int neuron, int bits) {
        int reset =
                switch (firing.reset()) {
                    case SpikingNeuron.Reset.ToZero _, SpikingNeuron.Reset.ToValue _ -> bits / 2;
                    case SpikingNeuron.Reset.Subtract _, SpikingNeuron.Reset.SubtractAmount _ -> bits;
                };
        int cells = bits + reset;
        if (firing.mostSpikes() > 1) {
            cells += Bits.below(firing.mostSpikes() + 1) * 3 * bits;
        }
        if (firing.floors().isPresent()) {
            cells += 2 * bits;
        }
        if (firing.refractoryTicks() > 0) {
            cells += bits + 4 * Bits.below(firing.refractoryTicks() + 1);
        }
        if (firing.adaptation().isPresent()) {
            IntegerAdaptation raised = firing.adaptation().get();
            cells += decay(raised.bits() + 1, raised.decay(), neuron) + 4 * raised.bits() + bits;
        }
        return cells;
    }

    private int rate(RateNeuron neuron, int index, int current) {
        int digits = SignedDigits.of(neuron.multipliers().get(index)).size();
        int wide = current + Bits.below(neuron.multipliers().max() + 1);
        int scaled = neuron.multipliers().isUniform(1) ? 0 : Math.max(0, digits - 1) * wide;
        int rounded = Math.max(1, wide - neuron.shift());
        return scaled + 2 * rounded + activation(neuron.activation());
    }

    private static int activation(Activation activation) {
        return switch (activation) {
            case Activation.Clip clip -> 2 * clip.arguments().bits();
            case Activation.Table table -> {
                int words = table.entries().size();
                int width = table.entryBits();
                int interpolation = table.interpolationBits() == 0 ? 0 : 3 * width * table.interpolationBits();
                yield 3 * table.argumentBits() + 2 * table.outputBits() + words * width / 33 + interpolation;
            }
        };
    }

    private int gather(IntegerNetwork network) {
        Range values = network.input().events();
        int bits = values.bits();
        return network.input().size() * (bits + 2);
    }

    private int scatter(IntegerLayer output) {
        Range values = output.outputValues();
        boolean silent = values.max() == 0 && values.min() == 0;
        boolean spikes = values.min() >= 0 && values.max() <= 1;
        int neurons = output.neurons();
        return silent ? 2 : neurons * (spikes ? 3 : 4 + 2 * values.bits());
    }

    private int readout(IntegerNetwork network) {
        Readout score = network.readout().score();
        int bits = network.readout().scores(network.output(), network.ticks()).bits();
        int made =
                switch (score) {
                    case ACTIVATION, MEMBRANE -> 0;
                    case ACTIVATION_SUM, SPIKE_COUNT, FIRST_SPIKE -> bits;
                    case MEMBRANE_MAXIMUM -> 2 * bits;
                };
        return network.output().neurons() * (bits + made) + 3 * bits + 10;
    }
}
