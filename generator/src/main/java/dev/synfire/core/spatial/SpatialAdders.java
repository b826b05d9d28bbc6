package dev.synfire.core.spatial;

import static dev.synfire.hdl.Shape.bit;
import static dev.synfire.hdl.Shape.u;

import dev.synfire.core.pipeline.CoreComponent;
import dev.synfire.core.pipeline.ModuleNames;
import dev.synfire.core.pipeline.Shapes;
import dev.synfire.core.pipeline.Stages;
import dev.synfire.fixed.IntVector;
import dev.synfire.fixed.Range;
import dev.synfire.hdl.Driven;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Input;
import dev.synfire.hdl.Output;
import dev.synfire.hdl.Shape;
import dev.synfire.layout.SpatialNode;
import dev.synfire.layout.SpatialOperand;
import dev.synfire.layout.SpatialSums;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The input currents of all neurons of a layer, of a whole tick at once: tables of up to four bits of inputs, then trees of
 * adders, with a register behind each, which costs nothing where a logic cell has both. No multipliers.
 */
public final class SpatialAdders extends CoreComponent<SpatialAdders.Params> {
    /**
     * What shapes the hardware.
     *
     * @param layer its name
     * @param sums what is added to what
     * @param multipliers of rate neurons, by which currents are scaled; empty for none
     */
    public record Params(String layer, SpatialSums sums, Optional<IntVector> multipliers) {
        /** Registers between a tick's inputs and what goes out. */
        int latency() {
            return sums.level() + multipliers.map(SpatialProduct::levels).orElse(0);
        }

        /** What goes out, for all neurons. */
        Shape out() {
            Range currents = sums.neurons().stream()
                    .map(SpatialSums.Neuron::currents)
                    .reduce(Range::union)
                    .orElseThrow();
            Shape current = Shapes.signed(currents);
            return multipliers
                    .map(factors -> Shape.s(current.width() + Shapes.of(factors).width()))
                    .orElse(current);
        }
    }

    {
        comment("0 stops everything");
    }

    public final Input advance = input("advance", bit());

    {
        comment("A tick in: its inputs side by side");
    }

    public final Input inValid = input("in_valid", bit());
    public final Input inLast = input("in_last", bit());
    public final Input inValues = input("in_values", u(bits()));

    {
        comment(params.multipliers().isPresent() ? "The scaled currents" : "The currents");
    }

    public final Output outValid = output("out_valid", bit());
    public final Output outLast = output("out_last", bit());

    /** What goes out, one per neuron. */
    public final List<Output> outs = outs();

    /** A tick's currents are there; before they are scaled. */
    public final Driven currentValid = isScaled() ? wire("current_valid", bit()) : outValid;

    /** With the currents: the tick is its sample's last. */
    public final Driven currentLast = isScaled() ? wire("current_last", bit()) : outLast;

    /** The exact currents, one per neuron. */
    public final List<Driven> currents = currents();

    private final Map<SpatialNode, List<Expr>> made = new HashMap<>();
    private final Map<SpatialNode, String> names = new LinkedHashMap<>();

    SpatialAdders(Params params) {
        super(params);
    }

    private int bits() {
        return params.sums().values().stream().mapToInt(Range::bits).sum();
    }

    private List<Output> outs() {
        List<Output> made = new ArrayList<>();
        for (int n = 0; n < params.sums().neurons().size(); n++) {
            made.add(output("out_" + n, params.out()));
        }
        return made;
    }

    private boolean isScaled() {
        return params.multipliers().isPresent();
    }

    private List<Driven> currents() {
        if (!isScaled()) {
            return List.copyOf(outs);
        }
        List<Driven> made = new ArrayList<>();
        for (int n = 0; n < params.sums().neurons().size(); n++) {
            made.add(wire("current_" + n, current(n)));
        }
        return made;
    }

    private Shape current(int neuron) {
        return Shapes.signed(params.sums().neurons().get(neuron).currents());
    }

    @Override
    protected String moduleName() {
        return ModuleNames.of(params.layer(), "sums");
    }

    @Override
    protected String describe() {
        return "The " + (params.multipliers().isPresent() ? "scaled " : "") + "input currents of layer "
                + params.layer()
                + ", of a whole tick at once, a tick in each cycle. A sum is numbered by the first neuron"
                + " that needs it.";
    }

    @Override
    protected void logic() {
        SpatialSums sums = params.sums();
        for (int n = 0; n < sums.neurons().size(); n++) {
            int neuron = n;
            sums.neurons().get(n).sum().ifPresent(sum -> name(sum.node(), neuron));
        }
        Stages flags = new Stages(this, Optional.of(advance));
        flags.carryFlag("valid", inValid);
        flags.carry("last", inLast);
        for (int level = 1; level <= sums.level(); level++) {
            flags.step(level == 1 ? "tables of inputs, and first sums" : "sums");
            int now = level;
            names.keySet().stream().filter(node -> node.level() == now).toList().forEach(this::make);
            waiting(level + 1);
            if (level == sums.level()) {
                finish();
            }
        }
        currentValid.assign(flags.take("valid"));
        currentLast.assign(flags.take("last"));
        if (!isScaled()) {
            return;
        }
        flags.carryFlag("valid", currentValid);
        flags.carry("last", currentLast);
        List<? extends Expr> scaled = SpatialProduct.of(
                this, flags, advance, currents, params.multipliers().orElseThrow());
        for (int n = 0; n < outs.size(); n++) {
            outs.get(n).assign(Shapes.fit(scaled.get(n), params.out()));
        }
        outValid.assign(flags.take("valid"));
        outLast.assign(flags.take("last"));
    }

    /** Names parts after the first neuron that needs them. */
    private void name(SpatialNode node, int neuron) {
        if (names.containsKey(node)) {
            return;
        }
        if (node instanceof SpatialNode.Sum sum) {
            name(sum.first().node(), neuron);
            name(sum.second().node(), neuron);
        }
        String kind =
                switch (node) {
                    case SpatialNode.Wire wire -> (wire.negated() ? "minus_x" : "x") + wire.input();
                    case SpatialNode.Table _ -> "table_" + names.size();
                    case SpatialNode.Sum _ -> "sum_" + neuron + "_" + names.size();
                };
        names.put(node, kind);
    }

    private void make(SpatialNode node) {
        switch (node) {
            case SpatialNode.Wire _ -> throw new AssertionError("a wire has no register of its own");
            case SpatialNode.Table table -> {
                remark(SpatialText.of(table));
                hold(
                        node,
                        look(
                                table,
                                table.inputs().size(),
                                new int[table.inputs().size()]));
            }
            case SpatialNode.Sum sum -> hold(node, add(sum));
        }
    }

    private void hold(SpatialNode node, Expr value) {
        List<Expr> values = made.computeIfAbsent(node, _ -> new ArrayList<>());
        String name =
                names.get(node) + (values.isEmpty() && node.level() > 0 ? "" : "_" + (node.level() + values.size()));
        values.add(
                register(name, u(node.width())).withoutReset().enable(advance).next(value));
    }

    /** The table as a choice by one input after the other. */
    private Expr look(SpatialNode.Table table, int undecided, int[] chosen) {
        if (undecided == 0) {
            long sum = -table.base();
            for (int i = 0; i < chosen.length; i++) {
                sum += (long) chosen[i] * table.weights().get(i);
            }
            return Expr.lit(Math.clamp(sum, 0, table.most()), u(table.width()));
        }
        int place = undecided - 1;
        Range values = table.values().get(place);
        Expr input = input(table.inputs().get(place));
        return choose(table, undecided, chosen, values, input, input.shape().width() - 1, 0);
    }

    private Expr choose(
            SpatialNode.Table table, int undecided, int[] chosen, Range values, Expr input, int bit, int code) {
        if (bit < 0) {
            chosen[undecided - 1] =
                    values.signed() && code >= 1 << (values.bits() - 1) ? code - (1 << values.bits()) : code;
            return look(table, undecided - 1, chosen);
        }
        Expr one = choose(table, undecided, chosen, values, input, bit - 1, code | 1 << bit);
        Expr zero = choose(table, undecided, chosen, values, input, bit - 1, code);
        return one.equals(zero) ? one : input.bit(bit).mux(one, zero);
    }

    /** The bits of an input. */
    private Expr input(int index) {
        int from = 0;
        for (int i = 0; i < index; i++) {
            from += params.sums().values().get(i).bits();
        }
        return inValues.bits(from + params.sums().values().get(index).bits() - 1, from);
    }

    private Expr add(SpatialNode.Sum sum) {
        SpatialOperand low = sum.first().shift() == 0 ? sum.first() : sum.second();
        SpatialOperand high = low == sum.first() ? sum.second() : sum.first();
        Expr a = at(low.node(), sum.level() - 1);
        Expr b = at(high.node(), sum.level() - 1);
        int shift = high.shift();
        Shape whole = u(sum.width());
        if (shift == 0) {
            return Shapes.fit(a.add(b), whole);
        }
        int width = a.shape().width();
        if (width > shift) {
            return Shapes.fit(Expr.cat(a.bits(width - 1, shift).add(b), a.bits(shift - 1, 0)), whole);
        }
        return Shapes.fit(width == shift ? Expr.cat(b, a) : Expr.cat(b, Expr.lit(0, u(shift - width)), a), whole);
    }

    /** A part as it stands that many registers behind the inputs. */
    private Expr at(SpatialNode node, int level) {
        if (node instanceof SpatialNode.Wire wire && level == 0) {
            return wire(wire);
        }
        List<Expr> values = made.computeIfAbsent(node, _ -> new ArrayList<>());
        int first = Math.max(1, node.level());
        while (values.size() <= level - first) {
            hold(node, values.isEmpty() ? wire((SpatialNode.Wire) node) : values.getLast());
        }
        return values.get(level - first);
    }

    private Expr wire(SpatialNode.Wire wire) {
        Expr bits = input(wire.input());
        int top = bits.shape().width() - 1;
        // What may be negative becomes a number from 0 on by its sign inverted.
        Expr from = !wire.values().signed()
                ? bits
                : top == 0 ? bits.not() : Expr.cat(bits.bit(top).not(), bits.bits(top - 1, 0));
        return wire.negated() ? from.not() : from;
    }

    /** Lets wait for the level what it will need. */
    private void waiting(int level) {
        for (SpatialNode node : List.copyOf(names.keySet())) {
            if (node instanceof SpatialNode.Sum sum && sum.level() == level) {
                at(sum.first().node(), level - 1);
                at(sum.second().node(), level - 1);
            }
        }
    }

    /** The constants are added; currents that need none wait for the others. */
    private void finish() {
        SpatialSums sums = params.sums();
        List<Expr> totals = new ArrayList<>();
        for (int n = 0; n < sums.neurons().size(); n++) {
            SpatialSums.Neuron neuron = sums.neurons().get(n);
            Shape shape = current(n);
            if (neuron.sum().isEmpty()) {
                totals.add(lit(neuron.constant(), shape));
                continue;
            }
            SpatialOperand sum = neuron.sum().get();
            if (neuron.constant() == 0) {
                totals.add(signed(at(sum.node(), sums.level()), sum.shift(), 0, shape));
                continue;
            }
            Expr all = signed(at(sum.node(), sums.level() - 1), sum.shift(), neuron.constant(), shape);
            totals.add(
                    register("total_" + n, shape).withoutReset().enable(advance).next(all));
        }
        for (int n = 0; n < totals.size(); n++) {
            currents.get(n).assign(totals.get(n).extend(currents.get(n).shape()));
        }
    }

    private static Expr signed(Expr sum, int shift, long constant, Shape shape) {
        Expr exact = sum.shl(shift).toSigned();
        Expr size = Expr.lit(Math.abs(constant), Shapes.signed(new Range(0, Math.abs(constant))));
        Expr total = constant == 0 ? exact : constant < 0 ? exact.sub(size) : exact.add(size);
        return Shapes.fit(total, shape);
    }
}
