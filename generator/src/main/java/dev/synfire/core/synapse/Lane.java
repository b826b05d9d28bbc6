package dev.synfire.core.synapse;

import static dev.synfire.hdl.Shape.u;

import dev.synfire.core.pipeline.CoreComponent;
import dev.synfire.core.pipeline.DigitProduct;
import dev.synfire.core.pipeline.Digits;
import dev.synfire.core.pipeline.Stages;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Input;
import dev.synfire.hdl.Output;
import dev.synfire.hdl.Reg;
import dev.synfire.hdl.Shape;
import dev.synfire.layout.DigitStages;
import java.util.Optional;

/** One synapse a cycle: what a weight and an event contribute is registered, then added to the sum held so far. */
public final class Lane extends CoreComponent<Lane.Params> {
    /**
     * What shapes the hardware.
     *
     * @param weightBits 1 to 8; a single bit stands for -1 and 1
     * @param value what an event carries; empty for spikes
     * @param sum of a neuron's input current
     * @param digits the value comes in {@link Digits}, and the product takes {@link #stages} cycles in place of one
     */
    public record Params(int weightBits, Optional<Shape> value, Shape sum, boolean digits) {
        /** A lane that takes values as they are. */
        public Params(int weightBits, Optional<Shape> value, Shape sum) {
            this(weightBits, value, sum, false);
        }

        /** Cycles from a weight and a value to their contribution. */
        public int stages() {
            return digits ? DigitStages.of(Digits.count(value.orElseThrow()), isSigned()) : 1;
        }

        boolean isSigned() {
            return value.orElseThrow().signed();
        }
    }

    public final Input weight = input("weight", u(params.weightBits()));
    public final Optional<Input> value = params.value()
            .map(shape -> params.digits() ? input("digits", Digits.shape(Digits.count(shape))) : input("value", shape));
    public final Input held = input("held", params.sum());
    public final Output sum = output("sum", params.sum());

    public Lane(Params params) {
        super(params);
    }

    @Override
    protected String moduleName() {
        String values = params.value()
                .map(shape -> (shape.signed() ? "s" : "u") + shape.width())
                .orElse("spike");
        return "lane_w" + params.weightBits() + "_" + values + (params.digits() ? "_digits" : "") + "_s"
                + params.sum().width();
    }

    @Override
    protected String describe() {
        return "Adds the contribution of one synapse a cycle to a neuron's sum."
                + (params.digits() ? " Values come in digits of radix 4, a 3 stands for -1." : "");
    }

    @Override
    protected void logic() {
        if (params.digits()) {
            int bits = params.weightBits() + params.value().orElseThrow().width() + (params.isSigned() ? 0 : 1);
            var product = new DigitProduct(
                    new Stages(this, Optional.empty()),
                    "product",
                    weight.asSigned(),
                    value.orElseThrow(),
                    params.isSigned(),
                    Shape.s(Math.min(bits, params.sum().width())));
            sum.assign(held.add(product.run()).wrap(params.sum()));
            return;
        }
        Expr product = value.map(this::product).orElseGet(this::signedWeight);
        // The sum is known to fit: bits of a contribution above it can't matter.
        Expr kept = product.shape().width() > params.sum().width() ? product.wrap(params.sum()) : product;
        Reg contribution = reg("contribution", kept.shape()).withoutReset().next(kept);
        sum.assign(held.add(contribution).wrap(params.sum()));
    }

    private Expr product(Expr value) {
        return params.weightBits() == 1
                ? weight.mux(value.toSigned(), value.neg())
                : weight.asSigned().mul(value.toSigned());
    }

    /** A weight of one bit, 0 or 1, becomes -1 or 1: the inverted bit as the sign, then a 1. */
    private Expr signedWeight() {
        return params.weightBits() == 1 ? cat(weight.not(), lit(1, u(1))).asSigned() : weight.asSigned();
    }
}
