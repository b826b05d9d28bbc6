package dev.synfire.plan.estimate;

import dev.synfire.fixed.Range;
import dev.synfire.integer.IntegerLayer;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.integer.LayerLearning;
import dev.synfire.layout.Bits;
import dev.synfire.layout.Cost;
import dev.synfire.layout.DigitStages;
import dev.synfire.layout.EngineLayout;
import dev.synfire.layout.Family;
import dev.synfire.layout.LayerPlan;
import dev.synfire.layout.MemoryStyle;
import dev.synfire.model.LearningRule;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Estimates what lets layers learn: the memory of what addresses did, the errors, and the update of a word of weights. The
 * fixed parts were counted in Yosys 0.52's netlists of examples/electronic-nose and of 256-10 networks for iCE40.
 */
public final class LearningCost {
    private static final int CONTROL = 75;
    private static final int DRAWS = 20;
    private static final int ACTIVITY = 40;
    private static final int ERRORS = 60;
    private static final int WALK = 30;

    private final IntegerNetwork network;
    private final Fabric fabric;

    public LearningCost(IntegerNetwork network, Family family, boolean hardMultipliers) {
        this.network = network;
        this.fabric = new Fabric(family, hardMultipliers);
    }

    /** What the network needs once; nothing if it does not learn. */
    public Cost control() {
        boolean draws = network.layers().stream()
                .flatMap(layer -> layer.learning().stream())
                .anyMatch(rule -> rule.rounding() == LearningRule.Rounding.STOCHASTIC);
        return network.learns() ? Cost.cells(CONTROL + (draws ? DRAWS : 0)) : Cost.NONE;
    }

    /** What a layer needs; nothing if its weights stay. */
    public Cost layer(int index, LayerPlan plan) {
        return network.learning(index)
                .map(learning -> activity(index, learning)
                        .plus(errors(index, learning, plan))
                        .plus(walk(index, learning, plan)))
                .orElse(Cost.NONE);
    }

    private Cost activity(int index, LayerLearning learning) {
        int inputs = network.layers().get(index).inputs();
        return Cost.cells(ACTIVITY).plus(fabric.memory(inputs, learning.values().bits(), MemoryStyle.BLOCK, false));
    }

    private Cost errors(int index, LayerLearning learning, LayerPlan plan) {
        IntegerLayer layer = network.layers().get(index);
        EngineLayout engine = EngineLayout.of(layer, plan.lanes());
        int error = errorBits(learning);
        Cost cost =
                Cost.cells(ERRORS + 2 * error).plus(fabric.memory(layer.neurons(), error, MemoryStyle.BLOCK, false));
        if (engine.sumRows() > 1) {
            cost = cost.plus(fabric.memory(engine.sumRows(), engine.lanes() * error, MemoryStyle.BLOCK, false));
        } else {
            cost = cost.plus(Cost.cells(fabric.isEcp5() ? 0 : engine.lanes() * error));
        }
        if (learning.rule().biasBits() > 0) {
            int bias = learning.rule().biasBits();
            cost = cost.plus(Cost.cells(3 * bias))
                    .plus(fabric.hardMultipliers() ? new Cost(0, 0, 0, 1) : Cost.cells(2 * (error + bias)));
        }
        if (learning.behind().isPresent()) {
            IntegerLayer behind = network.layers().get(learning.behind().getAsInt());
            int sum = error + behind.synapses().weightBits() + Bits.below(behind.neurons());
            cost = cost.plus(Cost.cells(sum + 3 * error));
            if (learning.slope() instanceof LayerLearning.Slope.Logistic(int bits)) {
                cost = cost.plus(fabric.product(bits + 1, bits + 2)).plus(fabric.product(error, bits + 1));
            }
        }
        return cost;
    }

    private Cost walk(int index, LayerLearning learning, LayerPlan plan) {
        IntegerLayer layer = network.layers().get(index);
        EngineLayout engine = EngineLayout.of(layer, plan.lanes());
        int weight = engine.weightBits();
        int error = errorBits(learning);
        int factor = learning.values().bits() + learning.rises();
        boolean signed = learning.values().min() < 0;
        Cost update = learning.rule().powersFrom().isPresent()
                ? Cost.cells(4 * (factor + error))
                : fabric.inDigits(error, DigitStages.digits(factor), signed);
        Cost lane = update.plus(Cost.cells(3 * weight));
        if (gathers(index)) {
            lane = lane.plus(fabric.inDigits(weight, DigitStages.digits(error), true))
                    .plus(Cost.cells(weight + error));
        }
        return Cost.cells(WALK + 2 * Bits.below(engine.weightWords())).plus(lane.times(engine.lanes()));
    }

    /** Whether the layer before learns from the errors of this one. */
    private boolean gathers(int index) {
        return IntStream.range(0, index)
                .mapToObj(network::learning)
                .flatMap(Optional::stream)
                .anyMatch(
                        before -> before.behind().isPresent() && before.behind().getAsInt() == index);
    }

    private static int errorBits(LayerLearning learning) {
        return learning.errors().union(new Range(-1, 0)).bits();
    }
}
