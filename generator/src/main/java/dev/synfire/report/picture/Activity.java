package dev.synfire.report.picture;

import dev.synfire.cosim.SampleTrace;
import dev.synfire.integer.IntegerLayer;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.integer.IntegratorNeuron;
import dev.synfire.integer.SpikingNeuron;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import tools.jackson.databind.node.ObjectNode;

/**
 * What every neuron did with one sample, in the golden model and in the hardware.
 *
 * @param sample its number
 * @param ticks that are shown
 * @param inputs the events of each tick
 * @param layers in order
 * @param membranes those of some neurons
 */
public record Activity(int sample, int ticks, List<int[]> inputs, List<Layer> layers, List<Membrane> membranes) {
    private static final int MOST_TICKS = 1000;
    private static final int MOST_MEMBRANES = 6;

    /**
     * A layer.
     *
     * @param golden what each neuron sent in each tick by the golden model
     * @param hardware the same by the hardware; fewer ticks where it was not seen
     */
    public record Layer(String name, List<int[]> golden, List<int[]> hardware) {
        /** How many neurons. */
        public int neurons() {
            return golden.isEmpty() ? 0 : golden.getFirst().length;
        }

        /** Events that were sent. */
        public long events() {
            return golden.stream()
                    .mapToLong(tick -> IntStream.of(tick).filter(v -> v != 0).count())
                    .sum();
        }

        /** How many outputs differ, of those that were seen. */
        public long differences() {
            long count = 0;
            for (int tick = 0; tick < hardware.size(); tick++) {
                for (int n = 0; n < neurons(); n++) {
                    count += hardware.get(tick)[n] == golden.get(tick)[n] ? 0 : 1;
                }
            }
            return count;
        }
    }

    /**
     * The membrane of a neuron after each tick, after any reset.
     *
     * @param hardware may have fewer ticks
     * @param threshold where it does not change
     * @param spikes by the golden model
     */
    public record Membrane(
            String layer,
            int neuron,
            List<Integer> golden,
            List<Integer> hardware,
            OptionalLong threshold,
            List<Integer> spikes) {
        /** In how many ticks they differ. */
        public long differences() {
            return IntStream.range(0, hardware.size())
                    .filter(tick -> !hardware.get(tick).equals(golden.get(tick)))
                    .count();
        }
    }

    public Activity {
        inputs = List.copyOf(inputs);
        layers = List.copyOf(layers);
        membranes = List.copyOf(membranes);
    }

    /** What was recorded of a network. */
    public static Activity of(IntegerNetwork network, SampleTrace trace) {
        int ticks = Math.min(MOST_TICKS, trace.inputs().size());
        List<Layer> layers = new ArrayList<>();
        for (SampleTrace.Layer layer : trace.layers()) {
            layers.add(new Layer(
                    layer.name(),
                    layer.golden().stream()
                            .limit(ticks)
                            .map(SampleTrace.Tick::outputs)
                            .toList(),
                    layer.hardware().stream()
                            .limit(ticks)
                            .map(SampleTrace.Tick::outputs)
                            .toList()));
        }
        return new Activity(
                trace.sample(), ticks, trace.inputs().subList(0, ticks), layers, membranes(network, trace, ticks));
    }

    /** Of the last layers first; in a layer those of the neurons that fire most, or whose membranes move most. */
    private static List<Membrane> membranes(IntegerNetwork network, SampleTrace trace, int ticks) {
        List<Membrane> all = new ArrayList<>();
        int withMembranes = (int) network.layers().stream()
                .filter(layer -> !layer.model().states().isEmpty())
                .count();
        for (int l = 0; ticks > 1 && l < trace.layers().size(); l++) {
            if (!network.layers().get(l).model().states().isEmpty()) {
                List<Membrane> its = new ArrayList<>();
                for (int n = 0; n < network.layers().get(l).neurons(); n++) {
                    its.add(membrane(network.layers().get(l), trace.layers().get(l), n, ticks));
                }
                its.stream()
                        .sorted(Comparator.comparingLong((Membrane m) -> -m.differences())
                                .thenComparingInt(m -> -m.spikes().size())
                                .thenComparingLong(m -> -reach(m)))
                        .limit(Math.max(1, MOST_MEMBRANES / withMembranes))
                        .forEach(all::add);
            }
        }
        return all.subList(Math.max(0, all.size() - MOST_MEMBRANES), all.size());
    }

    private static long reach(Membrane membrane) {
        return membrane.golden().stream().mapToLong(v -> v).max().orElse(0)
                - membrane.golden().stream().mapToLong(v -> v).min().orElse(0);
    }

    private static Membrane membrane(IntegerLayer layer, SampleTrace.Layer trace, int neuron, int ticks) {
        OptionalLong threshold = layer.model() instanceof SpikingNeuron spiking
                        && spiking.firing().adaptation().isEmpty()
                ? OptionalLong.of(spiking.thresholds().get(neuron))
                : OptionalLong.empty();
        return new Membrane(
                layer.name(),
                neuron,
                trace.golden().stream()
                        .limit(ticks)
                        .map(tick -> tick.states().getFirst()[neuron])
                        .toList(),
                trace.hardware().stream()
                        .limit(ticks)
                        .map(tick -> tick.states().getFirst()[neuron])
                        .toList(),
                threshold,
                IntStream.range(0, ticks)
                        .filter(tick -> layer.model().outputValues().max() > 0
                                && trace.golden().get(tick).outputs()[neuron] != 0
                                && !(layer.model() instanceof IntegratorNeuron))
                        .boxed()
                        .toList());
    }

    /** Whether nothing differs. */
    public boolean agrees() {
        return layers.stream().allMatch(layer -> layer.differences() == 0)
                && membranes.stream().allMatch(membrane -> membrane.differences() == 0);
    }

    /** Whether the hardware was seen. */
    public boolean hasHardware() {
        return layers.stream().anyMatch(layer -> !layer.hardware().isEmpty());
    }

    /** Its numbers. */
    public ObjectNode json() {
        ObjectNode object = Rounded.object();
        object.put("sample", sample).put("ticks", ticks);
        object.put("inputEvents", inputEvents());
        ObjectNode all = object.putObject("layers");
        for (Layer layer : layers) {
            all.putObject(layer.name()).put("events", layer.events()).put("differences", layer.differences());
        }
        var shown = object.putArray("membranes");
        for (Membrane membrane : membranes) {
            ObjectNode its = shown.addObject().put("layer", membrane.layer()).put("neuron", membrane.neuron());
            membrane.threshold().ifPresent(value -> its.put("threshold", value));
            its.put("differences", membrane.differences());
            its.put("lowest", membrane.golden().stream().mapToInt(v -> v).min().orElse(0));
            its.put("highest", membrane.golden().stream().mapToInt(v -> v).max().orElse(0));
        }
        return object;
    }

    /** Events that came in. */
    public long inputEvents() {
        return inputs.stream()
                .mapToLong(tick -> IntStream.of(tick).filter(v -> v != 0).count())
                .sum();
    }
}
