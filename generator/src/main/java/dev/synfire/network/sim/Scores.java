package dev.synfire.network.sim;

import dev.synfire.network.Readout;
import java.util.Arrays;

/** What a readout compares, gathered tick by tick from the last layer. */
final class Scores {
    private final Readout readout;
    private final LayerRun layer;
    private final double[] values;

    Scores(Readout readout, LayerRun layer) {
        this.readout = readout;
        this.layer = layer;
        this.values = new double[layer.outputs().length];
        reset();
    }

    void tick() {
        double[] outputs = layer.outputs();
        double[] membranes = layer.membranes();
        for (int n = 0; n < values.length; n++) {
            values[n] = switch (readout) {
                case ACTIVATION -> outputs[n];
                case ACTIVATION_SUM, SPIKE_COUNT -> values[n] + outputs[n];
                case MEMBRANE -> membranes[n];
                case MEMBRANE_MAXIMUM -> Math.max(values[n], membranes[n]);
            };
        }
    }

    double[] values() {
        return values;
    }

    void reset() {
        Arrays.fill(values, readout == Readout.MEMBRANE_MAXIMUM ? Double.NEGATIVE_INFINITY : 0);
    }
}
