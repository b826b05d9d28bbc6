package dev.synfire.network.sim;

import dev.synfire.network.Convolution;
import dev.synfire.network.Delay;
import dev.synfire.network.Dense;
import dev.synfire.network.Pooling;
import dev.synfire.network.Scaling;
import dev.synfire.network.Transform;
import dev.synfire.network.tensor.Dims;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A projection at work: the stages of its path, one after another, from what its source last sent. */
final class PathRun {
    private final double[] source;
    private final List<Stage> stages = new ArrayList<>();
    private final List<double[]> between = new ArrayList<>();

    PathRun(double[] source, Dims sent, List<Transform> path) {
        this.source = source;
        Dims dims = sent;
        for (Transform transform : path) {
            stages.add(stage(transform, dims));
            dims = transform.output(dims);
            between.add(new double[dims.size()]);
        }
    }

    /** Adds what arrives to the currents of the layer. */
    void tick(double[] currents) {
        if (stages.isEmpty()) {
            for (int n = 0; n < currents.length; n++) {
                currents[n] += source[n];
            }
            return;
        }
        double[] from = source;
        for (int s = 0; s < stages.size() - 1; s++) {
            double[] to = between.get(s);
            Arrays.fill(to, 0);
            stages.get(s).add(from, to);
            from = to;
        }
        stages.getLast().add(from, currents);
    }

    void reset() {
        stages.forEach(Stage::reset);
    }

    private static Stage stage(Transform transform, Dims input) {
        return switch (transform) {
            case Dense dense -> new DenseStage(dense.weights());
            case Convolution convolution -> new ConvolutionStage(convolution);
            case Pooling pooling -> new PoolingStage(pooling);
            case Scaling scaling -> new ScalingStage(scaling.factors());
            case Delay delay -> new DelayStage(delay.ticks(), input.size());
        };
    }
}
