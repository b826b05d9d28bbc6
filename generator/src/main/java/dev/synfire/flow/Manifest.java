package dev.synfire.flow;

import dev.synfire.core.CoreLearning;
import dev.synfire.core.learning.StateParts;
import dev.synfire.fixed.Range;
import dev.synfire.hdl.Item;
import dev.synfire.hdl.Shape;
import dev.synfire.hdl.check.Elaborated;
import dev.synfire.integer.Activation;
import dev.synfire.integer.ConvolutionSynapses;
import dev.synfire.integer.Decay;
import dev.synfire.integer.DenseSynapses;
import dev.synfire.integer.Encoder;
import dev.synfire.integer.IntegerLayer;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.integer.IntegerProjection;
import dev.synfire.integer.IntegratorNeuron;
import dev.synfire.integer.PooledSynapses;
import dev.synfire.integer.RateNeuron;
import dev.synfire.integer.SparseSynapses;
import dev.synfire.integer.SpikingNeuron;
import dev.synfire.integer.TwoVariableNeuron;
import dev.synfire.layout.EngineLayout;
import dev.synfire.layout.LayerPlan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToIntFunction;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * manifest.json: what a hardware engineer needs to use a generated core, and what it was made of. The same input gives the
 * same bytes.
 */
public record Manifest(Generated generated) {
    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /** The file's text. */
    public String text() {
        return JSON.writeValueAsString(object()).replace("\r\n", "\n") + "\n";
    }

    /** The file's content: JSON values in the order in which they are written. */
    public Map<String, Object> object() {
        IntegerNetwork network = generated.network();
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("network", network.name());
        object.put("networkHash", NetworkHash.of(network).toString());
        object.put("top", generated.design().top());
        object.put(
                "board",
                generated.device().map(device -> (Object) device.name()).orElse(null));
        object.put("style", generated.plan().style().toString());
        generated.core().spatial.ifPresent(spatial -> object.put("tickLatency", spatial.latency()));
        object.put("clock", "clk, rising edge");
        object.put("reset", "rst, synchronous, active high");
        object.put("ticksPerSample", network.ticks());
        object.put("framesPerSample", network.input().frames(network.ticks()));
        Map<String, Object> input =
                stream(network.input().size(), network.input().values());
        input.put("encoder", encoder(network.input().encoder()));
        object.put("input", input);
        object.put("output", stream(network.output().neurons(), network.output().outputValues()));
        object.put("result", result());
        generated.core().learning.ifPresent(learning -> object.put("learning", learning(learning)));
        List<Object> layers = new ArrayList<>();
        for (int i = 0; i < network.layers().size(); i++) {
            Map<String, Object> layer = layer(
                    network, network.layers().get(i), generated.plan().layers().get(i));
            if (!generated.choices().isEmpty()) {
                layer.put("layout", generated.choices().get(i).byPart());
            }
            layers.add(layer);
        }
        object.put("layers", layers);
        List<Object> memories = new ArrayList<>();
        memories(Elaborated.of(generated.core()), memories);
        object.put("memories", memories);
        object.put("estimate", estimate());
        object.put(
                "files",
                generated.design().files().keySet().stream()
                        .map(name -> GenerateFlow.RTL + "/" + name)
                        .toList());
        return object;
    }

    private static String encoder(Encoder encoder) {
        return switch (encoder) {
            case Encoder.Direct _ -> "direct";
            case Encoder.Constant _ -> "constant";
            case Encoder.Rate _ -> "rate";
            case Encoder.Latency _ -> "latency";
            case Encoder.Delta _ -> "delta";
        };
    }

    private static Map<String, Object> stream(int size, Range values) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("addresses", size);
        object.put("addressBits", Shape.index(size).width());
        object.put("minimum", values.min());
        object.put("maximum", values.max());
        boolean spikes = values.min() >= 0 && values.max() <= 1;
        object.put("valueBits", spikes ? 0 : values.bits());
        object.put("valueSigned", values.signed());
        return object;
    }

    private Map<String, Object> result() {
        var core = generated.core();
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("score", generated.network().readout().score().name().toLowerCase(Locale.ROOT));
        object.put("report", generated.network().readout().report().name().toLowerCase(Locale.ROOT));
        object.put("labelBits", core.result.label.shape().width());
        object.put("scoreBits", core.result.score.shape().width());
        object.put("scoreSigned", core.result.score.shape().signed());
        return object;
    }

    private Map<String, Object> learning(CoreLearning learning) {
        StateParts parts = learning.state.params().parts();
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("labels", Math.max(2, generated.network().output().neurons()));
        object.put(
                "labelBits", generated.core().labels.orElseThrow().label.shape().width());
        object.put("stateBytes", parts.bytes());
        object.put("stateParts", parts.parts().stream().map(this::part).toList());
        return object;
    }

    private Map<String, Object> part(StateParts.Part part) {
        Map<String, Object> object = new LinkedHashMap<>();
        switch (part) {
            case StateParts.Weights(StateParts.Layer layer) -> {
                object.put("holds", "weights");
                object.put(
                        "layer", generated.network().layers().get(layer.layer()).name());
                object.put("lanes", layer.lanes());
                object.put("weightBits", layer.weightBits());
                object.put("inputStep", layer.words().at(1, 0));
                object.put("groupStep", layer.words().at(0, 1));
            }
            case StateParts.Biases(StateParts.Layer layer) -> {
                object.put("holds", "biases");
                object.put(
                        "layer", generated.network().layers().get(layer.layer()).name());
                object.put("biasBits", layer.biasBits());
            }
            case StateParts.Counters _ -> object.put("holds", "counters");
        }
        object.put("words", part.words());
        return object;
    }

    private static Map<String, Object> layer(IntegerNetwork network, IntegerLayer layer, LayerPlan plan) {
        Map<String, Object> object = new LinkedHashMap<>();
        List<EngineLayout> engines = layer.feeds().stream()
                .map(feed -> EngineLayout.of(feed, plan.lanes()))
                .toList();
        object.put("name", layer.name());
        object.put("inputs", layer.inputs());
        object.put("neurons", layer.neurons());
        object.put(
                "projections",
                layer.projections().stream()
                        .map(projection -> projection(network, projection))
                        .toList());
        object.put("weightBits", most(engines, EngineLayout::weightBits));
        object.put("lanes", plan.lanes());
        object.put("cyclesPerEvent", most(engines, EngineLayout::cyclesPerEvent));
        object.put("currentBits", layer.currents().union(new Range(-1, 0)).bits());
        switch (layer.model()) {
            case SpikingNeuron neuron -> {
                object.put("neuron", neuron.decay().isNone() ? "if" : "lif");
                object.put("membraneBits", neuron.membraneBits());
                object.put("membraneFraction", neuron.membraneFraction());
                object.put("decay", decay(neuron.decay()));
                object.put(
                        "reset",
                        switch (neuron.reset()) {
                            case SpikingNeuron.Reset.ToZero _ -> "zero";
                            case SpikingNeuron.Reset.ToValue _ -> "value";
                            case SpikingNeuron.Reset.Subtract _ -> "subtract";
                            case SpikingNeuron.Reset.SubtractAmount _ -> "subtractAmount";
                        });
            }
            case TwoVariableNeuron neuron -> {
                object.put("neuron", neuron.model());
                object.put("membraneBits", neuron.bits());
                object.put("membraneFraction", neuron.fraction());
            }
            case IntegratorNeuron neuron -> {
                object.put("neuron", "li");
                object.put("membraneBits", neuron.membraneBits());
                object.put("membraneFraction", neuron.membraneFraction());
                object.put("decay", decay(neuron.decay()));
                neuron.sent().ifPresent(sent -> object.put("sentShift", sent.shift()));
            }
            case RateNeuron neuron -> {
                object.put(
                        "neuron",
                        switch (neuron.activation()) {
                            case Activation.Clip _ -> "clip";
                            case Activation.Table table -> table.function();
                        });
                object.put("scaleShift", neuron.shift());
                object.put("rounding", neuron.rounding().name().toLowerCase(Locale.ROOT));
            }
        }
        object.put("output", stream(layer.neurons(), layer.outputValues()));
        return object;
    }

    private static int most(List<EngineLayout> engines, ToIntFunction<EngineLayout> figure) {
        return engines.stream().mapToInt(figure).max().orElseThrow();
    }

    private static Map<String, Object> projection(IntegerNetwork network, IntegerProjection projection) {
        Map<String, Object> object = new LinkedHashMap<>();
        boolean outside = projection.source() == IntegerProjection.INPUT;
        object.put(
                "source",
                outside ? "input" : network.layers().get(projection.source()).name());
        object.put("addresses", projection.synapses().inputs());
        object.put(
                "synapses",
                switch (projection.synapses()) {
                    case DenseSynapses _ -> "matrix";
                    case SparseSynapses _ -> "lists";
                    case ConvolutionSynapses _ -> "convolution";
                    case PooledSynapses _ -> "pooled";
                });
        object.put("weightBits", projection.synapses().weightBits());
        object.put("shortestDelay", projection.delays().min());
        object.put("longestDelay", projection.delays().max());
        return object;
    }

    private static String decay(Decay decay) {
        return decay.isNone()
                ? "none"
                : (decay.isUniform()
                                ? decay.multiplier()
                                : decay.multipliers().min() + ".."
                                        + decay.multipliers().max())
                        + "/2^" + decay.shift() + " "
                        + decay.rounding().name().toLowerCase(Locale.ROOT);
    }

    private void memories(Elaborated component, List<Object> memories) {
        for (Item item : component.items()) {
            if (item instanceof Item.Array(var memory)) {
                Map<String, Object> object = new LinkedHashMap<>();
                object.put("name", generated.design().names().of(memory));
                object.put("words", memory.depth());
                object.put("bits", memory.shape().width());
                object.put("style", memory.style().name().toLowerCase(Locale.ROOT));
                object.put("initialised", !memory.contents().isEmpty());
                memories.add(object);
            }
        }
        component.children().forEach(child -> memories(child, memories));
    }

    /** Without a device there is nothing to count in. */
    private Object estimate() {
        if (generated.device().isEmpty()) {
            return null;
        }
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("logicCells", generated.plan().cost().logicCells());
        object.put("blockRams", generated.plan().cost().blockRams());
        return object;
    }
}
