package dev.synfire.core.neuron;

import static dev.synfire.hdl.Shape.s;

import dev.synfire.core.pipeline.Multiplying;
import dev.synfire.core.pipeline.Shapes;
import dev.synfire.core.pipeline.Stages;
import dev.synfire.fixed.IntVector;
import dev.synfire.fixed.Range;
import dev.synfire.fixed.Rounding;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Shape;
import dev.synfire.integer.IzhikevichNeuron;
import dev.synfire.model.Readout;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Neurons of Izhikevich: some steps of v, each with a square, then one of u with two products. */
public final class IzhikevichArray extends StatefulArray {
    private static final String RECOVERY = "recovery_variable";
    private static final String DRIVE = "drive";
    private static final String SUM = "sum";

    public IzhikevichArray(Params params) {
        super(params);
    }

    private IzhikevichNeuron neuron() {
        return (IzhikevichNeuron) params.layer().model();
    }

    private Shape shape() {
        return s(neuron().bits());
    }

    @Override
    protected String describe() {
        return (isAlone() ? "A neuron of Izhikevich" : params.layer().neurons() + " neurons of Izhikevich")
                + "" + turns() + ". Potentials have " + neuron().fraction()
                + " bits behind the point, in units of 25 mV: v' = v^2 + 5 v + 5.6 - u + current.";
    }

    @Override
    Outcome compute(Stages stages, Expr accepted, Expr advance) {
        Constants constants = new TableConstants(this, stages, advance, params.plan());
        read(stages, constants, accepted, advance, () -> {});
        Expr arriving = stages.take("current").shl(neuron().currentShift());
        stages.carry(DRIVE, arriving.sub(stages.get(RECOVERY)).add(Expr.lit(neuron().constant(), s(neuron().bits()))));
        stages.step("what drives v in all of its steps: the current less u, and 5.6");
        int steps = 1 << neuron().stepHalvings();
        for (int step = 1; step <= steps; step++) {
            move(stages, step == steps);
        }
        recover(stages, constants);

        stages.carry("fires", stages.get(BEFORE).ge(neuron().peak()));
        stages.carry("jumped", stages.get(RECOVERY).add(jump(constants)).sat(shape()));
        stages.step("compare with the peak");
        Expr fires = stages.take("fires");
        Expr reset = constants.of("resets", neuron().resets(), shape());
        Expr left = let("left", fires.mux(reset, stages.take(BEFORE)));
        Map<String, Expr> words = new HashMap<>();
        words.put("membrane", left);
        words.put(RECOVERY, fires.mux(stages.take("jumped"), stages.take(RECOVERY)));
        write(stages, words, advance);
        Expr update = params.readout().map(Readout::comparesMembranes).orElse(true) ? left : fires;
        return new Outcome(fires, Optional.empty(), update);
    }

    /** One step of v. */
    private void move(Stages stages, boolean last) {
        Expr v = stages.get(BEFORE);
        Multiplying square = new Multiplying(stages, params.plan().wholeProducts());
        square.add("square", v, v);
        Expr drive = last ? stages.take(DRIVE) : stages.get(DRIVE);
        stages.carry("linear", v.shl(2).add(v).add(drive));
        Expr squared = square.run().get("square");
        stages.carry("slope", squared.shr(neuron().fraction()).add(stages.take("linear")));
        stages.step("the slope of v");
        Expr change = stages.take("slope").shiftRight(neuron().halvings() + neuron().stepHalvings(), Rounding.HALF_UP);
        stages.carry(SUM, stages.take(BEFORE).add(change));
        stages.step("v goes a step");
        Range range = Range.signed(neuron().bits());
        boolean clips = last && neuron().clipped();
        Range kept = clips ? new Range(range.min(), neuron().peak()) : range;
        Expr sum = stages.take(SUM);
        stages.carry(BEFORE, clips ? Shapes.fit(Shapes.clamp(sum, kept), shape()) : sum.sat(shape()));
        stages.step(clips ? "v is saturated, its peak clipped" : "v is saturated");
    }

    /** The step of u. */
    private void recover(Stages stages, Constants constants) {
        Expr following = constants.signed("followings", neuron().followings(), IzhikevichNeuron.FACTORS);
        Expr recovery = constants.signed("recoveries", neuron().recoveries(), IzhikevichNeuron.FACTORS);
        Multiplying both = new Multiplying(stages, params.plan().wholeProducts());
        both.add("followed", following, stages.get(BEFORE));
        both.add("recovered", recovery, stages.get(RECOVERY));
        Map<String, Expr> products = both.run();
        stages.carry("change", products.get("followed").sub(products.get("recovered")));
        stages.step("the slope of u");
        Expr change = stages.take("change").shiftRight(neuron().shift(), Rounding.HALF_UP);
        stages.carry(SUM, stages.take(RECOVERY).add(change));
        stages.step("u goes a step");
        stages.carry(RECOVERY, stages.take(SUM).sat(shape()));
        stages.step("u is saturated");
    }

    private Expr jump(Constants constants) {
        IntVector jumps = neuron().jumps();
        return constants.signed("jumps", jumps, Range.signed(neuron().bits()));
    }
}
