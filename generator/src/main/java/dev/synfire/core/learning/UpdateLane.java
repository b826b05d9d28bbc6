package dev.synfire.core.learning;

import dev.synfire.core.pipeline.CoreComponent;
import dev.synfire.core.pipeline.Shapes;
import dev.synfire.fixed.Range;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Input;
import dev.synfire.hdl.Output;
import dev.synfire.hdl.Reg;
import dev.synfire.hdl.Shape;
import java.util.Optional;

/**
 * Learns one synapse a cycle: w + floor((P * X + r) / 2^shift), saturated, in three stages. A shift that changes costs
 * nothing here: X and r come shifted to the left by what is missing.
 */
public final class UpdateLane extends CoreComponent<UpdateLane.Params> {
    /** Stages from a weight to the new weight. */
    public static final int STAGES = 3;

    /**
     * What shapes the hardware.
     *
     * @param weightBits 2 to 8
     * @param error P, or what stands for it
     * @param powers P is a {@link PowerOfTwo}
     * @param factor X
     * @param shift to the right
     * @param gathers the product of weight and error is wanted, too
     */
    public record Params(int weightBits, Shape error, boolean powers, Shape factor, int shift, boolean gathers) {
        static Params of(WalkParams walk) {
            return new Params(
                    walk.weightBits(), walk.error(), walk.powers(), walk.scaled(), walk.shift(), walk.gathers());
        }
    }

    public final Input weight = input("weight", u(params.weightBits()));
    public final Input error = input("error", params.error());
    public final Input factor = input("factor", params.factor());

    {
        comment("What rounds, one stage later than the weight");
    }

    public final Optional<Input> rounding =
            params.shift() > 0 ? Optional.of(input("rounding", u(params.shift()))) : Optional.empty();

    {
        comment("The new weight, three stages later");
    }

    public final Output changed = output("changed", u(params.weightBits()));

    {
        if (params.gathers()) {
            comment("Weight times error, one stage later");
        }
    }

    /** Of weight and error. */
    public final Optional<Output> product =
            params.gathers() ? Optional.of(output("product", gathered())) : Optional.empty();

    public UpdateLane(Params params) {
        super(params);
    }

    private Shape gathered() {
        return params.powers()
                ? Shape.s(params.weightBits() + (1 << params.error().width() - 2))
                : Shape.s(params.weightBits() + params.error().width());
    }

    @Override
    protected String moduleName() {
        Shape factor = params.factor();
        return "update_w" + params.weightBits() + "_e" + params.error().width() + (params.powers() ? "_power" : "")
                + "_x" + factor.width() + "_k" + params.shift() + (params.gathers() ? "_gather" : "");
    }

    @Override
    protected String describe() {
        return "Learns one synapse a cycle: adds an error times a factor / 2^" + params.shift()
                + " to a weight, saturated.";
    }

    @Override
    protected void logic() {
        Expr signed = weight.asSigned();
        comment("Stage 1: the product");
        Reg weight1 = reg("weight_1", weight.shape()).withoutReset().next(weight);
        Expr shifted = params.powers() ? powers() : products();
        Shape symmetric = Shape.s(params.weightBits());
        comment("Stage 2: divided by 2^" + params.shift());
        Reg weight2 = reg("weight_2", weight.shape()).withoutReset().next(weight1);
        Reg step = reg("step", shifted.shape()).withoutReset().next(shifted);
        comment("Stage 3: added and saturated");
        Expr sum = let("sum", weight2.asSigned().add(step));
        Expr kept = Shapes.clamp(sum, Range.symmetric(params.weightBits()));
        changed.assign(reg("weight_3", symmetric).withoutReset().next(kept).asUnsigned());
        product.ifPresent(port -> {
            comment("For the layer before: the weight as it was, times the error");
            Expr made = params.powers() ? times(signed) : signed.mul(error);
            port.assign(reg("gathered", made.shape()).withoutReset().next(made).extend(port.shape()));
        });
    }

    private Expr products() {
        Reg made = reg("made", Shape.s(factor.shape().width() + error.shape().width()))
                .withoutReset()
                .next(factor.mul(error));
        return rounding.map(r -> made.add(r.toSigned()).shr(params.shift())).orElse(made);
    }

    /** A negative product is made of the inverted bits; the 1 to be added to them goes in below the lowest bit. */
    private Expr powers() {
        Expr inverted = PowerOfTwo.onesComplement(error, factor);
        Reg made = reg("made", inverted.shape()).withoutReset().next(inverted);
        Reg less = reg("less", bit()).withoutReset().next(PowerOfTwo.negative(error));
        Expr left = cat(made, less).asSigned();
        Expr right = rounding.map(r -> cat(lit(0, bit()), r, less).asSigned())
                .orElseGet(() -> cat(lit(0, bit()), less).asSigned());
        return left.add(right).shr(params.shift() + 1);
    }

    private Expr times(Expr signed) {
        Expr inverted = PowerOfTwo.onesComplement(error, signed);
        return inverted.add(cat(lit(0, bit()), PowerOfTwo.negative(error)).asSigned());
    }
}
