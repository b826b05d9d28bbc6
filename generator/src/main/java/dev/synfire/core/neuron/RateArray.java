package dev.synfire.core.neuron;

import dev.synfire.core.pipeline.DigitProduct;
import dev.synfire.core.pipeline.Digits;
import dev.synfire.core.pipeline.NeuronTable;
import dev.synfire.core.pipeline.Shapes;
import dev.synfire.core.pipeline.Stages;
import dev.synfire.fixed.IntVector;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Shape;
import dev.synfire.integer.Activation;
import dev.synfire.integer.RateNeuron;

/** Neurons without memory: y = f(a), the input current scaled, rounded, saturated and sent through a function. */
public final class RateArray extends NeuronArray {
    public RateArray(Params params) {
        super(params);
    }

    private RateNeuron neuron() {
        return (RateNeuron) params.layer().model();
    }

    @Override
    protected String describe() {
        String function =
                switch (neuron().activation()) {
                    case Activation.Clip clip -> "clipped to " + clip.arguments();
                    case Activation.Table table -> table.function();
                };
        return (isAlone() ? "A rate neuron, " : params.layer().neurons() + " rate neurons, ") + function + "" + turns()
                + ".";
    }

    @Override
    Outcome compute(Stages stages, ArrayBeat beat) {
        Expr scaled = scale(stages, beat.advance());
        Expr y = RateUpdate.run(this, stages, neuron(), scaled, params.plan().table(), isInDigits(), beat.advance());
        return new Outcome(y.ne(0), events.value.map(_ -> y), y);
    }

    /** Without hard multipliers. */
    private boolean isInDigits() {
        return !params.plan().wholeProducts();
    }

    /** The current times the neuron's multiplier. */
    private Expr scale(Stages stages, Expr advance) {
        IntVector multipliers = neuron().multipliers();
        boolean unscaled =
                params.plan().room().map(room -> room.multiplierBits() == 0).orElse(multipliers.isUniform(1));
        if (unscaled) {
            return current.value;
        }
        stages.carry("current", current.value);
        Shape shape =
                params.plan().room().map(room -> Shape.u(room.multiplierBits())).orElse(Shapes.of(multipliers));
        boolean exchangeable = params.plan().room().isPresent();
        boolean digits = isInDigits() && (exchangeable || !multipliers.isUniform(multipliers.get(0)));
        // The table has the digits themselves, but plain numbers where others may take their place.
        boolean stored = digits && !exchangeable;
        int count = Digits.count(multipliers.max());
        var table = new NeuronTable(
                "multipliers",
                stored
                        ? IntVector.of(multipliers.stream()
                                .map(m -> Digits.of(m, count))
                                .toArray())
                        : multipliers,
                stored ? Digits.shape(count) : shape,
                params.plan().parameters(),
                exchangeable);
        Expr read = table.read(this, "multiplier_1", current.neuron, advance);
        stages.step("the multiplier arrives");
        boolean constant = table.isConstant();
        Expr multiplier = read;
        if (!constant) {
            stages.carry("factor", digits && !stored ? Digits.of(this, "multiplier", read) : read);
            stages.step("both factors are registered");
            multiplier = stages.take("factor");
        }
        Expr a = stages.take("current");
        Shape product = Shape.s(a.shape().width() + shape.width() + 1);
        if (digits) {
            return new DigitProduct(stages, "product", a, multiplier, false, product).run();
        }
        stages.carry("product", a.mul(multiplier.toSigned()));
        stages.step("multiply");
        return stages.take("product");
    }
}
