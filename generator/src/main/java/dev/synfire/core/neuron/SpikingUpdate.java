package dev.synfire.core.neuron;

import dev.synfire.core.pipeline.CoreComponent;
import dev.synfire.core.pipeline.Shapes;
import dev.synfire.core.pipeline.Stages;
import dev.synfire.fixed.IntVector;
import dev.synfire.fixed.Range;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Shape;
import dev.synfire.integer.IntegerAdaptation;
import dev.synfire.integer.IntegerFiring;
import dev.synfire.integer.SpikingNeuron;
import dev.synfire.model.FiringOrder;
import java.util.HashMap;
import java.util.Map;

/** The update, comparison and reset of a spiking neuron, in the order that the network asks for. */
public final class SpikingUpdate extends MembraneUpdate {
    static final String REFRACTORY = "refractory_tick";

    /** Under this name the words that a tick leaves hold its spikes, whether they are remembered or not. */
    public static final String SPIKE = "spike";

    private static final String ADAPTATION = "adaptation";
    private static final String SUM = "sum";
    private static final String POTENTIAL = "potential";
    private static final String HELD = "held";
    private static final String LEFT = "left";

    /**
     * What a tick leaves.
     *
     * @param fires whether there is a spike
     * @param words the new words by name, and the spikes as {@link #SPIKE}
     */
    public record Left(Expr fires, Map<String, Expr> words) {}

    private final CoreComponent<?> owner;
    private final SpikingNeuron neuron;

    public SpikingUpdate(
            CoreComponent<?> owner, Stages stages, Constants constants, SpikingNeuron neuron, boolean wholeProducts) {
        super(stages, constants, neuron.membrane(), wholeProducts);
        this.owner = owner;
        this.neuron = neuron;
        firing().adaptation()
                .ifPresent(raised ->
                        decaying.add(ADAPTATION, "adaptation_", raised.decay(), Shapes.signed(raised.values())));
    }

    private IntegerFiring firing() {
        return neuron.firing();
    }

    /** From the stage that has the old words to the one that has the new ones. */
    public Left run() {
        Thresholds thresholds = new Thresholds(stages, constants, neuron);
        FireCompare comparing = new FireCompare(stages, neuron, thresholds);
        ResetStage resetting = new ResetStage(stages, constants, neuron, thresholds);
        FiringOrder order = firing().order();
        firing().adaptation().ifPresent(_ -> stages.carry(Thresholds.RAISED, stages.get(ADAPTATION)));
        if (order == FiringOrder.RESET_UPDATE_FIRE) {
            resetting.late(SPIKE, BEFORE);
            stages.drop(SPIKE);
            stages.carry(BEFORE, stages.get(BEFORE).sat(shape()));
        }
        if (order == FiringOrder.FIRE_UPDATE_RESET) {
            comparing.compare(BEFORE, (_, _) -> {});
            stages.drop(ResetStage.REST);
        }
        sum();
        if (order == FiringOrder.UPDATE_RESET_FIRE) {
            resetting.late(SPIKE, SUM);
            stages.drop(SPIKE);
        }
        if (order == FiringOrder.FIRE_UPDATE_RESET) {
            resetting.late(comparing.carried(), SUM);
        } else {
            thresholds.prepare();
        }
        stages.carry(POTENTIAL, stages.take(SUM).sat(shape()));
        stages.step("the sum is saturated");

        Expr left =
                switch (order) {
                    case UPDATE_FIRE_RESET -> {
                        comparing.compare(POTENTIAL, resetting::beside);
                        yield resetting.now(comparing, POTENTIAL);
                    }
                    case RESET_UPDATE_FIRE, UPDATE_RESET_FIRE -> {
                        comparing.compare(POTENTIAL, (_, _) -> {});
                        yield stages.take(POTENTIAL);
                    }
                    case FIRE_UPDATE_RESET -> stages.take(POTENTIAL);
                };
        stages.drop(Thresholds.RAISED);
        stages.drop(ResetStage.REST);
        return finish(comparing, left);
    }

    /** From the old words to the exact sum; in refractory ticks the potential stays. */
    private void sum() {
        boolean refractory = firing().refractoryTicks() > 0;
        if (refractory) {
            stages.carry(HELD, stages.get(BEFORE));
        }
        Expr sum = integrate();
        stages.carry(SUM, refractory ? stages.get(REFRACTORY).eq(0).mux(sum, stages.take(HELD)) : sum);
        stages.step("the input current is added");
        afterSum();
    }

    /** Raises the threshold and holds the potential above its floor. */
    private Left finish(FireCompare comparing, Expr potential) {
        Expr left = potential;
        if (firing().adaptation().isPresent() || firing().floors().isPresent()) {
            stages.carry(LEFT, left);
            firing().adaptation().ifPresent(model -> raise(comparing, model));
            stages.step("what the tick leaves");
            left = stages.take(LEFT);
        }
        if (firing().floors().isPresent()) {
            left = left.max(constants.of("floors", firing().floors().get(), shape()));
        }
        Expr kept = owner.named(LEFT, left);
        Expr fires = comparing.fires();
        Expr count = comparing.count();
        Map<String, Expr> words = new HashMap<>();
        words.put("membrane", kept);
        words.put(SYNAPTIC, taken(SYNAPTIC));
        words.put(SPIKE, count);
        words.put(ADAPTATION, taken(ADAPTATION));
        if (firing().refractoryTicks() > 0) {
            words.put(REFRACTORY, rested(fires, stages.take(REFRACTORY)));
        }
        comparing.drop();
        return new Left(fires, words);
    }

    private Expr taken(String name) {
        return stages.has(name) ? stages.take(name) : Expr.lit(0, Shape.bit());
    }

    private void raise(FireCompare comparing, IntegerAdaptation model) {
        IntVector amounts = model.amounts();
        Expr amount = constants.signed("adaptation_amounts", amounts, model.values());
        Expr raised = comparing.count().toSigned().mul(amount);
        Expr added = firing().mostSpikes() > 1 ? raised : comparing.fires().mux(amount, Expr.lit(0, amount.shape()));
        stages.carry(ADAPTATION, Shapes.clamp(stages.get(ADAPTATION).add(added), model.values()));
    }

    /** The refractory ticks that are left after this one. */
    private Expr rested(Expr fires, Expr before) {
        Shape shape = Shapes.of(new Range(0, firing().refractoryTicks()));
        Expr less = before.ne(0).mux(before.subWrap(1), Expr.lit(0, shape));
        return fires.mux(Expr.lit(firing().refractoryTicks(), shape), less);
    }
}
