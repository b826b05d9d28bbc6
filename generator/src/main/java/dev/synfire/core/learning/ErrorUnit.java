package dev.synfire.core.learning;

import dev.synfire.core.pipeline.CoreComponent;
import dev.synfire.core.pipeline.ModuleNames;
import dev.synfire.core.pipeline.Shapes;
import dev.synfire.core.pipeline.Stages;
import dev.synfire.core.stream.BiasPort;
import dev.synfire.core.stream.Recorded;
import dev.synfire.fixed.Range;
import dev.synfire.fixed.Rounding;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Input;
import dev.synfire.hdl.Memory;
import dev.synfire.hdl.Output;
import dev.synfire.hdl.Reg;
import dev.synfire.hdl.Shape;
import dev.synfire.integer.LayerLearning;
import java.util.Optional;

/**
 * The errors P[n] of a layer's neurons after a sample, one per cycle in ascending order, and the update of the biases.
 *
 * <p>It remembers what each neuron did, or what the layer behind gathered for it. A pass reads that, clears it for the next
 * sample, and leaves the errors where the walk finds them: a word for each group. After a reset a pass clears what the
 * memory held, and changes no bias.
 */
public final class ErrorUnit extends CoreComponent<ErrorParams> {
    /** Bits of a power's magnitude, at most. */
    private final WalkParams walk = params.walk();

    {
        comment(
                params.source() instanceof ErrorParams.Target
                        ? "What the neurons send in a sample that is learned, and its label"
                        : "What the layer behind gathers");
    }

    /** What a neuron sent; present with a target. */
    public final Optional<Recorded> sent = params.source() instanceof ErrorParams.Target target
            ? Optional.of(new Recorded(sink("sent_"), params.neurons(), target.outputs()))
            : Optional.empty();

    public final Optional<Input> label = sent.map(_ -> input("label", index(Math.max(2, params.neurons()))));

    /** What a neuron is blamed for; present without a target. */
    public final Optional<Gathered> gathered = params.source() instanceof ErrorParams.Back back
            ? Optional.of(new Gathered(sink("gathered_"), params.neurons(), back.sums(), back.values()))
            : Optional.empty();

    {
        comment("A pass over all neurons; withdrawn: no error counts; any: an error was not 0");
    }

    public final Input start = input("start", bit());
    public final Input withdrawn = input("withdrawn", bit());
    public final Output busy = output("busy", bit());
    public final Output any = output("any", bit());

    public final Optional<Input> finer =
            walk.finer() > 0 ? Optional.of(input("finer", index(walk.finer() + 1))) : Optional.empty();

    {
        comment("The errors of a group, for the walk");
    }

    public final Optional<Input> group =
            walk.groups() > 1 ? Optional.of(input("group", index(walk.groups()))) : Optional.empty();
    public final Output errors = output("errors", walk.errorWord());

    {
        if (params.bias().isPresent()) {
            comment("Biases: one is read, a later one written");
        }
    }

    /** The memory of the biases. */
    public final Optional<BiasPort> bias =
            params.bias().map(rule -> new BiasPort(source("bias_"), params.neurons(), rule.shape()));

    public ErrorUnit(ErrorParams params) {
        super(params);
    }

    @Override
    protected String moduleName() {
        return ModuleNames.of(params.name(), "errors");
    }

    @Override
    protected String describe() {
        return switch (params.source()) {
            case ErrorParams.Target _ ->
                "What the neurons of layer " + params.name() + " should have sent, less what they sent.";
            case ErrorParams.Back _ -> "The errors of layer " + params.name() + ", from those of the layer behind.";
        };
    }

    @Override
    protected void logic() {
        comment("After a reset one pass clears what the memory held.");
        Reg passes = reg("passes", bit()).init(1);
        Reg silent = reg("silent", bit()).init(1);
        Reg place = reg("place", index(params.places()));
        Expr lastPlace = named("last_place", Shapes.is(place, params.places() - 1));
        when(start, () -> {
                    passes.next(1);
                    silent.next(withdrawn);
                    place.next(0);
                })
                .elseWhen(passes, () -> {
                    place.next(params.places() == 1 ? lit(0, place.shape()) : place.addWrap(1));
                    when(lastPlace, () -> passes.next(0));
                });

        Memory kept =
                memory("kept", params.places(), params.kept()).neverBeyond().onCollision(Memory.Collision.UNDEFINED);
        Stages stages = new Stages(this, Optional.empty());
        stages.carryFlag("valid", passes);
        stages.carry("place", place);
        Expr word = kept.read("word", place);
        stages.step("what the neuron did arrives");
        Expr cleared = stages.get("valid");
        Write recorded = record();
        kept.write(
                cleared.mux(stages.get("place"), recorded.place()),
                cleared.mux(lit(0, word.shape()), recorded.word()),
                cleared.or(recorded.valid()));
        stages.carryFlag("valid", stages.take("valid").and(silent.not()));
        error(stages, word);
        Expr error = stages.take("error");
        Expr valid = stages.take("valid");
        collect(stages, valid, error);
        bias.ifPresent(_ -> bias(stages, valid, error));
        busy.assign(stages.history("valid").stream()
                .reduce(passes.or(recorded.busy()), Expr::or)
                .or(bias.map(_ -> stages.history("learns").stream()
                                .reduce(Expr::or)
                                .orElseThrow())
                        .orElse(lit(0, bit()))));
    }

    /** A word to keep; busy: this one or others are on their way. */
    private record Write(Expr valid, Expr busy, Expr place, Expr word) {}

    private Expr atPlace(Expr neuron) {
        return Shapes.fit(neuron, index(params.places()));
    }

    private Write record() {
        return switch (params.source()) {
            case ErrorParams.Target _ -> {
                Recorded in = sent.orElseThrow();
                yield new Write(
                        in.valid,
                        in.valid,
                        atPlace(in.address),
                        in.value.map(v -> (Expr) v).orElse(lit(1, params.kept())));
            }
            case ErrorParams.Back back -> blame(back, gathered.orElseThrow());
        };
    }

    /** What was gathered, divided, saturated and times the slope of what the neuron did. */
    private Write blame(ErrorParams.Back back, Gathered in) {
        Stages stages = new Stages(this, Optional.empty());
        stages.carryFlag("blamed", in.valid);
        stages.carry("neuron", in.address);
        Expr divided = in.sum.shiftRight(back.shift(), Rounding.HALF_UP);
        Range range = walk.errors();
        stages.carry("divided", divided);
        switch (back.slope()) {
            case LayerLearning.Slope.One _ -> {}
            case LayerLearning.Slope.Between(int low, int high) ->
                stages.carry("slope", in.value.gt(low).and(in.value.lt(high)));
            case LayerLearning.Slope.Logistic(int bits) -> {
                Expr y = in.value.toSigned();
                Expr left = lit(1L << bits, Shape.s(bits + 2)).sub(y);
                stages.carry("slope", y.mul(left).shiftRight(bits, Rounding.HALF_UP));
            }
        }
        stages.step("what was gathered is divided");
        stages.carry("blame", clip(stages.take("divided"), range));
        stages.step("saturated");
        switch (back.slope()) {
            case LayerLearning.Slope.One _ -> {}
            case LayerLearning.Slope.Between _ -> {
                Expr clipped = stages.take("blame");
                stages.carry("blame", stages.take("slope").mux(clipped, lit(0, clipped.shape())));
                stages.step("times the slope");
            }
            case LayerLearning.Slope.Logistic(int bits) -> {
                stages.carry("sloped", stages.take("blame").mul(stages.take("slope")));
                stages.step("times the slope");
                Expr product = stages.take("sloped").shiftRight(bits - 2, Rounding.HALF_UP);
                stages.carry("blame", Shapes.fit(product, params.kept()));
                stages.step("divided");
            }
        }
        return blamed(stages);
    }

    private Write blamed(Stages stages) {
        return new Write(
                stages.get("blamed"),
                stages.history("blamed").stream().reduce(Expr::or).orElseThrow(),
                atPlace(stages.take("neuron")),
                stages.take("blame"));
    }

    private Expr clip(Expr value, Range range) {
        Shape shape = params.kept();
        return value.shape().width() <= shape.width()
                        && range.contains(-(1L << value.shape().width() - 1))
                ? value.extend(shape)
                : Shapes.clamp(value, range).extend(shape);
    }

    /** From what a neuron did to its error. */
    private void error(Stages stages, Expr word) {
        Expr place = bias.isPresent() ? stages.get("place") : stages.take("place");
        Expr error =
                switch (params.source()) {
                    case ErrorParams.Target target -> {
                        Expr chosen = params.neurons() == 1
                                ? label.orElseThrow()
                                : place.eq(Shapes.fit(label.orElseThrow(), place.shape()));
                        Shape shape = Shapes.signed(target.outputs().union(new Range(0, target.high())));
                        yield chosen.mux(lit(target.high(), shape), lit(0, shape))
                                .sub(Shapes.fit(word.shape().signed() ? word : word.toSigned(), shape));
                    }
                    case ErrorParams.Back _ -> word;
                };
        Expr real = params.places() > params.neurons() ? place.lt(params.neurons()) : lit(1, bit());
        Shape shape = Shapes.signed(walk.errors());
        stages.carry("error", real.mux(Shapes.fit(error, shape), lit(0, shape)));
        stages.step("the error");
        if (walk.powers()) {
            stages.carry("error", PowerOfTwo.of(stages.take("error"), walk.errors(), params.least()));
            stages.step("rounded to a power of two");
        }
    }

    /** Errors are shifted together to the word of a group. */
    private void collect(Stages stages, Expr valid, Expr error) {
        int width = walk.error().width();
        Expr bits = error.asUnsigned();
        Expr nonzero = walk.powers() ? error.msb() : error.ne(0);
        Reg found = reg("found", bit());
        when(start, () -> found.next(0)).elseWhen(valid.and(nonzero), () -> found.next(1));
        any.assign(found);
        Expr next = bits;
        if (walk.groups() == 1 || walk.lanes() > 1) {
            Reg row = reg("row", walk.errorWord()).withoutReset().enable(valid);
            next = walk.lanes() == 1
                    ? bits
                    : cat(bits, row.bits(walk.errorWord().width() - 1, width));
            row.next(next);
            if (walk.groups() == 1) {
                errors.assign(row);
                return;
            }
        }
        comment("The last lane of a group writes the group's word.");
        Reg lane = reg("lane", index(walk.lanes()));
        Reg full = reg("full", index(walk.groups()));
        Expr ends = let("group_ends", valid.and(Shapes.is(lane, walk.lanes() - 1)));
        when(start, () -> {
                    lane.next(0);
                    full.next(0);
                })
                .elseWhen(ends, () -> {
                    lane.next(0);
                    full.next(full.addWrap(1));
                })
                .elseWhen(valid, () -> lane.next(walk.lanes() == 1 ? lit(0, lane.shape()) : lane.addWrap(1)));
        Memory rows =
                memory("rows", walk.groups(), walk.errorWord()).neverBeyond().onCollision(Memory.Collision.UNDEFINED);
        Expr read = rows.read("errors_read", group.orElseThrow());
        rows.write(full, next, ends);
        errors.assign(
                walk.latency() == 2
                        ? reg("registered", read.shape()).withoutReset().next(read)
                        : read);
    }

    private void bias(Stages stages, Expr valid, Expr error) {
        var rule = params.bias().orElseThrow();
        BiasPort port = bias.orElseThrow();
        Expr place = stages.take("place");
        port.neuron.assign(Shapes.fit(place, port.neuron.shape()));
        Expr real = params.places() > params.neurons() ? place.lt(params.neurons()) : lit(1, bit());
        Expr number = walk.powers() ? PowerOfTwo.number(error, walk.errors()) : error;
        Expr scaled = finer.map(f -> number.shl(f)).orElse(number);
        stages.carryFlag("learns", valid.and(real));
        stages.carry(
                "bias_place",
                port.neuron.shape().width() == place.shape().width() ? place : Shapes.fit(place, port.neuron.shape()));
        stages.carry("product", scaled.mul(rule.factor()));
        stages.step("times the constant input of a bias; the bias arrives");
        stages.carry("bias", port.value);
        stages.carry("step", stages.take("product").shiftRight(walk.shift(), Rounding.HALF_UP));
        stages.step("divide");
        Expr sum = stages.take("bias").add(stages.take("step"));
        stages.carry("changed", Shapes.clamp(sum, rule.range()).extend(rule.shape()));
        stages.step("add");
        // Nothing is written before the first reset: the contents are those of the bitstream.
        port.write.assign(((Reg) stages.take("learns")).powerUp(0));
        port.written.assign(stages.take("bias_place"));
        port.changed.assign(stages.take("changed"));
    }
}
