package dev.synfire.core.learning;

import dev.synfire.core.pipeline.CoreComponent;
import dev.synfire.core.pipeline.ModuleNames;
import dev.synfire.core.pipeline.Shapes;
import dev.synfire.core.stream.StatePort;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Input;
import dev.synfire.hdl.Output;
import dev.synfire.hdl.Reg;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads and writes what was learned through one register, between samples. */
public final class LearnedState extends CoreComponent<LearnedState.Params> {
    /**
     * What shapes the hardware.
     *
     * @param name the network's name
     * @param parts how words are addressed
     */
    public record Params(String name, StateParts parts) {}

    /** Clocks from a word's address to the word, at most. */
    private static final int LATENCY = 2;

    public final StatePort port = new StatePort(
            sink("state_"), params.parts().parts().size(), params.parts().words());

    {
        comment("The layers rest");
    }

    public final Input rests = input("rests", bit());

    {
        comment("No sample may begin");
    }

    public final Output holds = output("holds", bit());

    /** For each part but the counters. */
    public final List<StateAccess> parts = accesses();

    {
        comment("Counters: how many samples were learned, and where the random numbers are");
    }

    public final Input count = input("count", u(LearningControl.COUNT_BITS));
    /** What the counters become. */
    public final Output counted = output("counted", u(LearningControl.COUNT_BITS));
    /** For one clock: the count becomes that. */
    public final Output countStores = output("count_stores", bit());

    /** The random register; present where there is one. */
    public final Optional<Input> draws =
            params.parts().draws() ? Optional.of(input("draws", u(2 * Draws.BITS))) : Optional.empty();
    /** For one clock: the random register becomes that. */
    public final Optional<Output> drawsStores = draws.map(_ -> output("draws_stores", bit()));

    public LearnedState(Params params) {
        super(params);
    }

    private List<StateAccess> accesses() {
        List<StateAccess> made = new ArrayList<>();
        for (StateParts.Part part : params.parts().parts()) {
            String prefix = "part" + made.size() + "_";
            switch (part) {
                case StateParts.Weights _ -> {
                    comment("Weights");
                    made.add(new StateAccess(source(prefix), part.words(), u(part.bits())));
                }
                case StateParts.Biases _ -> {
                    comment("Biases");
                    made.add(new StateAccess(source(prefix), part.words(), s(part.bits())));
                }
                case StateParts.Counters _ -> {}
            }
        }
        return List.copyOf(made);
    }

    @Override
    protected String moduleName() {
        return ModuleNames.of(params.name(), "state");
    }

    @Override
    protected String describe() {
        return "Reads and writes what was learned, a word at a time, while no sample is under way.";
    }

    @Override
    protected void logic() {
        int width = params.parts().bytes() * StatePort.BYTE;
        Reg held = reg("held", u(width)).withoutReset();
        Reg reading = reg("reading", index(LATENCY + 2));
        // Nothing is written before the first reset: the contents are those of the bitstream.
        Reg stores = reg("stores", bit()).powerUp(0);
        Expr busy = let("busy", reading.ne(0).or(stores));
        Expr free = let("free", rests.and(busy.not()));
        Expr loads = let("loads", port.load.and(free));
        stores.next(port.store.and(free));
        when(loads, () -> reading.next(LATENCY + 1)).elseWhen(reading.ne(0), () -> reading.next(reading.subWrap(1)));

        comment("What was read arrives, or a byte moves");
        Expr second = port.word.bit(0);
        Expr counter = draws.<Expr>map(register -> second.mux(register, count)).orElse(count);
        Expr found = counter.extend(held.shape());
        for (int i = parts.size() - 1; i >= 0; i--) {
            Expr word = parts.get(i).found;
            Expr bits = word.shape().signed() ? word.asUnsigned() : word;
            found = port.part.eq(i).mux(bits.extend(held.shape()), found);
        }
        Expr arrived = found;
        when(reading.eq(1), () -> held.next(arrived))
                .elseWhen(
                        port.shift,
                        () -> held.next(
                                width == StatePort.BYTE
                                        ? port.in
                                        : cat(port.in, held.bits(width - 1, StatePort.BYTE))));
        port.out.assign(held.bits(StatePort.BYTE - 1, 0));
        port.free.assign(free);
        port.busy.assign(busy);
        holds.assign(busy.or(port.load).or(port.store));
        for (int i = 0; i < parts.size(); i++) {
            StateAccess part = parts.get(i);
            Expr here = let("part_" + i, port.part.eq(i));
            part.reads.assign(reading.ne(0).and(here));
            part.stores.assign(stores.and(here));
            part.word.assign(Shapes.fit(port.word, part.word.shape()));
            int bits = part.changed.shape().width();
            Expr changed = held.bits(bits - 1, 0);
            part.changed.assign(part.changed.shape().signed() ? changed.asSigned() : changed);
        }
        counted.assign(held.bits(LearningControl.COUNT_BITS - 1, 0));
        Expr counters = let("counters", stores.and(port.part.eq(parts.size())));
        countStores.assign(draws.isPresent() ? counters.and(second.not()) : counters);
        drawsStores.ifPresent(output -> output.assign(counters.and(second)));
    }
}
