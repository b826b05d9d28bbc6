package dev.synfire.plan.estimate;

import dev.synfire.fixed.IntVector;
import dev.synfire.integer.Decay;
import dev.synfire.integer.IntegerFiring;
import dev.synfire.integer.IntegerMembrane;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.integer.IntegratorNeuron;
import dev.synfire.integer.SpikingNeuron;
import dev.synfire.integer.SpikingNeuron.Reset;
import dev.synfire.integer.StateWord;
import dev.synfire.layout.Bits;
import dev.synfire.layout.Cost;
import dev.synfire.layout.Family;
import dev.synfire.layout.MemoryStyle;
import dev.synfire.layout.SharedForm;
import dev.synfire.layout.SharedLayout;
import dev.synfire.model.FiringOrder;

/**
 * Estimates what a shared core takes, as {@link CostModel} does: a cell a bit of an adder or a choice, and on an iCE40 of a
 * register that stands alone. The factors were fitted to Yosys 0.52; docs/planning.md compares.
 */
public final class SharedCost {
    private static final int ICE40_FIXED = 100;
    private static final int ECP5_FIXED = 86;

    /** Bits of a block RAM in words of a power of two. */
    private static final int ICE40_BLOCK = 1 << 12;

    private static final int ECP5_BLOCK = 1 << 14;

    private final IntegerNetwork network;
    private final SharedForm form;
    private final SharedLayout layout;
    private final Fabric fabric;
    private final Family family;
    private final boolean ecp5;

    private SharedCost(IntegerNetwork network, SharedForm form, Family family, boolean hardMultipliers) {
        this.network = network;
        this.form = form;
        this.layout = form.layout();
        this.family = family;
        this.ecp5 = family == Family.ECP5;
        this.fabric = new Fabric(family, hardMultipliers);
    }

    public static Cost of(IntegerNetwork network, SharedForm form, Family family, boolean hardMultipliers) {
        var cost = new SharedCost(network, form, family, hardMultipliers);
        return CostModel.readout(network, family)
                .plus(EncoderCost.of(network.input(), network.ticks(), family))
                .plus(cost.sequencer())
                .plus(cost.weights())
                .plus(cost.sums())
                .plus(cost.neurons());
    }

    private Cost sequencer() {
        int several = layout.places().size() - 1;
        int choices = Math.min(several, 2) * (layout.addressBits() + layout.numberBits());
        int stack = several == 0 ? 0 : 2 * Bits.below(layout.hidden() + 1);
        return Cost.cells((ecp5 ? ECP5_FIXED : ICE40_FIXED) + choices + stack + (ecp5 ? 2 : 3) * layout.numberBits())
                .plus(several == 0 ? Cost.NONE : block(layout.hidden(), Bits.below(layout.hidden()) + value()));
    }

    private int value() {
        return form.values().min() >= 0 && form.values().max() <= 1
                ? 0
                : form.values().bits();
    }

    private Cost weights() {
        Cost cost = Cost.cells((layout.places().size() - 1) * form.weightBits() * 2 / 3);
        for (SharedLayout.Place place : layout.places()) {
            cost = cost.plus(new Cost(0, family.blockRams(place.words(), form.weightBits()), 0, 0))
                    .plus(Cost.cells(chosen(place.words())));
        }
        return cost;
    }

    /** What chooses between the blocks of a memory; of 2^14 words at a time an ECP5 has each bit in a block of its own. */
    private int chosen(int words) {
        int blocks = Math.ceilDiv(words * form.weightBits(), ecp5 ? ECP5_BLOCK : ICE40_BLOCK);
        if (!ecp5) {
            return (blocks - 1) * form.weightBits() * 2 / 3;
        }
        return words % ECP5_BLOCK == 0 ? 0 : 3 * (blocks - 1) * form.weightBits();
    }

    private int sumBits() {
        return Bits.signed(form.currents());
    }

    private Cost sums() {
        int sum = sumBits();
        Cost lane = value() == 0
                ? Cost.cells(ecp5 ? 0 : form.weightBits())
                : fabric.product(
                                Math.max(2, form.weightBits()),
                                value() + (form.values().signed() ? 0 : 1))
                        .plus(Cost.cells(ecp5 ? 0 : form.weightBits() * value()));
        // An iCE40's number of the neuron goes along in registers that stand alone.
        return lane.plus(Cost.cells(2 * sum + (ecp5 ? 0 : 2 * layout.numberBits())))
                .plus(table(form.biases(), sum))
                .plus(block(1 << layout.numberBits(), sum));
    }

    private Cost neurons() {
        Cost cost =
                switch (form.model()) {
                    case SpikingNeuron spiking ->
                        membrane(spiking.membrane()).plus(firing(spiking.firing(), spiking.membraneBits()));
                    case IntegratorNeuron integrator -> membrane(integrator.membrane());
                    default -> throw new AssertionError("no shared form");
                };
        for (StateWord word : form.model().states()) {
            cost = cost.plus(block(layout.neurons(), word.values().bits()))
                    .plus(table(word.initial(), word.values().bits()));
        }
        return cost;
    }

    private Cost membrane(IntegerMembrane membrane) {
        int shifted = form.fractions().isEmpty() ? 0 : sumBits();
        int fed = membrane.current()
                .map(own -> own.bits() + membrane.fraction() - own.fraction())
                .orElse(sumBits() + membrane.fraction());
        return integration(membrane.bits(), fed, membrane.decay())
                .plus(Cost.cells(shifted))
                .plus(membrane.current()
                        .map(own -> integration(own.bits(), sumBits() + own.fraction(), own.decay()))
                        .orElse(Cost.NONE))
                .plus(
                        membrane.allDrives().isUniform(0)
                                ? Cost.NONE
                                : table(membrane.allDrives(), fed).plus(Cost.cells(fed)));
    }

    /** A word that decays, to which something is added, and which saturates. */
    private Cost integration(int bits, int added, Decay decay) {
        int sum = Math.max(bits, added) + 1;
        return decaying(bits, decay).plus(Cost.cells((ecp5 ? 0 : bits) + sum + bits));
    }

    private Cost decaying(int bits, Decay decay) {
        if (!decay.isUniform()) {
            int multiplier = Bits.below(decay.multipliers().max() + 1);
            return table(decay.multipliers(), multiplier)
                    .plus(fabric.product(bits, multiplier))
                    .plus(Cost.cells(bits + multiplier));
        }
        int terms = decay.isNone() ? 0 : Integer.bitCount(3 * decay.multiplier() ^ decay.multiplier());
        return Cost.cells(Math.max(0, terms - 1) * (bits + decay.shift()));
    }

    private Cost firing(IntegerFiring firing, int bits) {
        Cost cost = table(firing.thresholds(), bits).plus(Cost.cells(2 * bits));
        cost = switch (firing.reset()) {
            case Reset.ToZero _ -> cost;
            case Reset.Subtract _ -> cost.plus(Cost.cells(bits));
            case Reset.ToValue(IntVector values) -> cost.plus(table(values, bits));
            case Reset.SubtractAmount(IntVector amounts) ->
                cost.plus(table(amounts, bits)).plus(Cost.cells(bits));
        };
        if (firing.order() != FiringOrder.UPDATE_FIRE_RESET) {
            cost = cost.plus(Cost.cells(2 * bits));
        }
        if (firing.mostSpikes() > 1) {
            cost = cost.plus(Cost.cells(Bits.below(firing.mostSpikes() + 1) * 3 * bits));
        }
        if (firing.floors().isPresent()) {
            cost = cost.plus(table(firing.floors().get(), bits)).plus(Cost.cells(3 * bits));
        }
        if (firing.refractoryTicks() > 0) {
            cost = cost.plus(Cost.cells(4 * Bits.below(firing.refractoryTicks() + 1) + 2 * bits));
        }
        if (firing.adaptation().isPresent()) {
            var adaptation = firing.adaptation().get();
            cost = cost.plus(decaying(adaptation.bits() + 1, adaptation.decay()))
                    .plus(table(adaptation.amounts(), adaptation.bits()))
                    .plus(Cost.cells(4 * adaptation.bits() + 2 * bits));
        }
        return cost;
    }

    /** Constants, one a place, unless all are one. */
    private Cost table(IntVector values, int width) {
        return values.isUniform(values.get(0)) ? Cost.NONE : block(values.size(), width);
    }

    private Cost block(int depth, int width) {
        return fabric.memory(depth, width, MemoryStyle.BLOCK, true);
    }
}
