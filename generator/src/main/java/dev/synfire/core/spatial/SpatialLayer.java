package dev.synfire.core.spatial;

import static dev.synfire.hdl.Shape.bit;

import dev.synfire.core.pipeline.CoreComponent;
import dev.synfire.core.pipeline.Count;
import dev.synfire.core.pipeline.ModuleNames;
import dev.synfire.core.pipeline.Stages;
import dev.synfire.fixed.Range;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Input;
import dev.synfire.hdl.Output;
import dev.synfire.hdl.Reg;
import dev.synfire.integer.IntegerLayer;
import dev.synfire.integer.RateNeuron;
import dev.synfire.layout.SpatialSums;
import dev.synfire.model.Readout;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A spatial layer: adder trees, and behind them all neurons side by side; a tick may come in every cycle. */
public final class SpatialLayer extends CoreComponent<SpatialLayer.Params> {
    /**
     * What shapes the hardware.
     *
     * @param layer what it computes
     * @param sums how its currents are summed
     * @param readout what a readout wants to see; empty for a hidden layer
     */
    public record Params(IntegerLayer layer, SpatialSums sums, Optional<Readout> readout) {
        SpatialAdders.Params adders() {
            return new SpatialAdders.Params(
                    layer.name(),
                    sums,
                    layer.model() instanceof RateNeuron rate
                                    && !rate.multipliers().isUniform(1)
                            ? Optional.of(rate.multipliers())
                            : Optional.empty());
        }

        /** Cycles from a tick's inputs to what it sends. */
        int latency() {
            return adders().latency() + SpatialNeuron.latency(layer.model());
        }

        boolean shown() {
            return readout.filter(Readout::comparesMembranes).isPresent();
        }

        public TickFormat values() {
            return new TickFormat(layer.neurons(), layer.outputValues());
        }

        public Optional<TickFormat> membranes() {
            return shown()
                    ? Optional.of(new TickFormat(
                            layer.neurons(), layer.model().states().getFirst().values()))
                    : Optional.empty();
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
    public final Input inValues = input(
            "in_values", u(params.sums().values().stream().mapToInt(Range::bits).sum()));

    {
        comment("The tick out: its neurons side by side");
    }

    public final Output outValid = output("out_valid", bit());
    public final Output outLast = output("out_last", bit());
    public final Optional<Output> outValues = params.values().silent()
            ? Optional.empty()
            : Optional.of(output("out_values", params.values().whole()));
    public final Optional<Output> outMembranes =
            params.membranes().map(format -> output("out_membranes", format.whole()));

    public final SpatialAdders adders = new SpatialAdders(params.adders());

    /** One per neuron. */
    public final List<SpatialNeuron> neurons = IntStream.range(0, params.layer().neurons())
            .mapToObj(_ -> new SpatialNeuron(new SpatialNeuron.Params(
                    params.layer().name(),
                    params.layer().model(),
                    params.adders().out(),
                    params.shown())))
            .toList();

    SpatialLayer(Params params) {
        super(params);
    }

    @Override
    protected String moduleName() {
        return ModuleNames.of(params.layer().name(), "layer");
    }

    @Override
    protected String describe() {
        return "Adder trees, then " + Count.of(params.layer().neurons(), "neuron") + " side by side, of layer "
                + params.layer().name() + ".";
    }

    @Override
    protected void logic() {
        instance("sums", adders);
        adders.advance.assign(advance);
        adders.inValid.assign(inValid);
        adders.inLast.assign(inLast);
        adders.inValues.assign(inValues);
        Optional<Expr> first = neurons.getFirst().fresh.map(_ -> fresh());
        for (int n = 0; n < neurons.size(); n++) {
            SpatialNeuron neuron = instance("neuron_" + n, neurons.get(n));
            neuron.advance.assign(advance);
            neuron.valid.ifPresent(valid -> valid.assign(adders.outValid));
            neuron.fresh.ifPresent(fresh -> fresh.assign(first.orElseThrow()));
            neuron.current.assign(adders.outs.get(n));
            neuron.assignConstants(n);
        }
        Stages flags = new Stages(this, Optional.of(advance));
        flags.carryFlag("valid", adders.outValid);
        flags.carry("last", adders.outLast);
        for (int i = SpatialNeuron.latency(params.layer().model()); i > 0; i--) {
            flags.step("the neurons");
        }
        outValid.assign(flags.take("valid"));
        outLast.assign(flags.take("last"));
        outValues.ifPresent(out -> out.assign(
                whole(neurons.stream().map(neuron -> neuron.value.orElseThrow()).toList())));
        outMembranes.ifPresent(out -> out.assign(whole(
                neurons.stream().map(neuron -> neuron.membrane.orElseThrow()).toList())));
    }

    private Expr fresh() {
        comment("In a sample's first tick nothing of the sample before is left.");
        Reg fresh = reg("fresh", bit()).init(1);
        when(adders.outValid.and(advance), () -> fresh.next(adders.outLast));
        return fresh;
    }

    /** Side by side, the first in the lowest bits. */
    static Expr whole(List<? extends Expr> values) {
        return Expr.cat(values.reversed().stream().map(Expr::asUnsigned).toList());
    }
}
