package dev.synfire.network;

import dev.synfire.fixed.Range;
import dev.synfire.model.Readout;
import dev.synfire.model.Report;
import dev.synfire.network.tensor.Dims;
import java.util.ArrayList;
import java.util.List;

/** Describes a network aloud, from its input to its readout; see {@link Network}. */
public final class NetworkBuilder {
    private final String name;
    private final List<Layer> layers = new ArrayList<>();
    private Input input;
    private int ticks = 1;
    private int learningSeed = Network.LEARNING_SEED;

    NetworkBuilder(String name) {
        this.name = name;
    }

    /** How many inputs there are; spikes, unless their values are given. */
    public InputStep input(int size) {
        return new InputStep(this, new Input(size, new Range(0, 1), 1));
    }

    /** The inputs' channels, height and width; spikes, unless their values are given. */
    public InputStep input(int channels, int height, int width) {
        return new InputStep(this, new Input(Dims.of(channels, height, width), new Range(0, 1), 1));
    }

    void begin(Input described) {
        input = described;
    }

    void add(Layer layer) {
        layers.add(layer);
    }

    /** The name of the next layer where none is given: layer1, layer2 and so on. */
    String nextName() {
        return "layer" + (layers.size() + 1);
    }

    void learningSeed(int seed) {
        learningSeed = seed;
    }

    void ticks(int count) {
        ticks = count;
    }

    /** The shape of what a layer before, or the input, sends. */
    Dims sent(String source) {
        if (source.equals(Input.NAME)) {
            return input.dims();
        }
        return layers.stream()
                .filter(layer -> layer.name().equals(source))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no layer " + source + " before"))
                .dims();
    }

    Network build(Readout readout, Report report) {
        return new Network(name, input, layers, ticks, readout, report, learningSeed);
    }
}
