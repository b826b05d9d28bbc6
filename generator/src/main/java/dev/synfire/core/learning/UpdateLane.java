package dev.synfire.core.learning;

import dev.synfire.core.pipeline.CoreComponent;
import dev.synfire.core.pipeline.Count;
import dev.synfire.core.pipeline.DigitProduct;
import dev.synfire.core.pipeline.Digits;
import dev.synfire.core.pipeline.Shapes;
import dev.synfire.core.pipeline.Stages;
import dev.synfire.fixed.Range;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Input;
import dev.synfire.hdl.Output;
import dev.synfire.hdl.Shape;
import dev.synfire.layout.DigitStages;
import java.util.Optional;

/**
 * Learns one synapse a cycle: w + floor((P * X + r) / 2^shift), saturated. A shift that changes costs nothing here: X and r
 * come shifted to the left by what is missing.
 */
public final class UpdateLane extends CoreComponent<UpdateLane.Params> {
    /**
     * What shapes the hardware.
     *
     * @param weightBits 2 to 8
     * @param error P, or what stands for it
     * @param powers P is a {@link PowerOfTwo}
     * @param factor X
     * @param digits products are built from logic cells: X comes in {@link Digits}
     * @param shift to the right
     * @param gathers the product of weight and error is wanted, too
     */
    public record Params(
            int weightBits, Shape error, boolean powers, Shape factor, boolean digits, int shift, boolean gathers) {
        static Params of(WalkParams walk) {
            return new Params(
                    walk.weightBits(),
                    walk.error(),
                    walk.powers(),
                    walk.scaled(),
                    walk.digits(),
                    walk.shift(),
                    walk.gathers());
        }

        /** Stages from a weight to P * X. */
        int multiplies() {
            return digits ? DigitStages.of(Digits.count(factor), factor.signed()) : 1;
        }

        /** Stages from a weight to its product with the error. */
        int gathered() {
            return digits ? 1 + DigitStages.of(Digits.count(error), true) : 1;
        }
    }

    public final Input weight = input("weight", u(params.weightBits()));
    public final Input error = input("error", params.error());
    public final Input factor = params.digits()
            ? input("factor_digits", Digits.shape(Digits.count(params.factor())))
            : input("factor", params.factor());

    {
        comment("What rounds, " + later(params.multiplies()) + " than the weight");
    }

    public final Optional<Input> rounding =
            params.shift() > 0 ? Optional.of(input("rounding", u(params.shift()))) : Optional.empty();

    {
        comment("The new weight, " + later(params.multiplies() + 2));
    }

    public final Output changed = output("changed", u(params.weightBits()));

    {
        if (params.gathers()) {
            comment("Weight times error, " + later(params.gathered()));
        }
    }

    /** Of weight and error. */
    public final Optional<Output> product =
            params.gathers() ? Optional.of(output("product", gathered())) : Optional.empty();

    public UpdateLane(Params params) {
        super(params);
    }

    private static String later(int stages) {
        return Count.of(stages, "stage") + " later";
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
                + "_x" + factor.width() + (params.digits() ? "_digits" : "") + "_k" + params.shift()
                + (params.gathers() ? "_gather" : "");
    }

    @Override
    protected String describe() {
        return "Learns one synapse a cycle: adds an error times a factor / 2^" + params.shift()
                + " to a weight, saturated.";
    }

    @Override
    protected void logic() {
        Expr signed = weight.asSigned();
        Stages stages = new Stages(this, Optional.empty());
        stages.carry("weight", weight);
        Expr shifted = params.powers() ? powers(stages) : products(stages);
        Shape symmetric = Shape.s(params.weightBits());
        stages.carry("change", shifted);
        stages.step("divided by 2^" + params.shift());
        Expr sum = let("sum", stages.take("weight").asSigned().add(stages.take("change")));
        stages.carry(
                "new_weight",
                Shapes.clamp(sum, Range.symmetric(params.weightBits())).wrap(symmetric));
        stages.step("added and saturated");
        changed.assign(stages.take("new_weight").asUnsigned());
        product.ifPresent(port -> {
            comment("For the layer before: the weight as it was, times the error");
            port.assign(gathered(signed).extend(port.shape()));
        });
    }

    private Expr products(Stages stages) {
        Shape shape = Shape.s(params.factor().width()
                + (params.factor().signed() ? 0 : 1)
                + params.error().width());
        Expr made;
        if (params.digits()) {
            made = new DigitProduct(
                            stages, "product", error, factor, params.factor().signed(), shape)
                    .run()
                    .extend(shape);
        } else {
            stages.carry("product", (params.factor().signed() ? factor : factor.toSigned()).mul(error));
            stages.step("the product");
            made = stages.take("product");
        }
        Expr whole = made;
        return rounding.map(r -> whole.add(r.toSigned()).shr(params.shift())).orElse(whole);
    }

    /** The weight times the error; registered. */
    private Expr gathered(Expr weight) {
        Stages stages = new Stages(this, Optional.empty());
        if (params.digits()) {
            stages.carry("weight_before", weight);
            stages.carry("error_digits", Digits.of(this, "error", error));
            stages.step("the error in digits");
            Expr before = stages.take("weight_before");
            Expr digits = stages.take("error_digits");
            Shape shape = Shape.s(params.weightBits() + params.error().width());
            return new DigitProduct(stages, "gathered", before, digits, true, shape).run();
        }
        stages.carry("gathered", params.powers() ? times(weight) : weight.mul(error));
        stages.step("weight times error");
        return stages.take("gathered");
    }

    /** A negative product is made of the inverted bits; the 1 to be added to them goes in below the lowest bit. */
    private Expr powers(Stages stages) {
        stages.carry("inverted", PowerOfTwo.onesComplement(error, factor));
        stages.carry("negative", PowerOfTwo.negative(error));
        stages.step("the product, inverted if negative");
        Expr made = stages.take("inverted");
        Expr less = stages.take("negative");
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
