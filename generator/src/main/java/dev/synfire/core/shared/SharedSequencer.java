package dev.synfire.core.shared;

import static dev.synfire.hdl.Shape.bit;
import static dev.synfire.hdl.Shape.index;
import static dev.synfire.hdl.Shape.u;

import dev.synfire.core.pipeline.CoreComponent;
import dev.synfire.core.pipeline.ModuleNames;
import dev.synfire.core.pipeline.Shapes;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Input;
import dev.synfire.hdl.Output;
import dev.synfire.hdl.Reg;
import dev.synfire.hdl.Shape;
import dev.synfire.layout.SharedLayout;
import java.util.Optional;

/**
 * Says whose turn it is. In a tick the layers come one after the other: first the events of a layer, each to all its
 * neurons, a cycle per neuron; then its neurons, each when the one before is done; then its marker.
 *
 * <p>Nothing stops once it has begun: a neuron is begun only when what it may send can be taken.
 */
public final class SharedSequencer extends CoreComponent<SharedSequencer.Params> {
    /**
     * What shapes the hardware.
     *
     * @param name the network's name
     * @param layout where the layers lie
     */
    public record Params(String name, SharedLayout layout) {
        int layers() {
            return layout.places().size();
        }
    }

    {
        comment("An event or a marker of the layer before waits");
    }

    public final Input waiting = input("waiting", bit());
    public final Input marker = input("marker", bit());
    public final Input markerLast = input("marker_last", bit());
    public final Output takes = output("takes", bit());

    {
        comment("Whose turn it is");
    }

    public final Output layer = output("layer", ByLayer.number(params.layers()));
    public final Output neuron = output("neuron", u(params.layout().numberBits()));
    public final Output place = output("place", index(params.layout().neurons()));

    {
        comment("Add an event, the first of its tick while untouched is 1"
                + (params.layout().waits() ? "; additions are under way while sums_busy is 1" : ""));
    }

    public final Output add = output("add", bit());
    public final Output untouched = output("untouched", bit());
    /** Only where a layer is so small that its first neuron must wait for its sum. */
    public final Optional<Input> sumsBusy =
            params.layout().waits() ? Optional.of(input("sums_busy", bit())) : Optional.empty();

    {
        comment(
                "Update a neuron, in the first tick of a sample while fresh is 1; free: a readout can take what comes of it");
    }

    public final Output update = output("update", bit());
    public final Output fresh = output("fresh", bit());
    public final Input free = input("free", bit());

    {
        comment("It is done, and whether it sends an event");
    }

    public final Input done = input("done", bit());
    public final Input fires = input("fires", bit());

    {
        comment("A neuron of a hidden layer sends an event");
    }

    public final Output push = output("push", bit());

    {
        comment("A neuron of the last layer was updated; or all were, in the last tick of a sample if ending is 1");
    }

    public final Output shown = output("shown", bit());
    public final Output closes = output("closes", bit());
    public final Output ending = output("ending", bit());

    {
        comment("Events of the last layer; a marker while closing is 1");
    }

    public final Output outValid = output("out_valid", bit());
    public final Output closing = output("closing", bit());
    public final Input outReady = input("out_ready", bit());

    {
        comment("A layer has done its tick");
    }

    public final Output turns = output("turns", bit());

    SharedSequencer(Params params) {
        super(params);
    }

    @Override
    protected String moduleName() {
        return ModuleNames.of(params.name(), "sequencer");
    }

    @Override
    protected String describe() {
        return "Says whose turn it is: layer by layer, first the layer's events, then its neurons.";
    }

    @Override
    protected void logic() {
        SharedLayout layout = params.layout();
        int layers = params.layers();
        Shape number = layer.shape();
        comment("Whose turn it is: the layer, and the number in it");
        Optional<Reg> turn = layers == 1 ? Optional.empty() : Optional.of(reg("turn", number));
        Reg count = reg("count", neuron.shape());
        comment(
                "The layer's neurons are updated, no events added; one is about to begin; its marker is due; something is"
                        + " offered outside");
        Reg updating = reg("updating", bit());
        Reg begins = reg("begins", bit());
        Reg marking = reg("marking", bit());
        Reg offered = reg("offered", bit());
        comment("No event of the layer has come in this tick; the tick is its sample's first; it is the last");
        Reg first = reg("first", bit()).init(1);
        Reg sampleBegins = reg("sample_begins", bit()).init(1);
        Reg sampleEnds = reg("sample_ends", bit()).withoutReset();
        Expr whose = turn.<Expr>map(reg -> reg).orElse(lit(0, number));
        ByLayer byLayer = new ByLayer(whose, layers);

        Expr atEnd = let(
                "at_end", count.eq(byLayer.constant(l -> layout.places().get(l).neurons() - 1, count.shape())));
        Expr active = updating.not().and(waiting);
        Expr here = let(
                "here",
                sumsBusy.map(busy -> active.and(count.ne(0).or(busy.not()))).orElse(active));
        Expr adds = let("adds", here.and(marker.not()));
        Expr marked = let("marked", here.and(marker));
        Expr isLast = named("is_last", byLayer.isLast());
        Expr sends = let("sends", done.and(fires).and(isLast));
        Expr taken = let("taken", offered.and(outReady));
        Expr steps = let("steps", done.and(sends.not()).or(taken.and(marking.not())));
        Expr shuts = let("shuts", marking.and(isLast).and(offered.not()).and(free));
        Expr over = let("over", marking.and(isLast.not().or(taken)));

        when(marked, () -> {
                    updating.next(1);
                    begins.next(1);
                })
                .elseWhen(over, () -> updating.next(0));
        when(update, () -> begins.next(0)).elseWhen(steps.and(atEnd.not()), () -> begins.next(1));
        when(steps.and(atEnd), () -> marking.next(1)).elseWhen(over, () -> marking.next(0));
        when(sends.or(shuts), () -> offered.next(1)).elseWhen(taken, () -> offered.next(0));
        when(adds.or(steps), () -> when(atEnd, () -> count.next(0)).otherwise(() -> count.next(count.addWrap(1))));
        when(adds.and(atEnd), () -> first.next(0)).elseWhen(over, () -> first.next(1));
        Expr outside = byLayer.isHidden().not();
        when(marked.and(outside), () -> sampleEnds.next(markerLast));
        when(over, () -> {
            turn.ifPresent(reg -> reg.next(isLast.mux(lit(0, number), reg.addWrap(1))));
            when(isLast, () -> sampleBegins.next(sampleEnds));
        });

        takes.assign(adds.and(atEnd).or(marked));
        layer.assign(whose);
        neuron.assign(count);
        Expr from = byLayer.constant(l -> layout.places().get(l).from(), place.shape());
        place.assign(Shapes.fit(count, place.shape()).or(from));
        add.assign(adds);
        untouched.assign(first);
        update.assign(begins.and(free));
        fresh.assign(sampleBegins);
        push.assign(layers > 1 ? done.and(fires).and(isLast.not()) : lit(0, bit()));
        shown.assign(done.and(isLast));
        closes.assign(shuts);
        ending.assign(sampleEnds);
        outValid.assign(offered);
        closing.assign(marking);
        turns.assign(over);
    }
}
