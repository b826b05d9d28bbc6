package dev.synfire.core;

import dev.synfire.fixed.IntVector;
import dev.synfire.fixed.Range;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Shape;
import dev.synfire.integer.IntegerAdaptation;
import dev.synfire.integer.IntegerFiring;
import dev.synfire.integer.IntegerFiring.Order;
import dev.synfire.integer.IntegerMembrane;
import dev.synfire.integer.Readout;
import dev.synfire.integer.SpikingNeuron;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Leaky integrate-and-fire neurons: their update, comparison and reset in the order that the network asks for. */
public final class SpikingArray extends MembraneArray {
    static final String REFRACTORY = "refractory_tick";
    private static final String SPIKE = "spike";
    private static final String ADAPTATION = "adaptation";
    private static final String SUM = "sum";
    private static final String POTENTIAL = "potential";
    private static final String HELD = "held";
    private static final String LEFT = "left";

    public SpikingArray(Params params) {
        super(params);
    }

    private SpikingNeuron neuron() {
        return (SpikingNeuron) params.layer().model();
    }

    private IntegerFiring firing() {
        return neuron().firing();
    }

    @Override
    IntegerMembrane membrane() {
        return neuron().membrane();
    }

    @Override
    protected String describe() {
        return params.layer().neurons() + " leaky integrate-and-fire neurons" + ofSynapticCurrents()
                + ", one updated in each cycle.";
    }

    @Override
    Outcome compute(Stages stages, Expr accepted, Expr advance) {
        Constants constants = new Constants(this, stages, advance, params.plan());
        Decaying decaying = decaying(stages, constants);
        Optional<IntegerAdaptation> adaptation = firing().adaptation();
        adaptation.ifPresent(
                raised -> decaying.add(ADAPTATION, "adaptation_", raised.decay(), Shapes.signed(raised.values())));
        read(stages, constants, accepted, advance, decaying::fetch);

        Thresholds thresholds = new Thresholds(stages, constants, neuron());
        Comparing comparing = new Comparing(stages, neuron(), thresholds);
        Resetting resetting = new Resetting(stages, constants, neuron(), thresholds);
        Order order = firing().order();
        adaptation.ifPresent(_ -> stages.carry(Thresholds.RAISED, stages.get(ADAPTATION)));
        if (order == Order.RESET_UPDATE_FIRE) {
            resetting.late(SPIKE, BEFORE);
            stages.drop(SPIKE);
            stages.carry(BEFORE, stages.get(BEFORE).sat(shape()));
        }
        if (order == Order.FIRE_UPDATE_RESET) {
            comparing.compare(BEFORE, (_, _) -> {});
            stages.drop(Resetting.REST);
        }
        sum(stages, constants, decaying);
        if (order == Order.UPDATE_RESET_FIRE) {
            resetting.late(SPIKE, SUM);
            stages.drop(SPIKE);
        }
        if (order == Order.FIRE_UPDATE_RESET) {
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
        stages.drop(Resetting.REST);
        return finish(stages, constants, advance, comparing, left);
    }

    /** From the old words to the exact sum; in refractory ticks the potential stays. */
    private void sum(Stages stages, Constants constants, Decaying decaying) {
        boolean refractory = firing().refractoryTicks() > 0;
        if (refractory) {
            stages.carry(HELD, stages.get(BEFORE));
        }
        Expr sum = integrate(stages, constants, decaying);
        stages.carry(SUM, refractory ? stages.get(REFRACTORY).eq(0).mux(sum, stages.take(HELD)) : sum);
        stages.step("the input current is added");
        afterSum(stages);
    }

    /** Raises the threshold, holds the potential above its floor and writes what the tick leaves. */
    private Outcome finish(Stages stages, Constants constants, Expr advance, Comparing comparing, Expr potential) {
        Expr left = potential;
        if (firing().adaptation().isPresent() || firing().floors().isPresent()) {
            stages.carry(LEFT, left);
            firing().adaptation().ifPresent(model -> raise(stages, constants, comparing, model));
            stages.step("what the tick leaves");
            left = stages.take(LEFT);
        }
        if (firing().floors().isPresent()) {
            left = left.max(constants.of("floors", firing().floors().get(), shape()));
        }
        Expr kept = let(LEFT, left);
        Expr fires = comparing.fires();
        Expr count = comparing.count();
        Map<String, Expr> words = new HashMap<>();
        words.put("membrane", kept);
        words.put(SYNAPTIC, taken(stages, SYNAPTIC));
        words.put(SPIKE, count);
        words.put(ADAPTATION, taken(stages, ADAPTATION));
        if (firing().refractoryTicks() > 0) {
            words.put(REFRACTORY, rested(fires, stages.take(REFRACTORY)));
        }
        write(stages, words, advance);
        comparing.drop();
        Optional<Expr> value = firing().mostSpikes() > 1 ? Optional.of(count) : Optional.empty();
        Expr update = params.readout().map(Readout.Score::ofMembranes).orElse(true) ? kept : count;
        return new Outcome(fires, value, update);
    }

    private static Expr taken(Stages stages, String name) {
        return stages.has(name) ? stages.take(name) : Expr.lit(0, Shape.bit());
    }

    private void raise(Stages stages, Constants constants, Comparing comparing, IntegerAdaptation model) {
        IntVector amounts = model.amounts();
        Expr amount = constants.signed("adaptation_amounts", amounts);
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
