package dev.synfire.core.learning;

import dev.synfire.core.pipeline.CoreComponent;
import dev.synfire.core.pipeline.Count;
import dev.synfire.core.pipeline.Digits;
import dev.synfire.core.pipeline.ModuleNames;
import dev.synfire.core.pipeline.Shapes;
import dev.synfire.core.pipeline.Stages;
import dev.synfire.core.synapse.WeightLayout;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Input;
import dev.synfire.hdl.Output;
import dev.synfire.hdl.Reg;
import dev.synfire.hdl.Shape;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Goes through the words of all addresses that did something, a word a cycle: it reads the word, changes each weight of it,
 * and writes it back some cycles later.
 *
 * <p>In one walk each word comes once, so no word is read before it is written. What is gathered for the layer before comes
 * out of the very read that changes the weights, so it uses the weights from before.
 */
public final class Walk extends CoreComponent<WalkParams> {
    /** Products that are added in one stage. */
    private static final int AT_ONCE = 4;

    {
        comment("The addresses to learn from");
    }

    public final Active active = new Active(sink("active_"), params.words().inputs(), Shapes.of(params.values()));

    /** A word is under way. */
    public final Output busy = output("busy", bit());

    {
        if (params.stochastic()) {
            comment("A number for each address, drawn as it is taken");
        }
    }

    public final Optional<Output> draw = params.stochastic() ? Optional.of(output("draw", bit())) : Optional.empty();
    public final Optional<Input> drawn =
            params.stochastic() ? Optional.of(input("drawn", u(Draws.BITS))) : Optional.empty();

    {
        if (params.finer() > 0) {
            comment("By how much the shift is below " + params.shift());
        }
    }

    public final Optional<Input> finer =
            params.finer() > 0 ? Optional.of(input("finer", index(params.finer() + 1))) : Optional.empty();

    {
        comment("The word to read, and its weights");
    }

    public final Output word = output("word", params.words().address());
    public final Input weights = input("weights", params.word());

    {
        comment("The errors of a group of neurons, which come with the weights");
    }

    public final Optional<Output> group =
            params.groups() > 1 ? Optional.of(output("group", index(params.groups()))) : Optional.empty();
    public final Input errors = input("errors", params.errorWord());

    {
        comment("The word to write");
    }

    public final Output write = output("write", bit());
    public final Output written = output("written", word.shape());
    public final Output changed = output("changed", params.word());

    {
        if (params.gathers()) {
            comment("What an address gathers for the layer before");
        }
    }

    public final Optional<Gathered> gathered = params.gathers()
            ? Optional.of(new Gathered(source("gathered_"), params.words().inputs(), params.sums(), params.values()))
            : Optional.empty();

    /** What changes the weights of a word, one each. */
    public final List<UpdateLane> lanes = IntStream.range(0, params.lanes())
            .mapToObj(_ -> new UpdateLane(UpdateLane.Params.of(params)))
            .toList();

    public Walk(WalkParams params) {
        super(params);
    }

    @Override
    protected String moduleName() {
        return ModuleNames.of(params.name(), "walk");
    }

    @Override
    protected String describe() {
        return "Changes " + Count.of(params.lanes(), "weight") + " a cycle: an address that did something takes "
                + Count.of(params.groups(), "cycle") + ".";
    }

    @Override
    protected void logic() {
        comment("The address in hand, and the group of neurons it has come to");
        Reg holds = reg("holds", bit());
        boolean steps = params.words().order() == WeightLayout.Order.STEPS;
        Optional<Reg> address = steps && params.groups() > 1 && !params.gathers()
                ? Optional.empty()
                : Optional.of(reg("address", active.address.shape()).withoutReset());
        Reg value = reg("value", active.value.shape()).withoutReset();
        Optional<Reg> place = steps && params.groups() > 1
                ? Optional.of(reg("place", word.shape()).withoutReset())
                : Optional.empty();
        Optional<Reg> turn = group.map(port -> reg("turn", port.shape()).withoutReset());
        Expr ends = turn.map(t -> let("ends", t.eq(params.groups() - 1))).orElse(lit(1, bit()));
        Expr taken = let("taken", active.valid.and(active.ready));
        active.ready.assign(holds.not().or(ends));
        draw.ifPresent(port -> port.assign(params.every() ? taken.and(active.value.ne(0)) : taken));
        var taking = when(taken, () -> {
            holds.next(1);
            address.ifPresent(a -> a.next(active.address));
            value.next(active.value);
            turn.ifPresent(t -> t.next(0));
            place.ifPresent(p -> p.next(active.address));
        });
        if (turn.isPresent()) {
            taking.elseWhen(ends, () -> holds.next(0)).otherwise(() -> {
                turn.get().next(turn.get().addWrap(1));
                place.ifPresent(p -> p.next(p.addWrap(params.words().inputs())));
            });
        } else {
            taking.otherwise(() -> holds.next(0));
        }
        group.ifPresent(port -> port.assign(turn.orElseThrow()));
        Expr read = place.isPresent()
                ? place.get()
                : steps ? address.orElseThrow() : params.words().at(address.orElseThrow(), turn.orElseThrow());
        word.assign(read);

        Stages stages = new Stages(this, Optional.empty());
        stages.carryFlag("valid", holds);
        if (params.every()) {
            stages.carryFlag("changes", holds.and(value.ne(0)));
        }
        stages.carry("word", read);
        Expr factor = scaled(value);
        stages.carry("factor", params.digits() ? Digits.of(this, "factor", factor) : factor);
        random(taken).ifPresent(random -> stages.carry("rounding", random));
        if (params.gathers()) {
            stages.carryFlag("ends", holds.and(ends));
            turn.ifPresent(t -> stages.carry("begins", t.eq(0)));
            stages.carry("address", address.orElseThrow());
            stages.carry("value", value);
        }
        for (int i = 0; i < params.latency(); i++) {
            stages.step(i == 0 ? "the weights arrive" : "the weights are registered");
        }
        update(stages);
        busy.assign(stages.history("valid").stream().reduce(holds, Expr::or));
    }

    private Expr scaled(Expr value) {
        Expr signed = value.shape().signed() || !params.scaled().signed() ? value : value.toSigned();
        return finer.map(places -> signed.shl(places).wrap(params.scaled()))
                .orElse(signed)
                .extend(params.scaled());
    }

    /** The number of the address in hand, shifted as its factor is; only its lowest bits count, as many as the shift. */
    private Optional<Expr> random(Expr taken) {
        return drawn.filter(_ -> params.shift() > 0).map(number -> {
            Reg kept = reg("number", number.shape()).withoutReset();
            kept.enable(taken).next(number);
            int above = Math.max(0, params.shift() - Draws.BITS);
            Shape shape = u(params.shift());
            Expr least = kept.shl(above);
            Expr shifted = finer.map(places ->
                            above == 0 ? kept.shl(places) : places.gt(above).mux(kept.shl(places), least))
                    .orElse(least);
            return Shapes.fit(shifted, shape);
        });
    }

    private void update(Stages stages) {
        int bits = params.weightBits();
        int width = params.error().width();
        Expr factor = stages.take("factor");
        for (int l = 0; l < params.lanes(); l++) {
            UpdateLane lane = instance("lane_" + l, lanes.get(l));
            lane.weight.assign(weights.bits((l + 1) * bits - 1, l * bits));
            Expr error = errors.bits((l + 1) * width - 1, l * width);
            lane.error.assign(params.powers() ? error : error.asSigned());
            lane.factor.assign(factor);
        }
        Sums sums = new Sums(stages);
        for (int i = 0; i < lanes.getFirst().params().multiplies(); i++) {
            sums.step("multiply");
        }
        Optional<Expr> rounding = params.shift() == 0
                ? Optional.empty()
                : Optional.of(
                        params.stochastic()
                                ? stages.take("rounding")
                                : lit(1L << params.shift() - 1, u(params.shift())));
        rounding.ifPresent(
                r -> lanes.forEach(lane -> lane.rounding.orElseThrow().assign(r)));
        sums.step("divide");
        sums.step("add");
        // Nothing is written before the first reset: the contents are those of the bitstream.
        write.assign(((Reg) (params.every() ? stages.take("changes") : stages.get("valid"))).powerUp(0));
        written.assign(stages.take("word"));
        changed.assign(Expr.cat(
                lanes.reversed().stream().<Expr>map(lane -> lane.changed).toList()));
        if (params.gathers()) {
            gather(stages, sums.run());
        }
    }

    /** The sum over the lanes of weight times error: the lanes give the products at some stage, then four are added at a time. */
    private final class Sums {
        private final Stages stages;
        private List<Expr> numbers = List.of();
        private int passed;

        Sums(Stages stages) {
            this.stages = stages;
        }

        void step(String what) {
            int count = Math.ceilDiv(numbers.size(), AT_ONCE);
            for (int i = 0; i < count; i++) {
                List<Expr> some = numbers.subList(i * AT_ONCE, Math.min(numbers.size(), (i + 1) * AT_ONCE));
                stages.carry("part_" + i, some.stream().reduce(Expr::add).orElseThrow());
            }
            stages.step(what);
            passed++;
            numbers = passed == lanes.getFirst().params().gathered()
                    ? lanes.stream()
                            .<Expr>flatMap(lane -> lane.product.stream())
                            .toList()
                    : IntStream.range(0, count)
                            .mapToObj(i -> stages.take("part_" + i))
                            .toList();
        }

        /** Goes on until there is one sum. */
        Expr run() {
            while (numbers.size() != 1 || passed < lanes.getFirst().params().gathered()) {
                step("the products are added");
            }
            return numbers.getFirst();
        }
    }

    /** Adds up what the groups of an address give. */
    private void gather(Stages stages, Expr sum) {
        Shape shape = gathered.orElseThrow().sum.shape();
        Expr part = Shapes.fit(sum, shape);
        Expr valid = stages.take("valid");
        Expr all = part;
        if (params.groups() > 1) {
            Reg before = reg("sum_so_far", shape).withoutReset();
            all = let("all", stages.take("begins").mux(part, before.add(part).wrap(shape)));
            before.enable(valid).next(all);
        }
        Gathered out = gathered.orElseThrow();
        stages.carry("sum", all);
        stages.carryFlag("valid", valid);
        stages.step("gathered");
        stages.drop("valid");
        out.valid.assign(stages.take("ends"));
        out.address.assign(stages.take("address"));
        out.value.assign(stages.take("value"));
        out.sum.assign(stages.take("sum"));
    }
}
