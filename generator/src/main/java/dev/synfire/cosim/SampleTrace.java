package dev.synfire.cosim;

import dev.synfire.golden.GoldenModel;
import dev.synfire.integer.IntegerLayer;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.integer.Sample;
import dev.synfire.integer.StateWord;
import java.util.ArrayList;
import java.util.List;

/**
 * What the golden model and the hardware did with one sample, tick by tick.
 *
 * @param sample its number, counted from 0
 * @param inputs the events of each tick, one value per input, 0 for none
 * @param layers in order
 */
public record SampleTrace(int sample, List<int[]> inputs, List<Layer> layers) {
    /**
     * A layer.
     *
     * @param golden of each tick
     * @param hardware of each tick; fewer where the core was stuck, and none where the layer was not watched
     */
    public record Layer(String name, List<Tick> golden, List<Tick> hardware) {}

    /**
     * One tick of a layer.
     *
     * @param currents one per neuron, bias included
     * @param outputs what each neuron sent, 0 for nothing
     * @param states for each word of the neurons' model one number per neuron, membranes first
     */
    public record Tick(long[] currents, int[] outputs, List<int[]> states) {}

    /** What was recorded of the sample at that place of a run, and what the model does with it, in its first ticks. */
    static SampleTrace of(IntegerNetwork network, Sample sample, int number, int place, CoreRecord record, int ticks) {
        GoldenModel model = new GoldenModel(network);
        List<int[]> inputs = new ArrayList<>();
        List<Layer> layers = new ArrayList<>();
        network.layers().forEach(layer -> layers.add(new Layer(layer.name(), new ArrayList<>(), new ArrayList<>())));
        for (int tick = 0; tick < Math.min(ticks, network.ticks()); tick++) {
            model.tick(sample.frame(tick).toArray());
            inputs.add(model.inputs().clone());
            for (int l = 0; l < layers.size(); l++) {
                layers.get(l)
                        .golden()
                        .add(new Tick(
                                model.currents(l),
                                model.outputs(l).clone(),
                                model.states(l).stream().map(int[]::clone).toList()));
                hardware(network.layers().get(l), record.layer(l), place * network.ticks() + tick, layers.get(l));
            }
        }
        return new SampleTrace(number, inputs, layers);
    }

    private static void hardware(IntegerLayer layer, LayerRecord record, int at, Layer to) {
        boolean whole = at < record.events().size() && at < record.currents().size();
        List<int[]> states = new ArrayList<>();
        for (StateWord word : layer.model().states()) {
            whole &= at < record.states(word).size();
            if (whole) {
                states.add(record.states(word).get(at));
            }
        }
        if (whole) {
            to.hardware()
                    .add(new Tick(
                            record.currents().get(at).values(),
                            record.events().get(at).values(),
                            states));
        }
    }
}
