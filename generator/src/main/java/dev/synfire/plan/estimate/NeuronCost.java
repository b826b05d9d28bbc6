package dev.synfire.plan.estimate;

import dev.synfire.integer.Activation;
import dev.synfire.integer.AdExNeuron;
import dev.synfire.integer.Decay;
import dev.synfire.integer.IntegerAdaptation;
import dev.synfire.integer.IntegerFiring;
import dev.synfire.integer.IntegerLayer;
import dev.synfire.integer.IntegerMembrane;
import dev.synfire.integer.IntegratorNeuron;
import dev.synfire.integer.IzhikevichNeuron;
import dev.synfire.integer.RateNeuron;
import dev.synfire.integer.SpikingNeuron;
import dev.synfire.layout.Bits;
import dev.synfire.layout.Cost;
import dev.synfire.layout.DigitStages;
import dev.synfire.layout.LayerPlan;
import dev.synfire.model.FiringOrder;
import java.util.function.ToIntFunction;

/** Estimates what the neurons of a layered core take, the unit that works on all of a layer's with what they remember. */
final class NeuronCost {
    private static final int STREAM = 12;

    private final Fabric fabric;
    private final boolean exchangeable;
    private final ToIntFunction<IntegerLayer> sumBits;

    /**
     * Of neurons on a device.
     *
     * @param exchangeable whether others may take the place of their parameters
     * @param sumBits how wide a layer's input current is
     */
    NeuronCost(Fabric fabric, boolean exchangeable, ToIntFunction<IntegerLayer> sumBits) {
        this.fabric = fabric;
        this.exchangeable = exchangeable;
        this.sumBits = sumBits;
    }

    Cost of(IntegerLayer layer, LayerPlan plan) {
        // Registers of numbers and flags that go along; in an ECP5 they lie beside look-up tables.
        int stages = fabric.isEcp5() ? 0 : 7 * (Bits.below(layer.neurons()) + 3);
        return Cost.cells(stages + STREAM)
                .plus(
                        switch (layer.model()) {
                            case SpikingNeuron spiking ->
                                membrane(layer, plan, spiking.membrane()).plus(fire(layer, plan, spiking));
                            case IzhikevichNeuron izhikevich -> izhikevich(layer, plan, izhikevich);
                            case AdExNeuron adEx -> adEx(layer, plan, adEx);
                            case IntegratorNeuron li ->
                                membrane(layer, plan, li.membrane())
                                        .plus(li.sent()
                                                .map(sent -> rate(layer, plan, sent, li.membraneBits()))
                                                .orElse(Cost.NONE));
                            case RateNeuron rate -> rate(layer, plan, rate, sumBits.applyAsInt(layer));
                        });
    }

    private Cost membrane(IntegerLayer layer, LayerPlan plan, IntegerMembrane model) {
        int width = model.bits();
        Cost synaptic = model.current()
                .map(current -> integration(
                        layer, plan, current.bits(), sumBits.applyAsInt(layer) + current.fraction(), current.decay()))
                .orElse(Cost.NONE);
        int fed = model.current()
                .map(current -> current.bits() + model.fraction() - current.fraction())
                .orElse(sumBits.applyAsInt(layer) + model.fraction());
        Cost driven = model.drives().isUniform(0)
                ? Cost.NONE
                : fabric.parameter(layer, plan, Math.min(width, fed)).plus(Cost.cells(fed));
        return synaptic.plus(driven).plus(integration(layer, plan, width, fed, model.decay()));
    }

    /** A word that decays, to which something is added. */
    private Cost integration(IntegerLayer layer, LayerPlan plan, int width, int added, Decay decay) {
        int sum = Math.max(width, added) + 1;
        return fabric.memory(layer.neurons(), width, plan.membranes(), false)
                .plus(decaying(layer, plan, width, decay))
                .plus(Cost.cells(fabric.isEcp5() ? sum + 2 * width : 2 * sum + 3 * width));
    }

    private Cost decaying(IntegerLayer layer, LayerPlan plan, int width, Decay decay) {
        if (!decay.isUniform()) {
            int multiplier = Bits.below(decay.multipliers().max() + 1);
            return fabric.parameter(layer, plan, multiplier)
                    .plus(fabric.product(width, multiplier))
                    .plus(Cost.cells(2 * (width + multiplier)));
        }
        int terms = decay.isNone() ? 0 : Integer.bitCount(3 * decay.multiplier() ^ decay.multiplier());
        return Cost.cells(terms == 0 ? width : terms * (width + decay.shift()));
    }

    private Cost fire(IntegerLayer layer, LayerPlan plan, SpikingNeuron neuron) {
        int width = neuron.membraneBits();
        Cost thresholds = fabric.parameter(layer, plan, width);
        Cost reset =
                switch (neuron.reset()) {
                    case SpikingNeuron.Reset.ToZero() -> thresholds.plus(Cost.cells(2 * width));
                    case SpikingNeuron.Reset.Subtract() -> thresholds.plus(Cost.cells(4 * width));
                    case SpikingNeuron.Reset.ToValue _ ->
                        thresholds.plus(thresholds).plus(Cost.cells(3 * width));
                    case SpikingNeuron.Reset.SubtractAmount _ ->
                        thresholds.plus(thresholds).plus(Cost.cells(4 * width));
                };
        return neuron.firing().isPlain() ? reset : reset.plus(options(layer, plan, neuron.firing(), width));
    }

    /** What a neuron takes that does more than to fire once and be reset at once. */
    private Cost options(IntegerLayer layer, LayerPlan plan, IntegerFiring firing, int width) {
        Cost cost = Cost.NONE;
        if (firing.order().remembersSpikes()) {
            int spike = Bits.below(firing.mostSpikes() + 1);
            cost = cost.plus(fabric.memory(layer.neurons(), spike, plan.membranes(), false))
                    .plus(Cost.cells(2 * width + 4 * spike));
        }
        if (firing.order() != FiringOrder.UPDATE_FIRE_RESET) {
            cost = cost.plus(fabric.parameter(layer, plan, width)).plus(Cost.cells(2 * width));
        }
        if (firing.mostSpikes() > 1) {
            cost = cost.plus(Cost.cells(Bits.below(firing.mostSpikes() + 1) * 4 * width));
        }
        if (firing.floors().isPresent()) {
            cost = cost.plus(fabric.parameter(layer, plan, width)).plus(Cost.cells(3 * width));
        }
        if (firing.refractoryTicks() > 0) {
            int counter = Bits.below(firing.refractoryTicks() + 1);
            cost = cost.plus(fabric.memory(layer.neurons(), counter, plan.membranes(), false))
                    .plus(Cost.cells(8 * counter + 6 * width));
        }
        if (firing.adaptation().isPresent()) {
            IntegerAdaptation adaptation = firing.adaptation().get();
            int bits = adaptation.bits();
            cost = cost.plus(fabric.memory(layer.neurons(), bits, plan.membranes(), false))
                    .plus(decaying(layer, plan, bits + 1, adaptation.decay()))
                    .plus(fabric.parameter(layer, plan, bits))
                    .plus(Cost.cells(8 * bits + 2 * width));
        }
        return cost;
    }

    private Cost izhikevich(IntegerLayer layer, LayerPlan plan, IzhikevichNeuron neuron) {
        int width = neuron.bits();
        int steps = 1 << neuron.stepHalvings();
        Cost step = fabric.product(width, width)
                .plus(Cost.cells(8 * width + 2 * (sumBits.applyAsInt(layer) + neuron.currentShift())));
        Cost recovery = fabric.product(width, 18)
                .plus(fabric.parameter(layer, plan, 18))
                .times(2)
                .plus(Cost.cells(10 * width));
        return step.times(steps)
                .plus(recovery)
                .plus(fabric.memory(layer.neurons(), width, plan.membranes(), false)
                        .times(2))
                .plus(fabric.parameter(layer, plan, width).times(2));
    }

    private Cost adEx(IntegerLayer layer, LayerPlan plan, AdExNeuron neuron) {
        int width = neuron.bits();
        int slope = AdExNeuron.SLOPE_BITS + neuron.fraction();
        int steps = 1 << neuron.stepHalvings();
        Cost step = fabric.product(slope, 18)
                .plus(fabric.parameter(layer, plan, 18))
                .plus(fabric.memory(neuron.exponentials().size(), neuron.fraction() + 2, plan.parameters(), true))
                .plus(Cost.cells(12 * slope + 2 * (sumBits.applyAsInt(layer) + neuron.currentShift())));
        Cost adaptation = fabric.product(width, 18)
                .plus(fabric.parameter(layer, plan, 18))
                .times(2)
                .plus(Cost.cells(11 * width));
        return step.times(steps)
                .plus(adaptation)
                .plus(fabric.memory(layer.neurons(), width, plan.membranes(), false)
                        .times(2))
                .plus(fabric.parameter(layer, plan, width).times(4));
    }

    /** What makes an activation of a number so many bits wide. */
    private Cost rate(IntegerLayer layer, LayerPlan plan, RateNeuron neuron, int sum) {
        Cost scale = Cost.NONE;
        int scaled = sum;
        // One power of two for all neurons is no more than wires.
        boolean shifted = neuron.multipliers().isUniform(neuron.multipliers().max())
                && Long.bitCount(neuron.multipliers().max()) == 1;
        if (!shifted) {
            int multiplier = Bits.below(neuron.multipliers().max() + 1);
            scaled = sum + multiplier;
            int digits = DigitStages.digits(multiplier);
            scale = fabric.inDigits(sum, digits, false)
                    .plus(fabric.parameter(
                            layer, plan, fabric.hardMultipliers() || exchangeable ? multiplier : 2 * digits))
                    .plus(Cost.cells(fabric.isEcp5() ? sum : sum + multiplier));
        }
        return scale.plus(Cost.cells(fabric.isEcp5() ? scaled : 2 * scaled))
                .plus(activation(neuron.activation(), plan));
    }

    private Cost activation(Activation activation, LayerPlan plan) {
        return switch (activation) {
            case Activation.Clip clip -> Cost.cells(3 * clip.arguments().bits());
            case Activation.Table table -> {
                int difference = 0;
                for (int i = 1; i < table.entries().size(); i++) {
                    difference = Math.max(
                            difference,
                            Math.abs(table.entries().get(i) - table.entries().get(i - 1)));
                }
                int fraction = table.interpolationBits();
                boolean straight = fraction == 0;
                int width = table.entryBits() + (straight ? 0 : Bits.below(difference + 1));
                Cost cells = Cost.cells(
                        fabric.isEcp5()
                                ? 2 * table.argumentBits() + 3 * table.outputBits()
                                : 6 * table.argumentBits() + 8 * table.outputBits());
                Cost interpolation = straight
                        ? Cost.NONE
                        : fabric.inDigits(Bits.below(difference + 1) + 1, DigitStages.digits(fraction), false)
                                .plus(Cost.cells(fabric.isEcp5() ? width : 3 * width + fraction));
                int words = table.entries().size() - (straight ? 0 : 1);
                yield cells.plus(interpolation).plus(fabric.memory(words, width, plan.table(), true));
            }
        };
    }
}
