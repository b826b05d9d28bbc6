package dev.synfire.flow;

import dev.synfire.fixed.IntVector;
import dev.synfire.integer.Activation;
import dev.synfire.integer.AdExNeuron;
import dev.synfire.integer.ConvolutionSynapses;
import dev.synfire.integer.Decay;
import dev.synfire.integer.DenseSynapses;
import dev.synfire.integer.Encoder;
import dev.synfire.integer.InputPort;
import dev.synfire.integer.IntegerAdaptation;
import dev.synfire.integer.IntegerCurrent;
import dev.synfire.integer.IntegerFiring;
import dev.synfire.integer.IntegerLayer;
import dev.synfire.integer.IntegerMembrane;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.integer.IntegerNeuron;
import dev.synfire.integer.IntegerProjection;
import dev.synfire.integer.IntegratorNeuron;
import dev.synfire.integer.IzhikevichNeuron;
import dev.synfire.integer.PooledSynapses;
import dev.synfire.integer.RateNeuron;
import dev.synfire.integer.SparseSynapses;
import dev.synfire.integer.SpikingNeuron;
import dev.synfire.integer.SpikingNeuron.Reset;
import dev.synfire.integer.Synapses;
import dev.synfire.model.LearningRule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What two networks must have in common for one's parameters to take the place of the other's: everything but the numbers that
 * lie in exchangeable memories, of which only the count matters. By what it is, such as "hidden: membrane bits".
 *
 * <p>For each record of the contract this file says which of its vectors can be exchanged and which are fixed in hardware.
 */
final class NetworkShape {
    private static final String KIND = "neurons of the kind";

    private NetworkShape() {}

    static Map<String, String> of(IntegerNetwork network) {
        Map<String, String> shape = new LinkedHashMap<>();
        var whole = new ShapeLines(shape, "the network");
        whole.fixed("layers", String.join(", ", names(network)));
        whole.fixed("ticks", network.ticks());
        input(new ShapeLines(shape, "the input"), network.input());
        new ShapeLines(shape, "the readout")
                .fixed("score", network.readout().score())
                .fixed("report", network.readout().report());
        for (IntegerLayer layer : network.layers()) {
            var lines = new ShapeLines(shape, layer.name());
            lines.fixed("neurons", layer.neurons());
            lines.fixed("biases", layer.biases().isUniform(0) ? "none" : "one per neuron");
            int count = layer.projections().size();
            for (int i = 0; i < count; i++) {
                ShapeLines part = count == 1 ? lines : lines.in("projection " + (i + 1));
                projection(part, layer.projections().get(i));
            }
            neurons(lines, layer.model());
            layer.learning().ifPresent(rule -> learning(lines.in("learning"), rule));
        }
        if (network.learns()) {
            whole.fixed("learning seed", network.learningSeed());
        }
        return shape;
    }

    private static void learning(ShapeLines lines, LearningRule rule) {
        lines.fixed("error", rule.error())
                .fixed("shift", rule.shift())
                .fixed("rises", rule.rises())
                .fixed("rounding", rule.rounding())
                .fixed("powers from", rule.powersFrom())
                .fixed("bias bits", rule.biasBits())
                .fixed("bias factor", rule.biasFactor());
    }

    private static List<String> names(IntegerNetwork network) {
        return network.layers().stream().map(IntegerLayer::name).toList();
    }

    private static void input(ShapeLines lines, InputPort input) {
        lines.fixed("size", input.size()).fixed("values", input.values());
        switch (input.encoder()) {
            case Encoder.Direct _ -> lines.fixed("encoder", "direct");
            case Encoder.Constant _ -> lines.fixed("encoder", "constant");
            case Encoder.Latency _ -> lines.fixed("encoder", "latency");
            case Encoder.Rate(int seed) -> lines.fixed("encoder", "rate").fixed("encoder seed", seed);
            case Encoder.Delta(int threshold) -> lines.fixed("encoder", "delta").fixed("encoder threshold", threshold);
        }
    }

    private static void projection(ShapeLines lines, IntegerProjection projection) {
        lines.fixed("source", projection.source())
                .fixed("values", projection.values())
                .fixed("delays", projection.delays());
        synapses(lines, projection.synapses());
    }

    private static void synapses(ShapeLines outside, Synapses synapses) {
        ShapeLines lines = outside.in("synapses");
        switch (synapses) {
            case DenseSynapses dense -> {
                outside.fixed("synapses", "dense synapses");
                lines.fixed("inputs", dense.inputs())
                        .fixed("neurons", dense.neurons())
                        .fixed("weight bits", dense.weightBits())
                        .alwaysInMemory("weights", dense.weights());
            }
            case SparseSynapses sparse -> {
                outside.fixed("synapses", "sparse synapses");
                lines.fixed("inputs", sparse.inputs())
                        .fixed("neurons", sparse.neurons())
                        .fixed("weight bits", sparse.weightBits())
                        .exchangeable("starts", sparse.starts())
                        .fixed("targets", sparse.targets())
                        .alwaysInMemory("weights", sparse.weights());
            }
            case ConvolutionSynapses convolution -> {
                outside.fixed("synapses", "convolution synapses");
                lines.fixed("input", convolution.input())
                        .fixed("channels", convolution.channels())
                        .fixed("rows", convolution.rows())
                        .fixed("columns", convolution.columns())
                        .fixed("groups", convolution.groups())
                        .fixed("weight bits", convolution.weightBits())
                        .alwaysInMemory("weights", convolution.weights());
            }
            case PooledSynapses pooled -> {
                outside.fixed("synapses", "pooled synapses");
                lines.in("pooling")
                        .fixed("input", pooled.pooling().input())
                        .fixed("rows", pooled.pooling().rows())
                        .fixed("columns", pooled.pooling().columns());
                synapses(lines, pooled.synapses());
            }
        }
    }

    private static void neurons(ShapeLines lines, IntegerNeuron model) {
        switch (model) {
            case SpikingNeuron spiking -> {
                lines.fixed(KIND, "spiking neuron");
                membrane(lines.in("membrane"), spiking.membrane());
                firing(lines, spiking.firing());
            }
            case IntegratorNeuron integrator -> {
                lines.fixed(KIND, "integrator neuron");
                membrane(lines.in("membrane"), integrator.membrane());
                integrator.sent().ifPresent(sent -> neurons(lines.in("sent"), sent));
            }
            case IzhikevichNeuron izhikevich ->
                lines.fixed(KIND, "izhikevich neuron")
                        .fixed("fraction", izhikevich.fraction())
                        .fixed("halvings", izhikevich.halvings())
                        .fixed("step halvings", izhikevich.stepHalvings())
                        .fixed("clipped", izhikevich.clipped())
                        .fixed("current shift", izhikevich.currentShift())
                        .exchangeable("recoveries", izhikevich.recoveries())
                        .exchangeable("followings", izhikevich.followings())
                        .fixed("shift", izhikevich.shift())
                        .fixed("peak", izhikevich.peak())
                        .exchangeable("resets", izhikevich.resets())
                        .exchangeable("jumps", izhikevich.jumps())
                        .fixed("start", izhikevich.start())
                        .exchangeable("recovery starts", izhikevich.recoveryStarts());
            case AdExNeuron adEx ->
                lines.fixed(KIND, "adex neuron")
                        .fixed("fraction", adEx.fraction())
                        .fixed("step halvings", adEx.stepHalvings())
                        .fixed("current shift", adEx.currentShift())
                        .fixed("exponentials", adEx.exponentials())
                        .exchangeable("leaks", adEx.leaks())
                        .fixed("leak shift", adEx.leakShift())
                        .exchangeable("couplings", adEx.couplings())
                        .exchangeable("recoveries", adEx.recoveries())
                        .fixed("shift", adEx.shift())
                        .exchangeable("rests", adEx.rests())
                        .fixed("peak", adEx.peak())
                        .exchangeable("resets", adEx.resets())
                        .exchangeable("jumps", adEx.jumps());
            case RateNeuron rate -> {
                lines.fixed(KIND, "rate neuron")
                        .alwaysInMemory("multipliers", rate.multipliers())
                        .fixed("shift", rate.shift())
                        .fixed("rounding", rate.rounding());
                activation(lines, rate.activation());
            }
        }
    }

    private static void activation(ShapeLines outside, Activation activation) {
        ShapeLines lines = outside.in("activation");
        switch (activation) {
            case Activation.Clip clip -> {
                outside.fixed("activation", "clip");
                lines.fixed("arguments", clip.arguments());
            }
            case Activation.Table table -> {
                outside.fixed("activation", "table");
                lines.fixed("function", table.function())
                        .fixed("symmetry", table.symmetry())
                        .fixed("argument bits", table.argumentBits())
                        .fixed("argument fraction", table.argumentFraction())
                        .fixed("output bits", table.outputBits())
                        .fixed("interpolation bits", table.interpolationBits())
                        .fixed("entries", table.entries());
            }
        }
    }

    private static void membrane(ShapeLines lines, IntegerMembrane membrane) {
        lines.fixed("bits", membrane.bits()).fixed("fraction", membrane.fraction());
        decay(lines.in("decay"), membrane.decay());
        membrane.current()
                .ifPresentOrElse(current -> current(lines.in("current"), current), () -> lines.none("current"));
        lines.exchangeable("drives", membrane.drives());
    }

    private static void current(ShapeLines lines, IntegerCurrent current) {
        lines.fixed("bits", current.bits()).fixed("fraction", current.fraction());
        decay(lines.in("decay"), current.decay());
        lines.fixed("feed", current.feed()).exchangeable("drives", current.drives());
    }

    private static void decay(ShapeLines lines, Decay decay) {
        lines.exchangeable("multipliers", decay.multipliers())
                .fixed("shift", decay.shift())
                .fixed("rounding", decay.rounding());
    }

    private static void firing(ShapeLines lines, IntegerFiring firing) {
        lines.exchangeable("thresholds", firing.thresholds()).fixed("comparison", firing.comparison());
        switch (firing.reset()) {
            case Reset.ToZero _ -> lines.fixed("reset", "to zero");
            case Reset.Subtract _ -> lines.fixed("reset", "subtract");
            case Reset.ToValue(IntVector values) ->
                lines.fixed("reset", "to value").exchangeable("reset values", values);
            case Reset.SubtractAmount(IntVector amounts) ->
                lines.fixed("reset", "subtract amount").exchangeable("reset amounts", amounts);
        }
        lines.fixed("order", firing.order()).fixed("most spikes", firing.mostSpikes());
        firing.floors().ifPresentOrElse(floors -> lines.exchangeable("floors", floors), () -> lines.none("floors"));
        lines.fixed("refractory ticks", firing.refractoryTicks());
        firing.adaptation()
                .ifPresentOrElse(
                        adaptation -> adaptation(lines.in("adaptation"), adaptation), () -> lines.none("adaptation"));
    }

    private static void adaptation(ShapeLines lines, IntegerAdaptation adaptation) {
        lines.fixed("bits", adaptation.bits()).fixed("fraction", adaptation.fraction());
        decay(lines.in("decay"), adaptation.decay());
        lines.exchangeable("amounts", adaptation.amounts());
    }
}
