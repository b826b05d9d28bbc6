package dev.synfire.quantize;

import dev.synfire.network.neuron.CurveFunction;

/**
 * The arguments over which a curve changes by more than half a code, as far as there are such currents.
 *
 * @param low below 0
 * @param high above 0
 */
record CurveSpan(double low, double high) {
    private static final int HALVINGS = 60;

    /**
     * The span of a function.
     *
     * @param current the largest magnitude of an argument
     * @param most the largest magnitude of a result that a code stands for
     * @param step what a code stands for
     */
    static CurveSpan of(CurveFunction f, double current, double most, double step) {
        double reach = Math.max(current, Math.scalb(1.0, -20));
        return new CurveSpan(Math.max(-reach, floorAt(f, step)), Math.min(reach, reaches(f, most)));
    }

    /** Where f is within half a code of what it goes to, from there on downwards. */
    private static double floorAt(CurveFunction f, double step) {
        double x = f.turn().orElse(0) - Math.scalb(1.0, -6);
        while (Math.abs(f.of(x) - f.floor()) > step / 2) {
            x *= 1.25;
        }
        return x;
    }

    /** The argument above 0 where f, which rises there, has that value. */
    private static double reaches(CurveFunction f, double value) {
        double low = 0;
        double high = 1;
        while (f.of(high) < value) {
            high *= 2;
        }
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (f.of(middle) < value) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }
}
