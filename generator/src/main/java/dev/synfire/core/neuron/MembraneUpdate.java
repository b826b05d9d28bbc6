package dev.synfire.core.neuron;

import static dev.synfire.hdl.Shape.s;

import dev.synfire.core.pipeline.Stages;
import dev.synfire.fixed.IntVector;
import dev.synfire.fixed.Range;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Shape;
import dev.synfire.integer.IntegerCurrent;
import dev.synfire.integer.IntegerMembrane;
import dev.synfire.model.CurrentFeed;
import java.util.Map;
import java.util.Optional;

/**
 * The arithmetic of a membrane potential, v = saturate(decay(v) + in), from currents or synaptic currents; wherever v comes
 * from and goes to.
 *
 * <p>It begins in a stage that carries the old potential as {@link StatefulArray#BEFORE}, other old words under their own
 * names, and the input current as current.
 */
class MembraneUpdate {
    static final String BEFORE = StatefulArray.BEFORE;
    static final String SYNAPTIC = "synaptic_current";
    private static final String DECAYED = "decayed";
    private static final String FED = "fed";

    final Stages stages;
    final Constants constants;
    final LeakMultiplier decaying;
    private final IntegerMembrane membrane;

    /**
     * In some stage before that; the words that decay are said now.
     *
     * @param wholeProducts wide products in one piece
     */
    MembraneUpdate(Stages stages, Constants constants, IntegerMembrane membrane, boolean wholeProducts) {
        this.stages = stages;
        this.constants = constants;
        this.membrane = membrane;
        decaying = new LeakMultiplier(stages, constants, wholeProducts);
        decaying.add(BEFORE, "", membrane.decay(), shape());
        membrane.current().ifPresent(current -> decaying.add(SYNAPTIC, "synaptic_", current.decay(), shape(current)));
    }

    final Shape shape() {
        return s(membrane.bits());
    }

    private static Shape shape(IntegerCurrent current) {
        return s(current.bits());
    }

    private Optional<IntegerCurrent> synaptic() {
        return membrane.current();
    }

    /** Called in the stage before the one that has the old words. */
    public final void fetch() {
        decaying.fetch();
    }

    /**
     * From the stage that has the old words to the one that has the exact sum, which it returns. A new synaptic current goes
     * on under its name, as whatever else decays.
     */
    final Expr integrate() {
        synaptic()
                .filter(current -> current.feed() == CurrentFeed.OLD)
                .ifPresent(current -> stages.carry(FED, driven(toMembrane(current, stages.get(SYNAPTIC)))));
        Map<String, Expr> decayed = decaying.run();
        decayed.forEach((name, value) -> {
            if (!name.equals(BEFORE) && !name.equals(SYNAPTIC)) {
                stages.carry(name, value);
            }
        });
        Expr potential = decayed.get(BEFORE);
        Expr arriving = stages.take("current");
        if (synaptic().isEmpty()) {
            return hasFractions()
                    ? potential.add(withFraction(arriving))
                    : driven(potential).add(arriving.shl(membrane.fraction()));
        }
        IntegerCurrent current = synaptic().get();
        stages.carry(SYNAPTIC, decayed.get(SYNAPTIC).add(arriving.shl(current.fraction())));
        switch (current.feed()) {
            case OLD -> {
                return potential.add(stages.take(FED));
            }
            case NEW -> {
                stages.carry(DECAYED, driven(potential));
                stages.step("the input current is added to the synaptic current");
                saturateSynaptic();
                stages.step("the synaptic current is saturated");
                return stages.take(DECAYED).add(toMembrane(current, stages.get(SYNAPTIC)));
            }
        }
        throw new AssertionError(current.feed());
    }

    /** An old synaptic current has fed the membrane; the new one is saturated beside it. */
    final void afterSum() {
        if (synaptic().filter(current -> current.feed() == CurrentFeed.OLD).isPresent()) {
            saturateSynaptic();
        }
    }

    private void saturateSynaptic() {
        stages.carry(SYNAPTIC, stages.get(SYNAPTIC).sat(shape(synaptic().orElseThrow())));
    }

    private Expr toMembrane(IntegerCurrent current, Expr value) {
        return value.shl(membrane.fraction() - current.fraction());
    }

    /** Whether all drives are fractions of the unit of a current: they are the bits below it then, and cost no adder. */
    private boolean hasFractions() {
        IntVector drives = membrane.allDrives();
        return !constants.exchangeable()
                && !drives.isUniform(0)
                && drives.min() >= 0
                && drives.max() < 1L << membrane.fraction();
    }

    private Expr withFraction(Expr arriving) {
        Shape fraction = Shape.u(membrane.fraction());
        Range all = new Range(0, (1L << membrane.fraction()) - 1);
        Expr drive = constants.unsigned("drives", membrane.allDrives(), all);
        Expr bits = drive.shape().signed() ? drive.asUnsigned() : drive;
        Expr both = Expr.cat(
                arriving, bits.shape().width() > fraction.width() ? bits.wrap(fraction) : bits.extend(fraction));
        return arriving.shape().signed() ? both.asSigned() : both;
    }

    private Expr driven(Expr value) {
        IntVector drives = membrane.allDrives();
        Range most = membrane.values().union(new Range(drives.min(), drives.max()));
        return drives.isUniform(0) ? value : value.add(constants.signed("drives", drives, most));
    }
}
