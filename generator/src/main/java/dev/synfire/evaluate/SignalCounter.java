package dev.synfire.evaluate;

import java.util.ArrayList;
import java.util.List;

/**
 * Counts how many values lie where, without knowing how far they reach: its bins are around 0 and become twice as wide as often as
 * a value lies beyond them. What it counts does not depend on the order of the values.
 */
final class SignalCounter {
    /** On each side of 0. */
    private static final int SIDE = 64;

    private final long[] counts = new long[2 * SIDE];
    private double step;

    /** With bins of that width to begin with. */
    SignalCounter(double step) {
        this.step = step;
    }

    void add(double value) {
        double bin = Math.floor(value / step);
        while (bin < -SIDE || bin >= SIDE) {
            if (!Double.isFinite(value)) {
                return;
            }
            widen();
            bin = Math.floor(value / step);
        }
        counts[(int) bin + SIDE]++;
    }

    private void widen() {
        step *= 2;
        for (int n = 0; n < SIDE / 2; n++) {
            counts[SIDE + n] = counts[SIDE + 2 * n] + counts[SIDE + 2 * n + 1];
            counts[SIDE - 1 - n] = counts[SIDE - 1 - 2 * n] + counts[SIDE - 2 - 2 * n];
        }
        for (int n = SIDE / 2; n < SIDE; n++) {
            counts[SIDE + n] = 0;
            counts[SIDE - 1 - n] = 0;
        }
    }

    /** Takes in what another one counted that began with the same width. */
    void add(SignalCounter other) {
        while (step < other.step) {
            widen();
        }
        while (other.step < step) {
            other.widen();
        }
        for (int i = 0; i < counts.length; i++) {
            counts[i] += other.counts[i];
        }
    }

    /** What was counted, without the empty bins at both ends. */
    LayerEffect.Counts counts() {
        int first = 0;
        int end = counts.length;
        while (first < SIDE - 1 && counts[first] == 0) {
            first++;
        }
        while (end > first + 1 && counts[end - 1] == 0) {
            end--;
        }
        List<Long> kept = new ArrayList<>();
        for (int i = first; i < end; i++) {
            kept.add(counts[i]);
        }
        return new LayerEffect.Counts((first - SIDE) * step, step, kept);
    }
}
