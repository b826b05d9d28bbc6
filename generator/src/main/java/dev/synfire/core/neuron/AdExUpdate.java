package dev.synfire.core.neuron;

import static dev.synfire.hdl.Shape.s;
import static dev.synfire.hdl.Shape.u;

import dev.synfire.core.pipeline.Multiplying.Product;
import dev.synfire.core.pipeline.Shapes;
import dev.synfire.core.pipeline.Value;
import dev.synfire.fixed.IntVector;
import dev.synfire.fixed.Range;
import dev.synfire.fixed.Rounding;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Shape;
import dev.synfire.integer.AdExNeuron;
import java.util.List;

/**
 * The adaptive exponential neuron: v' = leak (rest - v + 2^v / ln 2 - w + current), then w' = coupling (v - rest) - recovery w.
 * v counts from the threshold, in units in which the exponential is a power of two.
 */
final class AdExUpdate extends NeuronUpdate {
    private final AdExNeuron model;
    private final State v = state("membrane");
    private final State w = state("adaptation");

    AdExUpdate(AdExNeuron model, NeuronUnit unit) {
        super(unit);
        this.model = model;
    }

    @Override
    public void tick(Value current) {
        Expr arriving = current.now().shl(model.currentShift());
        Value drive = cut(
                "drive",
                arriving.sub(w.now()).add(variable("rests", model.rests())),
                "what drives v in all of its steps: the current less w, and the rest");
        Value moved = v.before();
        for (int step = 1; step <= 1 << model.stepHalvings(); step++) {
            moved = step(step == 1 ? "" : "step" + step + "_", moved, drive);
        }
        Value adapted = adapt(moved);

        Value spike = value("fires", moved.now().ge(model.peak()));
        Expr jump = variable("jumps", model.jumps());
        Value jumped = cut("jumped", adapted.now().add(jump).sat(w.shape()), "compare with the peak");
        sends(spike);
        Expr reset = constant("resets", model.resets(), v.shape());
        leaves(v, "left", spike.now().mux(reset, moved.now()));
        leaves(w, "adaptation_left", spike.now().mux(jumped.now(), adapted.now()));
    }

    /** v goes a step of Euler's method. */
    private Value step(String prefix, Value v, Value drive) {
        Value exponential = exponential(prefix, v);
        Expr driven = drive.now().sub(v.now());
        Value sum = cut("slope_sum", driven.add(exponential.now().toSigned()), "the slope of v");
        Value slope =
                cut("slope", sum.now().sat(s(AdExNeuron.SLOPE_BITS + model.fraction())), "the slope of v is saturated");
        Expr leak = signed(prefix + "leaks", model.leaks(), AdExNeuron.FACTORS);
        Value product = multiply("product", leak, slope.now());
        Expr change = product.now().shiftRight(model.leakShift(), Rounding.HALF_UP);
        Value moved = cut("sum", v.now().add(change), "v goes a step");
        Range kept = new Range(this.v.word().values().min(), model.peak());
        return cut(
                "v", Shapes.fit(Shapes.clamp(moved.now(), kept), this.v.shape()), "v is saturated, at most its peak");
    }

    /** 2^v / ln 2: of the bits behind the point by a table, shifted by those before it. */
    private Value exponential(String prefix, Value v) {
        int fraction = model.fraction();
        int most = AdExNeuron.EXPONENTS - 1;
        int widest = fraction + 2 + most;
        Expr exponent = v.now().shr(fraction);
        Expr beyond = exponent.gt(most);
        Shape places = u(model.tableBits());
        Expr largest = Expr.lit((1L << model.tableBits()) - 1, places);
        Value place = value("place", beyond.mux(largest, v.now().bits(fraction - 1, fraction - model.tableBits())));
        Expr distance = Expr.lit(most, exponent.shape()).sub(exponent);
        Value halvings = cut(
                "halvings",
                Shapes.clamp(distance, new Range(0, widest)),
                "how often the exponential is halved: the bits of v before the point");
        Value entry =
                table(prefix + "exponentials", model.exponentials(), place.now(), "the exponential of those behind it");
        Value registered = cut("entry", entry.now(), "the entry is registered");
        Expr highest = Expr.cat(Shapes.fit(registered.now(), u(fraction + 2)), Expr.lit(0, u(most)));
        return cut("exponential", highest.shr(halvings.now()), "the exponential");
    }

    /** w goes a step, with the v that its steps led to. */
    private Value adapt(Value v) {
        Value above =
                cut("above", v.now().sub(variable("rests_of_adaptation", model.rests())), "how far v is from its rest");
        Expr coupling = signed("couplings", model.couplings(), AdExNeuron.FACTORS);
        Expr recovery = signed("recoveries", model.recoveries(), AdExNeuron.FACTORS);
        List<Value> products =
                multiply(new Product("coupled", coupling, above.now()), new Product("recovered", recovery, w.now()));
        Value slope =
                cut("change", products.getFirst().now().sub(products.getLast().now()), "the slope of w");
        Expr change = slope.now().shiftRight(model.shift(), Rounding.HALF_UP);
        Value sum = cut("sum", w.now().add(change), "w goes a step");
        return cut("w", sum.now().sat(w.shape()), "w is saturated");
    }

    private Expr variable(String name, IntVector values) {
        return signed(name, values, v.word().values());
    }
}
