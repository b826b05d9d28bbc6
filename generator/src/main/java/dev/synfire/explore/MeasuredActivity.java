package dev.synfire.explore;

import dev.synfire.golden.GoldenModel;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.integer.Sample;
import dev.synfire.plan.estimate.Activity;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** How busy a network is with given samples. */
public final class MeasuredActivity {
    private MeasuredActivity() {}

    /** The part of all addresses that send an event in a tick, over all ticks of all samples, at least one. */
    public static Activity of(IntegerNetwork network, List<Sample> samples) {
        GoldenModel model = new GoldenModel(network);
        long input = 0;
        long[] layers = new long[network.layers().size()];
        for (Sample sample : samples) {
            model.reset();
            for (int tick = 0; tick < network.ticks(); tick++) {
                model.tick(sample.frame(tick).toArray());
                input += events(model.inputs());
                for (int i = 0; i < layers.length; i++) {
                    layers[i] += events(model.outputs(i));
                }
            }
        }
        double ticks = (double) samples.size() * network.ticks();
        return new Activity(
                input / ticks / network.input().size(),
                IntStream.range(0, layers.length)
                        .mapToObj(
                                i -> layers[i] / ticks / network.layers().get(i).neurons())
                        .toList());
    }

    private static long events(int[] values) {
        return Arrays.stream(values).filter(value -> value != 0).count();
    }
}
