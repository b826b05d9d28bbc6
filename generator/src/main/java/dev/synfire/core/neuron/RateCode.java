package dev.synfire.core.neuron;

import dev.synfire.core.pipeline.DigitProduct;
import dev.synfire.core.pipeline.Digits;
import dev.synfire.core.pipeline.Shapes;
import dev.synfire.core.pipeline.Stages;
import dev.synfire.core.pipeline.Value;
import dev.synfire.fixed.IntVector;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Shape;
import dev.synfire.integer.RateNeuron;

/** The code that a rate neuron makes of a membrane: times its multiplier, scaled, rounded, saturated, and through its function. */
final class RateCode {
    private final RateNeuron rate;
    private final NeuronUnit unit;
    private final Stages stages;

    RateCode(RateNeuron rate, NeuronUnit unit) {
        this.rate = rate;
        this.unit = unit;
        this.stages = unit.stages();
    }

    Value of(Value membrane) {
        boolean digits = !unit.wholeProducts();
        Expr scaled = scaled(membrane, digits);
        Expr y = RateUpdate.run(unit.owner(), stages, rate, scaled, unit.tables(), digits, unit.advance());
        return stages.value("code", y);
    }

    /** The membrane times the neuron's multiplier. */
    private Expr scaled(Value membrane, boolean digits) {
        IntVector multipliers = rate.multipliers();
        if (multipliers.isUniform(1)) {
            return membrane.now();
        }
        Shape shape = Shapes.of(multipliers);
        Shape product = Shape.s(membrane.now().shape().width() + shape.width() + 1);
        if (digits && !multipliers.isUniform(multipliers.get(0))) {
            int count = Digits.count(multipliers.max());
            IntVector stored = IntVector.of(
                    multipliers.stream().map(m -> Digits.of(m, count)).toArray());
            Expr read = unit.constants().of("multipliers", stored, Digits.shape(count));
            Value factor = stages.cut("factor", read, "both factors are registered");
            return new DigitProduct(stages, "product", membrane.now(), factor.now(), false, product).run();
        }
        Expr read = unit.constants().of("multipliers", multipliers, shape);
        Value factor = stages.cut("factor", read, "both factors are registered");
        return stages.cut("product", membrane.now().mul(factor.now().toSigned()), "multiply")
                .now();
    }
}
