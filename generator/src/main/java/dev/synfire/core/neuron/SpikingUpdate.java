package dev.synfire.core.neuron;

import dev.synfire.core.pipeline.Shapes;
import dev.synfire.core.pipeline.Value;
import dev.synfire.fixed.Range;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Shape;
import dev.synfire.integer.IntegerAdaptation;
import dev.synfire.integer.IntegerFiring;
import dev.synfire.integer.SpikingNeuron;
import java.util.Optional;

/**
 * Leaky integrate-and-fire: the update of the membrane, the comparison with the threshold and the reset, in the order that the
 * network asks for.
 */
final class SpikingUpdate extends MembraneUpdate {
    private final IntegerFiring firing;
    private final Optional<State> spikesBefore;
    private final Optional<State> refractory;
    private final Optional<State> raised;
    private final Threshold threshold;
    private final FireCompare compare;
    private final SpikeReset reset;

    SpikingUpdate(SpikingNeuron model, NeuronUnit unit) {
        super(model.membrane(), unit);
        firing = model.firing();
        spikesBefore = firing.order().remembersSpikes() ? Optional.of(state("spike")) : Optional.empty();
        refractory = firing.refractoryTicks() > 0 ? Optional.of(state("refractory_tick")) : Optional.empty();
        raised = firing.adaptation().map(_ -> state("adaptation"));
        firing.adaptation()
                .ifPresent(adaptation -> decays("adaptation_", adaptation.decay(), Shapes.signed(adaptation.values())));
        threshold = new Threshold(model, unit, raised);
        compare = new FireCompare(model, unit, threshold, refractory);
        reset = new SpikeReset(model, unit, threshold);
    }

    @Override
    public void tick(Value current) {
        switch (firing.order()) {
            case UPDATE_FIRE_RESET -> {
                Update update = update(v.before(), current);
                threshold.prepare();
                Value potential = saturated(update.sum());
                FireCompare.Spikes spikes = compare.compare(potential, reset::beside);
                leaves(reset.now(spikes, potential), spikes, update);
            }
            case RESET_UPDATE_FIRE -> {
                Value reduced = reset.late(spikesBefore.orElseThrow().before(), v.before());
                Update update = update(value("before", reduced.now().sat(v.shape())), current);
                threshold.prepare();
                Value potential = saturated(update.sum());
                FireCompare.Spikes spikes = compare.compare(potential);
                leaves(potential.now(), spikes, update);
            }
            case UPDATE_RESET_FIRE -> {
                Update update = update(v.before(), current);
                Value reduced = reset.late(spikesBefore.orElseThrow().before(), update.sum());
                threshold.prepare();
                Value potential = saturated(reduced);
                FireCompare.Spikes spikes = compare.compare(potential);
                leaves(potential.now(), spikes, update);
            }
            case FIRE_UPDATE_RESET -> {
                FireCompare.Spikes spikes = compare.compare(v.before());
                Update update = update(v.before(), current);
                Value potential = saturated(reset.late(spikes.count(), update.sum()));
                leaves(potential.now(), spikes, update);
            }
        }
    }

    /**
     * The sum of what remains of the potential and what comes in.
     *
     * @param raised what remains of what raises the threshold
     */
    private record Update(Value sum, Optional<Value> raised) {}

    /** From the old words to the exact sum; in refractory ticks the potential stays. */
    private Update update(Value potential, Value current) {
        Value[] others = raised.stream().map(State::before).toArray(Value[]::new);
        Sum sum = integrate(potential, current, others);
        Expr next = refractory
                .map(rest -> rest.now().eq(0).mux(sum.sum(), potential.now()))
                .orElse(sum.sum());
        Optional<Value> decayed = sum.others().stream().findFirst();
        return new Update(added(next), decayed);
    }

    /** Raises the threshold, counts refractory ticks, and holds the potential above its floor. */
    private void leaves(Expr potential, FireCompare.Spikes spikes, Update update) {
        Value left = value("left", potential);
        if (raised.isPresent() || firing.floors().isPresent()) {
            firing.adaptation().ifPresent(adaptation -> raised.orElseThrow()
                    .next(value(
                            "adaptation", raised(update.raised().orElseThrow().now(), spikes, adaptation))));
            step("what the tick leaves");
        }
        Expr kept = firing.floors()
                .map(floors -> left.now().max(constant("floors", floors, v.shape())))
                .orElse(left.now());
        leaves(v, "left", kept);
        refractory.ifPresent(rest -> leaves(rest, "rested", rested(spikes.fires(), rest.now())));
        spikesBefore.ifPresent(state -> state.next(spikes.count()));
        sends(spikes.count());
    }

    private Expr raised(Expr decayed, FireCompare.Spikes spikes, IntegerAdaptation adaptation) {
        Expr amount = signed("adaptation_amounts", adaptation.amounts(), adaptation.values());
        Expr added = firing.mostSpikes() > 1
                ? spikes.count().now().toSigned().mul(amount)
                : spikes.fires().mux(amount, Expr.lit(0, amount.shape()));
        return Shapes.clamp(decayed.add(added), adaptation.values());
    }

    /** The refractory ticks that are left after this one. */
    private Expr rested(Expr fires, Expr before) {
        Shape shape = Shapes.of(new Range(0, firing.refractoryTicks()));
        Expr less = before.ne(0).mux(before.subWrap(1), Expr.lit(0, shape));
        return fires.mux(Expr.lit(firing.refractoryTicks(), shape), less);
    }
}
