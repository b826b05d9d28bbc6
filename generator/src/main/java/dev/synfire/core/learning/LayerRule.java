package dev.synfire.core.learning;

import dev.synfire.fixed.Range;
import dev.synfire.integer.DenseSynapses;
import dev.synfire.integer.IntegerLayer;
import dev.synfire.layout.Bits;
import dev.synfire.layout.LayerPlan;
import dev.synfire.layout.ReserveWidths;
import java.util.Optional;

/**
 * How a layer learns, whatever its layout.
 *
 * @param count X is how many spikes an address had, at most this; 0: its value
 * @param target the errors come from the label; empty: from the layer behind
 * @param back how what the layer behind gathers is made an error; empty with a target
 * @param errors what an error can be
 * @param powers errors are rounded to powers of two
 * @param least with powers, the least magnitude that is not taken for 0
 * @param shift the largest shift
 * @param finer by how much the shift is smaller at first
 * @param stochastic rounded by random numbers; otherwise halves up
 * @param bias how biases change; empty: they stay
 */
public record LayerRule(
        int count,
        Optional<ErrorParams.Target> target,
        Optional<Blame> back,
        Range errors,
        boolean powers,
        long least,
        int shift,
        int finer,
        boolean stochastic,
        Optional<ErrorParams.BiasRule> bias) {
    /**
     * From what is gathered to an error.
     *
     * @param shift of the division
     * @param slope of the activation
     */
    public record Blame(int shift, ErrorParams.Slope slope) {}

    public LayerRule {
        if (target.isPresent() == back.isPresent()) {
            throw new IllegalArgumentException("a layer that learns from both label and layer behind, or from neither");
        }
    }

    /** What X can be, for what arrives. */
    public Range inputs(IntegerLayer layer) {
        return count == 0 ? layer.inputValues() : new Range(0, count);
    }

    /** The layout of the layer with room for all that its weights and biases may become. */
    public LayerPlan room(IntegerLayer layer, LayerPlan plan) {
        DenseSynapses synapses = layer.synapses();
        long weight = DenseSynapses.weightRange(synapses.weightBits()).max();
        Range values = layer.inputValues();
        long most = weight * Math.max(Math.abs(values.min()), Math.abs(values.max())) * synapses.inputs();
        Range biases = bias.map(ErrorParams.BiasRule::range)
                .orElse(new Range(layer.biases().min(), layer.biases().max()));
        long reach = most + Math.max(Math.abs(biases.min()), Math.abs(biases.max()));
        ReserveWidths own = ReserveWidths.of(layer);
        int current = Bits.signed(new Range(-reach, reach));
        int bits = bias.isPresent() || own.biasBits() > 0 ? Bits.signed(biases.union(new Range(-1, 0))) : 0;
        return plan.exchangeable(new ReserveWidths(
                Math.max(current, own.currentBits()),
                bias.isPresent() ? bits : own.biasBits(),
                own.multiplierBits(),
                own.multiplierShift()));
    }
}
