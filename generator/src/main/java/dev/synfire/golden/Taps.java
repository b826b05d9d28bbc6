package dev.synfire.golden;

import dev.synfire.integer.Sliding;
import java.util.ArrayList;
import java.util.List;

/**
 * Which places of a sliding window see each coordinate of one direction.
 *
 * @param places for each coordinate, the places that see it
 * @param offsets for each of those, at which offset in the window
 */
record Taps(int[][] places, int[][] offsets) {
    static Taps of(Sliding sliding, int length) {
        List<List<int[]>> seen = new ArrayList<>();
        for (int at = 0; at < length; at++) {
            seen.add(new ArrayList<>());
        }
        for (int place = 0; place < sliding.places(length); place++) {
            for (int offset = 0; offset < sliding.size(); offset++) {
                int at = place * sliding.stride() - sliding.before() + offset * sliding.dilation();
                if (at >= 0 && at < length) {
                    seen.get(at).add(new int[] {place, offset});
                }
            }
        }
        return new Taps(part(seen, 0), part(seen, 1));
    }

    private static int[][] part(List<List<int[]>> seen, int which) {
        return seen.stream()
                .map(taps -> taps.stream().mapToInt(tap -> tap[which]).toArray())
                .toArray(int[][]::new);
    }
}
