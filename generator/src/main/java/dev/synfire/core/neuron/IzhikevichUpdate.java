package dev.synfire.core.neuron;

import dev.synfire.core.pipeline.Multiplying.Product;
import dev.synfire.core.pipeline.Shapes;
import dev.synfire.core.pipeline.Value;
import dev.synfire.fixed.Range;
import dev.synfire.fixed.Rounding;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Shape;
import dev.synfire.integer.IzhikevichNeuron;
import java.util.List;

/** The neuron of Izhikevich: v' = v^2 + 5 v + 5.6 - u + current, then u' = a (b v - u); v and u in units of 25 mV. */
final class IzhikevichUpdate extends NeuronUpdate {
    private final IzhikevichNeuron model;
    private final State v = state("membrane");
    private final State u = state("recovery_variable");

    IzhikevichUpdate(IzhikevichNeuron model, NeuronUnit unit) {
        super(unit);
        this.model = model;
    }

    @Override
    public void tick(Value current) {
        Expr arriving = current.now().shl(model.currentShift());
        Value drive = cut(
                "drive",
                arriving.sub(u.now()).add(Expr.lit(model.constant(), v.shape())),
                "what drives v in all of its steps: the current less u, and 5.6");
        Value moved = v.before();
        int steps = 1 << model.stepHalvings();
        for (int step = 1; step <= steps; step++) {
            moved = step(moved, drive, step == steps && model.clipped());
        }
        Value recovered = recover(moved);

        Value spike = value("fires", moved.now().ge(model.peak()));
        Expr jump = signed("jumps", model.jumps(), u.word().values());
        Value jumped = cut("jumped", recovered.now().add(jump).sat(u.shape()), "compare with the peak");
        sends(spike);
        Expr reset = constant("resets", model.resets(), v.shape());
        leaves(v, "left", spike.now().mux(reset, moved.now()));
        leaves(u, "u_left", spike.now().mux(jumped.now(), recovered.now()));
    }

    /** v goes a step of Euler's method. */
    private Value step(Value v, Value drive, boolean clipped) {
        Value linear = value("linear", v.now().shl(2).add(v.now()).add(drive.now()));
        Value square = multiply("square", v.now(), v.now());
        Value slope = cut("slope", square.now().shr(model.fraction()).add(linear.now()), "the slope of v");
        Expr change = slope.now().shiftRight(model.halvings() + model.stepHalvings(), Rounding.HALF_UP);
        Value sum = cut("sum", v.now().add(change), "v goes a step");
        return clipped
                ? cut("v", clipped(sum.now()), "v is saturated, its peak clipped")
                : cut("v", sum.now().sat(shape()), "v is saturated");
    }

    private Expr clipped(Expr sum) {
        Range kept = new Range(v.word().values().min(), model.peak());
        return Shapes.fit(Shapes.clamp(sum, kept), shape());
    }

    /** u goes a step, with the v that its steps led to. */
    private Value recover(Value v) {
        Expr following = signed("followings", model.followings(), IzhikevichNeuron.FACTORS);
        Expr recovery = signed("recoveries", model.recoveries(), IzhikevichNeuron.FACTORS);
        List<Value> products =
                multiply(new Product("followed", following, v.now()), new Product("recovered", recovery, u.now()));
        Value slope =
                cut("change", products.getFirst().now().sub(products.getLast().now()), "the slope of u");
        Expr change = slope.now().shiftRight(model.shift(), Rounding.HALF_UP);
        Value sum = cut("sum", u.now().add(change), "u goes a step");
        return cut("u", sum.now().sat(shape()), "u is saturated");
    }

    private Shape shape() {
        return v.shape();
    }
}
