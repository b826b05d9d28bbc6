package dev.synfire.network.sim;

import dev.synfire.network.Delay;
import dev.synfire.network.Transform;
import dev.synfire.network.tensor.Dims;
import java.util.List;

/** A transform of one vector by itself, outside of time: what stays if a source sends the same in every tick. */
public final class StillTransform {
    private StillTransform() {}

    /**
     * Applies a transform; a delay changes nothing.
     *
     * @param input the shape of the values
     */
    public static double[] apply(Transform transform, Dims input, double[] values) {
        if (transform instanceof Delay) {
            return values.clone();
        }
        double[] sums = new double[transform.output(input).size()];
        new PathRun(values, input, List.of(transform)).tick(sums);
        return sums;
    }
}
