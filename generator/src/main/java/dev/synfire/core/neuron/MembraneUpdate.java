package dev.synfire.core.neuron;

import dev.synfire.core.pipeline.Value;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Shape;
import dev.synfire.integer.Decay;
import dev.synfire.integer.IntegerCurrent;
import dev.synfire.integer.IntegerMembrane;
import dev.synfire.model.CurrentFeed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The arithmetic of a membrane potential, v = saturate(decay(v) + in): in is the input current, or a synaptic current with a
 * decay of its own, i = saturate(decay(i) + current).
 */
abstract sealed class MembraneUpdate extends NeuronUpdate permits SpikingUpdate, IntegratorUpdate {
    final State v = state("membrane");

    private final IntegerMembrane membrane;
    private final Optional<State> i;
    private final LeakMultiplier leaks;
    private final Inflow inflow;

    /** The new synaptic current before it is saturated, where the old one feeds the membrane. */
    private Optional<Value> arriving = Optional.empty();

    MembraneUpdate(IntegerMembrane membrane, NeuronUnit unit) {
        super(unit);
        this.membrane = membrane;
        this.inflow = new Inflow(membrane, unit.constants());
        this.i = membrane.current().map(_ -> state("synaptic_current"));
        this.leaks = new LeakMultiplier(unit.stages(), unit.constants(), unit.wholeProducts());
        leaks.add("", membrane.decay(), v.shape());
        membrane.current().ifPresent(current -> leaks.add("synaptic_", current.decay(), shape(current)));
    }

    /** Says that another word decays in the same stages; called in the constructor. */
    final void decays(String prefix, Decay decay, Shape shape) {
        leaks.add(prefix, decay, shape);
    }

    private static Shape shape(IntegerCurrent current) {
        return Shape.s(current.bits());
    }

    /**
     * What remains of the words that {@link #decays} named, and the exact sum of what remains of the potential and what
     * comes in, in the same stage.
     */
    record Sum(Expr sum, List<Value> others) {}

    /** Goes from the stage that has a potential and the old words to that of the sum. The synaptic current is done with. */
    final Sum integrate(Value potential, Value current, Value... others) {
        boolean old = membrane.current()
                .filter(synaptic -> synaptic.feed() == CurrentFeed.OLD)
                .isPresent();
        Optional<Value> fed =
                old ? i.map(state -> value("fed", inflow.driven(inflow.ofSynaptic(state.now())))) : Optional.empty();
        List<Value> words = new ArrayList<>(List.of(potential));
        i.ifPresent(state -> words.add(state.before()));
        words.addAll(List.of(others));
        List<Value> decayed = leaks.run(words);
        List<Value> rest = decayed.subList(words.size() - others.length, words.size());
        Value left = decayed.getFirst();
        if (i.isEmpty()) {
            return new Sum(inflow.added(left.now(), current.now()), rest);
        }
        IntegerCurrent synaptic = membrane.current().orElseThrow();
        Value arrived =
                value("synaptic_sum", decayed.get(1).now().add(current.now().shl(synaptic.fraction())));
        if (old) {
            arriving = Optional.of(arrived);
            return new Sum(left.now().add(fed.orElseThrow().now()), rest);
        }
        Value driven = value("decayed", inflow.driven(left.now()));
        step("the input current is added to the synaptic current");
        Value saturated =
                cut("synaptic_current", arrived.now().sat(shape(synaptic)), "the synaptic current is saturated");
        i.orElseThrow().next(saturated);
        return new Sum(driven.now().add(inflow.ofSynaptic(saturated.now())), rest);
    }

    /** Ends the stage of the sum. */
    final Value added(Expr sum) {
        Value added = cut("sum", sum, "the input current is added");
        arriving.ifPresent(value -> i.orElseThrow()
                .next(value(
                        "synaptic_current",
                        value.now().sat(shape(membrane.current().orElseThrow())))));
        return added;
    }

    final Value saturated(Value sum) {
        return cut("potential", sum.now().sat(v.shape()), "the sum is saturated");
    }
}
