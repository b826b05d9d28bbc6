package dev.synfire.core.synapse;

import dev.synfire.core.pipeline.PackedTable;
import dev.synfire.fixed.IntVector;
import dev.synfire.hdl.Shape;
import dev.synfire.integer.Sliding;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * One direction of an event's neighbourhood: for each coordinate the places to visit along it, and through which taps.
 * They lie at equal distances, so the first and their number are all that need to be known.
 *
 * @param name of the direction: column, row or channel
 * @param counts for each coordinate, how many places there are
 * @param firstPlaces the first, 0 if there is none
 * @param firstTaps its tap
 * @param placeStep from one place to the next
 * @param tapStep from one tap to the next
 */
record Span(String name, IntVector counts, IntVector firstPlaces, IntVector firstTaps, int placeStep, int tapStep) {
    /**
     * The span of a window that slides over that many coordinates. Place p sees coordinate p * stride - before + k *
     * dilation with tap k: the taps that see one coordinate lie stride / gcd(stride, dilation) apart, their places
     * dilation / gcd(stride, dilation) the other way, and none is left out between the first and the last.
     *
     * @param placeUnit what a place counts
     * @param tapUnit what a tap counts
     */
    static Span of(String name, Sliding window, int length, int placeUnit, int tapUnit) {
        int[] counts = new int[length];
        int[] firstPlaces = new int[length];
        int[] firstTaps = new int[length];
        int places = window.places(length);
        for (int at = 0; at < length; at++) {
            for (int tap = window.size() - 1; tap >= 0; tap--) {
                int begin = at + window.before() - tap * window.dilation();
                if (begin >= 0 && begin % window.stride() == 0 && begin / window.stride() < places) {
                    counts[at]++;
                    firstPlaces[at] = begin / window.stride() * placeUnit;
                    firstTaps[at] = tap * tapUnit;
                }
            }
        }
        int divisor = gcd(window.stride(), window.dilation());
        return new Span(
                name,
                IntVector.of(counts),
                IntVector.of(firstPlaces),
                IntVector.of(firstTaps),
                -window.dilation() / divisor * placeUnit,
                window.stride() / divisor * tapUnit);
    }

    /** The most places of one coordinate. */
    int most() {
        return Math.max(1, counts.max());
    }

    /** Holds every place. */
    Shape place() {
        return all(firstPlaces, placeStep);
    }

    /** Holds every tap. */
    Shape tap() {
        return all(firstTaps, tapStep);
    }

    private Shape all(IntVector firsts, int step) {
        int largest = 0;
        for (int at = 0; at < counts.size(); at++) {
            largest = Math.max(largest, firsts.get(at) + Math.max(0, step * (counts.get(at) - 1)));
        }
        return Shape.index(largest + 1);
    }

    /** What is looked up by a coordinate. */
    PackedTable table() {
        return new PackedTable(
                name + "s",
                List.of(
                        new PackedTable.Column("seen", Shape.bit(), each(counts, count -> Math.min(count, 1))),
                        new PackedTable.Column(
                                "more", Shape.index(most()), each(counts, count -> Math.max(0, count - 1))),
                        new PackedTable.Column("place", place(), firstPlaces),
                        new PackedTable.Column("tap", tap(), firstTaps)));
    }

    private static IntVector each(IntVector values, IntUnaryOperator change) {
        return IntVector.of(values.stream().map(change).toArray());
    }

    private static int gcd(int a, int b) {
        return b == 0 ? a : gcd(b, a % b);
    }
}
