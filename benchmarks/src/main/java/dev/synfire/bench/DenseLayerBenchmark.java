package dev.synfire.bench;

import dev.synfire.fixed.IntVector;
import dev.synfire.fixed.Range;
import dev.synfire.fixed.Rounding;
import dev.synfire.golden.GoldenModel;
import dev.synfire.integer.Activation;
import dev.synfire.integer.Decay;
import dev.synfire.integer.DenseSynapses;
import dev.synfire.integer.InputPort;
import dev.synfire.integer.IntegerLayer;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.integer.IntegerNeuron;
import dev.synfire.integer.IntegerProjection;
import dev.synfire.integer.IntegerReadout;
import dev.synfire.integer.RateNeuron;
import dev.synfire.integer.SpikingNeuron;
import dev.synfire.model.FiringComparison;
import dev.synfire.model.Readout;
import java.util.List;
import java.util.SplittableRandom;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The golden model of one dense layer with 8-bit weights, every input an event in every tick. */
@State(Scope.Thread)
public class DenseLayerBenchmark {
    static final List<String> LAYERS =
            List.of("64x32 rate", "32x10 rate", "64x48 spiking", "784x256 rate", "1024x1024 spiking");

    /** Inputs x neurons, and the kind of neuron. */
    @Param("64x32 rate")
    public String layer;

    private GoldenModel model;
    private int[] input;
    private long operations;

    @Setup
    public void build() {
        String[] words = layer.split("[x ]");
        int inputs = Integer.parseInt(words[0]);
        int neurons = Integer.parseInt(words[1]);
        boolean spiking = words[2].equals("spiking");
        var random = new SplittableRandom(1);
        var weights = random.ints((long) inputs * neurons, -127, 128).toArray();
        var values = spiking ? new Range(0, 1) : Range.unsigned(8);
        var synapses = new DenseSynapses(inputs, neurons, 8, IntVector.of(weights));
        var integerLayer = IntegerLayer.dense(
                "dense",
                IntegerProjection.INPUT,
                values,
                synapses,
                IntVector.filled(neurons, 100),
                spiking ? spiking(neurons) : rate(neurons));
        var score = spiking ? Readout.SPIKE_COUNT : Readout.ACTIVATION;
        model = new GoldenModel(new IntegerNetwork(
                "dense", new InputPort(inputs, values), List.of(integerLayer), 1, new IntegerReadout(score)));
        input = random.ints(inputs, 1, (int) values.max() + 1).toArray();
        operations = (long) inputs * neurons;
    }

    private static IntegerNeuron rate(int neurons) {
        return new RateNeuron(
                IntVector.filled(neurons, 1000), 18, Rounding.HALF_UP, new Activation.Clip(Range.unsigned(8)));
    }

    private static IntegerNeuron spiking(int neurons) {
        return new SpikingNeuron(
                20,
                new Decay(15, 4, Rounding.FLOOR),
                IntVector.filled(neurons, 2000),
                FiringComparison.ABOVE,
                new SpikingNeuron.Reset.Subtract());
    }

    @Benchmark
    public int[] tick(SynapticOperations counter) {
        model.tick(input);
        counter.synapticOperations += operations;
        return model.outputs(0);
    }
}
