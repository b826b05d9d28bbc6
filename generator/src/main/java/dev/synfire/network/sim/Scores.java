package dev.synfire.network.sim;

import dev.synfire.model.Readout;
import java.util.Arrays;

/** What a readout compares, gathered tick by tick from the last layer. */
final class Scores {
    private final Readout readout;
    private final LayerRun layer;
    private final int ticks;
    private final double[] values;
    private int tick;

    Scores(Readout readout, LayerRun layer, int ticks) {
        this.readout = readout;
        this.ticks = ticks;
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
                case FIRST_SPIKE -> values[n] == 0 && outputs[n] != 0 ? ticks - tick : values[n];
                case MEMBRANE -> membranes[n];
                case MEMBRANE_MAXIMUM -> Math.max(values[n], membranes[n]);
            };
        }
        tick++;
    }

    double[] values() {
        return values;
    }

    void reset() {
        tick = 0;
        Arrays.fill(values, readout == Readout.MEMBRANE_MAXIMUM ? Double.NEGATIVE_INFINITY : 0);
    }
}
