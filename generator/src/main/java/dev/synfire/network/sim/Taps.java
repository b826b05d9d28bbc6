package dev.synfire.network.sim;

import dev.synfire.network.Window;
import java.util.Arrays;

/**
 * Where a sliding window sees each coordinate of one direction of its input.
 *
 * @param places for each coordinate, the places of the window that see it
 * @param offsets for each of those, at which offset in the window
 */
record Taps(int[][] places, int[][] offsets) {
    static Taps ofRows(Window window, int rows, int places) {
        return of(
                rows,
                places,
                window.size().height(),
                window.stride().height(),
                window.padding().top(),
                window.dilation().height());
    }

    static Taps ofColumns(Window window, int columns, int places) {
        return of(
                columns,
                places,
                window.size().width(),
                window.stride().width(),
                window.padding().left(),
                window.dilation().width());
    }

    private static Taps of(int length, int count, int size, int stride, int padding, int dilation) {
        int[][] places = new int[length][];
        int[][] offsets = new int[length][];
        for (int at = 0; at < length; at++) {
            int[] seenFrom = new int[size];
            int[] seenAt = new int[size];
            int found = 0;
            for (int offset = 0; offset < size; offset++) {
                int begin = at + padding - offset * dilation;
                if (begin >= 0 && begin % stride == 0 && begin / stride < count) {
                    seenFrom[found] = begin / stride;
                    seenAt[found++] = offset;
                }
            }
            places[at] = Arrays.copyOf(seenFrom, found);
            offsets[at] = Arrays.copyOf(seenAt, found);
        }
        return new Taps(places, offsets);
    }
}
