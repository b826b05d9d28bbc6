package dev.synfire.core.synapse;

import static dev.synfire.hdl.Shape.bit;
import static dev.synfire.hdl.Shape.index;
import static dev.synfire.hdl.Shape.u;

import dev.synfire.core.pipeline.CoreComponent;
import dev.synfire.core.pipeline.ModuleNames;
import dev.synfire.core.pipeline.NeuronTable;
import dev.synfire.core.pipeline.Shapes;
import dev.synfire.core.pipeline.Stages;
import dev.synfire.core.stream.BiasPort;
import dev.synfire.core.stream.Currents;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Input;
import dev.synfire.hdl.Memory;
import dev.synfire.hdl.Node;
import dev.synfire.hdl.Output;
import dev.synfire.hdl.Reg;
import dev.synfire.hdl.Shape;
import dev.synfire.layout.ReserveWidths;
import java.util.Optional;

/**
 * Sends the sums of a tick one neuron a cycle, in order, each with its bias, and after them the tick's marker.
 *
 * <p>A row is shifted out, its lowest lane first; the next one is asked for so early that it comes when the last lane
 * leaves. If the lanes have been held up meanwhile the row is dropped and asked for again: it is still there.
 */
public final class Drain extends CoreComponent<Drain.Params> {
    /**
     * What shapes the hardware.
     *
     * @param name the layer's name
     * @param sum of a neuron's input current
     * @param lanes sums a row; neuron {@code group * lanes + lane}
     * @param banks of rows: with one, the next tick's events wait until all rows have come
     * @param latency cycles from {@link Drain#wanted} to the row
     * @param biases one per neuron
     * @param biasRegister a second register behind the table of biases
     * @param learnedBias a bias, where biases change; empty where they stay
     */
    public record Params(
            String name,
            Shape sum,
            int lanes,
            int banks,
            int latency,
            NeuronTable biases,
            boolean biasRegister,
            Optional<Shape> learnedBias) {
        int neurons() {
            return biases.values().size();
        }

        int groups() {
            return Math.ceilDiv(neurons(), lanes);
        }
    }

    private final boolean shared = params.groups() > 1;

    {
        comment("A tick to drain");
    }

    public final Output idle = output("idle", bit());
    public final Input start = input("start", bit());
    public final Input startLast = input("start_last", bit());

    {
        comment("Its sums, a row at a time");
    }

    public final Optional<Output> wanted = shared ? Optional.of(output("wanted", bit())) : Optional.empty();
    public final Optional<Output> wantedGroup =
            shared ? Optional.of(output("wanted_group", index(params.groups()))) : Optional.empty();
    /** Only with a single bank: some rows of the tick have not come yet. */
    public final Optional<Output> holds =
            shared && params.banks() == 1 ? Optional.of(output("holds", bit())) : Optional.empty();

    public final Input rowValid = input("row_valid", bit());
    public final Input row = input("row", u(params.lanes() * params.sum().width()));

    {
        comment("Currents out");
    }

    public final Currents current = new Currents(source("current_"), params.neurons(), params.sum());

    {
        if (params.learnedBias().isPresent()) {
            comment("Biases that learn");
        }
    }

    /** Present where biases change: reads beside the drain, and writes. */
    public final Optional<BiasPort> learned =
            params.learnedBias().map(bias -> new BiasPort(sink("bias_"), params.neurons(), bias));

    /** The biases that change, for those who look into a simulation. */
    public final Optional<Memory> learnedBiases = params.learnedBias().map(bias -> memory(
                    "biases",
                    params.biases().exchangeable() ? ReserveWidths.words(params.neurons()) : params.neurons(),
                    bias)
            .neverBeyond()
            .style(Shapes.style(params.biases().style()))
            .onCollision(Memory.Collision.UNDEFINED)
            .contents(params.biases().values().stream().asLongStream().toArray()));

    {
        comment("What is being sent: a row's sums, the next of them lowest, and the number of its neuron");
    }

    private final Reg draining = reg("draining", bit());
    private final Reg filled = reg("filled", bit());
    private final Reg marker = reg("marker", bit()).withoutReset();
    private final Reg last = reg("last", bit()).withoutReset();
    private final Reg neuron = reg("neuron", index(params.neurons())).withoutReset();
    private final Reg sums = reg("sums", row.shape()).withoutReset();

    public Drain(Params params) {
        super(params);
    }

    @Override
    protected String moduleName() {
        return ModuleNames.of(params.name(), "drain");
    }

    @Override
    protected String describe() {
        return "Sends the " + params.neurons()
                + (params.neurons() == 1 ? " sum of a tick" : " sums of a tick, one per cycle")
                + (params.biases().isZero() && learned.isEmpty()
                        ? ", then the tick's marker."
                        : ", each with its bias, then the tick's marker.");
    }

    @Override
    protected void logic() {
        Expr advance = let("advance", current.ready.or(current.valid.not()));
        boolean counts = params.neurons() > 1;
        if (counts) {
            comment("What the counters come to is told by flags: a comparison would be the longest path of the drain.");
        }
        Expr lastNeuron = counts ? reg("last_neuron", bit()).withoutReset() : lit(1, bit());
        Optional<Reg> lane = shared && params.lanes() > 1
                ? Optional.of(reg("lane", index(params.lanes())).withoutReset())
                : Optional.empty();
        Optional<Reg> lastLane = lane.map(_ -> reg("last_lane", bit()).withoutReset());
        boolean full = params.neurons() % params.lanes() == 0;
        Expr rowEnds = lastLane.map(l -> full ? l : let("row_ends", l.or(lastNeuron)))
                .orElse(shared ? lit(1, bit()) : lastNeuron);
        if (shared) {
            comment(
                    "A row that comes before its place is free costs a cycle, so that a lane's next sum has two sources only.");
        }
        Expr early = shared ? rowEnds.or(rowValid.not()) : lit(1, bit());
        Expr offers = let("offers", draining.and(marker.or(filled.and(early))));
        Expr moves = let("moves", offers.and(advance));

        idle.assign(draining.not());
        when(start, () -> {
                    draining.next(1);
                    marker.next(0);
                    last.next(startLast);
                    neuron.next(0);
                    if (lastNeuron instanceof Reg flag) {
                        flag.next(0);
                    }
                })
                .elseWhen(moves, () -> {
                    when(marker, () -> draining.next(0));
                    when(lastNeuron, () -> marker.next(1)).otherwise(() -> neuron.next(neuron.addWrap(1)));
                    if (lastNeuron instanceof Reg flag) {
                        when(neuron.eq(params.neurons() - 2), () -> flag.next(1));
                    }
                });
        Expr takes = shared ? let("takes", rowValid.and(filled.not().or(moves))) : rowValid;
        when(takes, () -> {
                    filled.next(1);
                    lane.ifPresent(l -> l.next(0));
                    lastLane.ifPresent(l -> l.next(0));
                })
                .elseWhen(moves, () -> {
                    when(rowEnds, () -> filled.next(0));
                    lane.ifPresent(l -> l.next(l.addWrap(1)));
                    lastLane.ifPresent(l -> l.next(lane.get().eq(params.lanes() - 2)));
                });
        comment("Lanes that hold nothing may change: so whatever fills them need not be waited for here.");
        sums.enable(filled.not().or(early.and(advance)));
        int width = params.sum().width();
        sums.next(params.lanes() == 1 ? row : rowValid.mux(row, sums.shr(width)));
        if (shared) {
            ask(takes, moves, lane);
        }
        send(offers, advance);
    }

    /**
     * Asks for one row after the other, each so that it comes when there is room for it. The sequencer hears of it a cycle
     * later, from a register.
     */
    private void ask(Expr takes, Expr moves, Optional<Reg> lane) {
        comment("Rows are asked for one after the other, each so that it comes when there is room for it.");
        Reg left = reg("rows_left", bit());
        Reg asked = reg("asked", bit());
        Reg group = reg("group", wantedGroup.orElseThrow().shape()).withoutReset();
        int early = params.lanes() - 2 - params.latency();
        Expr soon = lit(1, bit());
        if (early > 0) {
            Reg nearEnd = reg("near_end", bit()).withoutReset();
            when(takes, () -> nearEnd.next(0))
                    .elseWhen(moves.and(lane.orElseThrow().eq(early - 1)), () -> nearEnd.next(1));
            soon = filled.not().or(nearEnd);
        }
        Expr asks = let("asks", left.and(asked.not()).and(soon));
        when(start, () -> {
                    left.next(1);
                    group.next(0);
                })
                .elseWhen(takes, () -> when(group.eq(params.groups() - 1), () -> left.next(0))
                        .otherwise(() -> group.next(group.addWrap(1))));
        when(asks, () -> asked.next(1)).elseWhen(rowValid, () -> asked.next(0));
        wanted.orElseThrow().assign(reg("asking", bit()).next(asks));
        wantedGroup.orElseThrow().assign(group);
        holds.ifPresent(port -> port.assign(left));
    }

    /** Biases change only while no current is sent. */
    private Expr learned(Memory memory, Expr neuron, Expr advance) {
        BiasPort port = learned.orElseThrow();
        Expr bias = memory.read("bias_1", neuron, advance);
        port.value.assign(memory.read("bias_to_learn", port.neuron));
        memory.write(port.written, port.changed, port.write);
        return bias;
    }

    private void send(Expr offers, Expr advance) {
        Stages stages = new Stages(this, Optional.of(advance));
        stages.carryFlag("valid", offers);
        stages.carry("tick", marker);
        stages.carry("last", last);
        stages.carry("neuron", neuron);
        stages.carry("sum", sums.bits(params.sum().width() - 1, 0).asSigned());
        if (params.biases().isZero() && learned.isEmpty()) {
            stages.step("send");
        } else {
            Expr bias = learnedBiases
                    .map(memory -> learned(memory, stages.get("neuron"), advance))
                    .orElseGet(() -> params.biases().read(this, "bias_1", stages.get("neuron"), advance));
            stages.step("the bias arrives");
            if (params.biasRegister()) {
                boolean constant = bias instanceof Node.Literal;
                if (!constant) {
                    stages.carry("bias", bias);
                }
                stages.step("the bias is registered");
                bias = constant ? bias : stages.take("bias");
            }
            stages.carry("biased", stages.take("sum").add(bias).wrap(params.sum()));
            stages.step("send");
            stages.carry("sum", stages.take("biased"));
        }
        current.valid.assign(stages.take("valid"));
        current.tick.assign(stages.take("tick"));
        current.last.assign(stages.take("last"));
        current.neuron.assign(stages.take("neuron"));
        current.value.assign(stages.take("sum"));
    }
}
