package dev.synfire.core.neuron;

import dev.synfire.core.pipeline.DigitProduct;
import dev.synfire.core.pipeline.Digits;
import dev.synfire.core.pipeline.Shapes;
import dev.synfire.core.pipeline.Stages;
import dev.synfire.fixed.IntVector;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Shape;
import dev.synfire.integer.IntegerMembrane;
import dev.synfire.integer.IntegratorNeuron;
import dev.synfire.integer.RateNeuron;
import java.util.Map;
import java.util.Optional;

/**
 * Leaky integrators: they never fire. Their membrane is the result, and of their event stream only the markers are used; or
 * another layer listens, and they send what a rate neuron makes of it.
 */
public final class IntegratorArray extends MembraneArray {
    public IntegratorArray(Params params) {
        super(params);
    }

    private IntegratorNeuron neuron() {
        return (IntegratorNeuron) params.layer().model();
    }

    @Override
    IntegerMembrane membrane() {
        return neuron().membrane();
    }

    @Override
    protected String describe() {
        return (isAlone() ? "A leaky integrator" : params.layer().neurons() + " leaky integrators")
                + ofSynapticCurrents() + (neuron().sent().isPresent() ? ", sent on," : "") + turns() + ".";
    }

    @Override
    Outcome compute(Stages stages, ArrayBeat beat) {
        Constants constants = new TableConstants(this, stages, beat, params.plan());
        var update = new IntegratorUpdate(
                stages, constants, membrane(), params.plan().wholeProducts());
        read(stages, constants, beat, update::fetch);
        Map<String, Expr> left = update.run();
        Optional<Expr> y = neuron().sent().map(rate -> sent(rate, stages, constants, left, beat.advance()));
        write(stages, left, beat);
        return new Outcome(
                y.map(code -> code.ne(0)).orElse(lit(0, bit())), events.value.flatMap(_ -> y), left.get("membrane"));
    }

    /** What is sent of the new membrane; the new words go along, so that the tick's marker leaves when all are written. */
    private Expr sent(RateNeuron rate, Stages stages, Constants constants, Map<String, Expr> left, Expr advance) {
        Expr membrane = left.get("membrane");
        left.forEach((name, value) -> stages.carry("new_" + name, value));
        boolean digits = !params.plan().wholeProducts();
        Expr scaled = scaled(rate.multipliers(), stages, constants, membrane, digits);
        Expr y = RateUpdate.run(this, stages, rate, scaled, params.plan().table(), digits, advance);
        left.replaceAll((name, _) -> stages.take("new_" + name));
        return y;
    }

    /** The membrane times the neuron's multiplier. */
    private Expr scaled(IntVector multipliers, Stages stages, Constants constants, Expr membrane, boolean digits) {
        if (multipliers.isUniform(1)) {
            return membrane;
        }
        Shape shape = Shapes.of(multipliers);
        Shape product = Shape.s(membrane.shape().width() + shape.width() + 1);
        stages.carry("factored", membrane);
        if (digits && !multipliers.isUniform(multipliers.get(0))) {
            int count = Digits.count(multipliers.max());
            IntVector stored = IntVector.of(
                    multipliers.stream().map(m -> Digits.of(m, count)).toArray());
            stages.carry("factor", constants.of("multipliers", stored, Digits.shape(count)));
            stages.step("both factors are registered");
            return new DigitProduct(stages, "product", stages.take("factored"), stages.take("factor"), false, product)
                    .run();
        }
        stages.carry("factor", constants.of("multipliers", multipliers, shape));
        stages.step("both factors are registered");
        stages.carry(
                "product", stages.take("factored").mul(stages.take("factor").toSigned()));
        stages.step("multiply");
        return stages.take("product");
    }
}
