package dev.synfire.core;

import dev.synfire.fixed.IntVector;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Shape;
import dev.synfire.integer.Activation;
import dev.synfire.integer.RateNeuron;

/** Neurons without memory: y = f(a), the input current scaled, rounded, saturated and sent through a function. */
public final class RateArray extends NeuronArray {
    /** Wider multipliers are cut in two so that a product built from logic cells is done in a cycle. */
    private static final int WHOLE_BITS = 9;

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
        return params.layer().neurons() + " rate neurons, " + function + ", one updated in each cycle.";
    }

    @Override
    Outcome compute(Stages stages, Expr accepted, Expr advance) {
        Expr scaled = scale(stages, advance);
        Expr y = RateUpdate.run(this, stages, neuron(), scaled, params.plan().table(), advance);
        return new Outcome(y.ne(0), events.value.map(_ -> y), y);
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
        var table = new NeuronTable(
                "multipliers",
                multipliers,
                shape,
                params.plan().parameters(),
                params.plan().room().isPresent());
        Expr read = table.read(this, "multiplier_1", current.neuron, advance);
        stages.step("the multiplier arrives");
        boolean constant = table.isConstant();
        Expr multiplier = read;
        if (!constant) {
            stages.carry("factor", read);
            stages.step("both factors are registered");
            multiplier = stages.take("factor");
        }
        Expr a = stages.take("current");
        int bits = shape.width();
        if (constant || params.plan().wholeProducts() || bits <= WHOLE_BITS) {
            stages.carry("product", a.mul(multiplier.toSigned()));
            stages.step("multiply");
            return stages.take("product");
        }
        int half = bits / 2;
        stages.carry("low", a.mul(multiplier.bits(half - 1, 0).toSigned()));
        stages.carry("high", a.mul(multiplier.bits(bits - 1, half).toSigned()));
        stages.step("multiply by both halves of the multiplier");
        stages.carry(
                "product",
                stages.take("high")
                        .shl(half)
                        .add(stages.take("low"))
                        .wrap(Shape.s(a.shape().width() + bits + 1)));
        stages.step("multiply, sum");
        return stages.take("product");
    }
}
