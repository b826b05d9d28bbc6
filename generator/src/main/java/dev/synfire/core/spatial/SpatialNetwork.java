package dev.synfire.core.spatial;

import dev.synfire.core.pipeline.CoreComponent;
import dev.synfire.core.pipeline.ModuleNames;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Reg;
import dev.synfire.integer.IntegerLayer;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.integer.IntegerProjection;
import dev.synfire.layout.SpatialSums;
import dev.synfire.model.Readout;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The layers of a network, each a spatial one, as a pipeline of whole ticks: one may come in at every clock edge, and
 * leaves so many cycles later.
 */
@SuppressWarnings("this-escape") // ports and instances only keep the reference
public final class SpatialNetwork extends CoreComponent<SpatialNetwork.Params> {
    /**
     * What shapes the hardware.
     *
     * @param network what it computes
     */
    public record Params(IntegerNetwork network) {
        /** What it takes. */
        public TickFormat in() {
            return new TickFormat(network.input().size(), network.input().events());
        }
    }

    {
        comment("A tick in");
    }

    public final Ticks in = new Ticks(sink("in_"), params.in());

    /** The layers in order, each an instance named as its layer. */
    public final List<SpatialLayer> layers = layers();

    {
        comment("The tick out");
    }

    public final Ticks out = new Ticks(
            source("out_"),
            layers.getLast().params().values(),
            layers.getLast().params().membranes());

    /** How many cycles a tick takes from in to out. */
    private final int[] depths = new int[layers.size()];

    public SpatialNetwork(Params params) {
        super(params);
    }

    private List<SpatialLayer> layers() {
        List<IntegerLayer> contract = params.network().layers();
        return IntStream.range(0, contract.size())
                .mapToObj(i -> new SpatialLayer(new SpatialLayer.Params(
                        contract.get(i),
                        SpatialSums.of(contract.get(i)),
                        i == contract.size() - 1
                                ? Optional.of(params.network().readout().score())
                                : Optional.<Readout>empty())))
                .toList();
    }

    @Override
    protected String moduleName() {
        return ModuleNames.of(params.network().name(), "spatial");
    }

    @Override
    protected String describe() {
        return "The layers of " + params.network().name() + ": a tick in, a tick out, one per cycle.";
    }

    @Override
    protected void logic() {
        Expr advance = let("advance", out.ready.or(out.valid.not()));
        in.ready.assign(advance);
        for (int l = 0; l < layers.size(); l++) {
            SpatialLayer layer =
                    instance(ModuleNames.of(layers.get(l).params().layer().name(), "layer"), layers.get(l));
            feed(l, layer, advance);
        }
        SpatialLayer last = layers.getLast();
        out.valid.assign(last.outValid);
        out.last.assign(last.outLast);
        out.values.ifPresent(values -> values.assign(last.outValues.orElseThrow()));
        out.membranes.ifPresent(membranes -> membranes.assign(last.outMembranes.orElseThrow()));
    }

    private void feed(int index, SpatialLayer layer, Expr advance) {
        List<IntegerProjection> projections = layer.params().layer().projections();
        int latest = projections.stream()
                .mapToInt(IntegerProjection::source)
                .reduce((a, b) -> depth(b) > depth(a) ? b : a)
                .orElseThrow();
        layer.advance.assign(advance);
        layer.inValid.assign(latest < 0 ? in.valid : layers.get(latest).outValid);
        layer.inLast.assign(latest < 0 ? in.last : layers.get(latest).outLast);
        List<Expr> values = new ArrayList<>();
        for (int p = 0; p < projections.size(); p++) {
            int source = projections.get(p).source();
            Expr sent = (source < 0
                            ? in.values.map(Expr.class::cast)
                            : layers.get(source).outValues.map(Expr.class::cast))
                    .orElseThrow();
            values.add(later(sent, depth(latest) - depth(source), index + "_" + p, advance));
        }
        layer.inValues.assign(Expr.cat(values.reversed()));
        depths[index] = depth(latest) + layer.params().latency();
    }

    /** Cycles from a tick in to a tick out. */
    public int latency() {
        int[] at = new int[layers.size()];
        for (int l = 0; l < at.length; l++) {
            int from = 0;
            for (IntegerProjection projection : layers.get(l).params().layer().projections()) {
                from = Math.max(from, projection.source() < 0 ? 0 : at[projection.source()]);
            }
            at[l] = from + layers.get(l).params().latency();
        }
        return at[at.length - 1];
    }

    private int depth(int source) {
        return source < 0 ? 0 : depths[source];
    }

    /** What comes from an early layer waits for what comes from later ones. */
    private Expr later(Expr values, int cycles, String name, Expr advance) {
        Expr late = values;
        for (int i = 1; i <= cycles; i++) {
            Reg held = reg("waiting_" + name + "_" + i, values.shape())
                    .withoutReset()
                    .enable(advance);
            held.next(late);
            late = held;
        }
        return late;
    }
}
