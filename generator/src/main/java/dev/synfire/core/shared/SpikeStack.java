package dev.synfire.core.shared;

import static dev.synfire.hdl.Shape.bit;
import static dev.synfire.hdl.Shape.index;

import dev.synfire.core.pipeline.CoreComponent;
import dev.synfire.core.pipeline.ModuleNames;
import dev.synfire.core.pipeline.Shapes;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Input;
import dev.synfire.hdl.Memory;
import dev.synfire.hdl.Output;
import dev.synfire.hdl.Reg;
import dev.synfire.hdl.Shape;
import dev.synfire.layout.MemoryStyle;
import java.util.Optional;

/**
 * Where a layer's events wait until it is the next layer's turn. They come out last first, which a sum does not mind; a
 * layer sends only when the events of the one before are all gone, so one pointer does for both ways.
 */
public final class SpikeStack extends CoreComponent<SpikeStack.Params> {
    /**
     * What shapes the hardware.
     *
     * @param name the network's name
     * @param depth the most events of a tick
     * @param address of an event
     * @param value of an event; empty for spikes
     * @param style what holds them
     */
    public record Params(String name, int depth, Shape address, Optional<Shape> value, MemoryStyle style) {}

    {
        comment("An event comes");
    }

    public final Input push = input("push", bit());
    public final Input pushAddress = input("push_address", params.address());
    public final Optional<Input> pushValue = params.value().map(shape -> input("push_value", shape));

    {
        comment("The next event is wanted; it shows from the next cycle on, if there is one");
    }

    public final Input pop = input("pop", bit());
    public final Output shown = output("shown", bit());
    public final Output address = output("address", params.address());
    public final Optional<Output> value = params.value().map(shape -> output("value", shape));

    SpikeStack(Params params) {
        super(params);
    }

    @Override
    protected String moduleName() {
        return ModuleNames.of(params.name(), "spikes");
    }

    @Override
    protected String describe() {
        return "Holds up to " + params.depth() + " events of a layer until it is the next layer's turn.";
    }

    @Override
    protected void logic() {
        Reg filled = reg("filled", index(params.depth() + 1));
        Expr some = let("some", filled.ne(0));
        Expr pops = let("pops", pop.and(some));
        Expr step = Expr.cat(pop.replicate(filled.shape().width() - 1), lit(1, bit()));
        comment("One adder goes up and down.");
        Expr next = let("next", filled.addWrap(step));
        when(push.or(pops), () -> filled.next(next));
        Reg there = reg("there", bit());
        when(pop, () -> there.next(some));

        Shape place = index(params.depth());
        Expr beat = pushValue.map(v -> Expr.cat(pushAddress, v)).orElse(pushAddress);
        Memory events = memory("events", params.depth(), Shape.u(beat.shape().width()))
                .neverBeyond()
                .style(Shapes.style(params.style()))
                .onCollision(Memory.Collision.UNDEFINED);
        events.write(filled.bits(place.width() - 1, 0), beat, push);
        Expr top = events.read("top", next.bits(place.width() - 1, 0), pops);
        shown.assign(there);
        int low = beat.shape().width() - params.address().width();
        address.assign(top.bits(beat.shape().width() - 1, low));
        value.ifPresent(v -> {
            Expr bits = top.bits(low - 1, 0);
            v.assign(v.shape().signed() ? bits.asSigned() : bits);
        });
    }
}
