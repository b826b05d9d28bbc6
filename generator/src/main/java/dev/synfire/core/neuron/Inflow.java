package dev.synfire.core.neuron;

import dev.synfire.fixed.IntVector;
import dev.synfire.fixed.Range;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Shape;
import dev.synfire.integer.IntegerMembrane;

/** What a membrane gets in a tick, in its unit: the input current or a synaptic current, and a drive. */
final class Inflow {
    private final IntegerMembrane membrane;
    private final Constants constants;

    Inflow(IntegerMembrane membrane, Constants constants) {
        this.membrane = membrane;
        this.constants = constants;
    }

    /** A potential and what the input current itself adds to it. */
    Expr added(Expr potential, Expr current) {
        return hasFractions()
                ? potential.add(withFraction(current))
                : driven(potential).add(current.shl(membrane.fraction()));
    }

    /** A synaptic current in the unit of the membrane. */
    Expr ofSynaptic(Expr current) {
        return current.shl(
                membrane.fraction() - membrane.current().orElseThrow().fraction());
    }

    /** A value and the drive. */
    Expr driven(Expr value) {
        IntVector drives = membrane.allDrives();
        Range most = membrane.values().union(new Range(drives.min(), drives.max()));
        return drives.isUniform(0) ? value : value.add(constants.signed("drives", drives, most));
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
}
