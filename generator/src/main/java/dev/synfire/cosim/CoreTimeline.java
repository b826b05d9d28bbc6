package dev.synfire.cosim;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * What the layers of a core did with the cycles of the first samples of a run, which follow each other without a pause.
 *
 * @param cycles from the first input of the first sample on
 * @param starts when each sample's first input was taken
 * @param results when each sample's result was complete
 * @param layers for each layer the stretches in which it did something, in order; none where nothing was watched
 */
public record CoreTimeline(long cycles, List<Long> starts, List<Long> results, List<List<Stretch>> layers) {
    /**
     * Cycles one after another.
     *
     * @param from the first
     * @param length how many
     * @param busy in how many of them the layer worked
     * @param held in how many of them it was held up by the layer behind
     */
    public record Stretch(long from, long length, long busy, long held) {}

    public CoreTimeline {
        starts = List.copyOf(starts);
        results = List.copyOf(results);
        layers = layers.stream().map(List::copyOf).toList();
    }

    /** When samples came and went in a run, and when its layers were busy or held up. */
    static final class Recorder {
        private final List<Long> starts = new ArrayList<>();
        private final List<Long> results = new ArrayList<>();
        private final List<TreeMap<Long, long[]>> layers = new ArrayList<>();
        private boolean within;
        private long turned = -1;

        Recorder(int layers) {
            for (int l = 0; l < layers; l++) {
                this.layers.add(new TreeMap<>());
            }
        }

        /** An input was taken in that cycle, perhaps the end of its sample. */
        void taken(long cycle, boolean last) {
            if (!within) {
                starts.add(cycle);
            }
            within = !last;
        }

        /** A sample's result was complete in that cycle. */
        void answered(long cycle) {
            results.add(cycle);
        }

        /** In each stretch of the run a layer worked in so many cycles. */
        void busy(int layer, long length, long[] counts) {
            add(layer, length, counts, 1, 1);
        }

        /** In each stretch it offered something in so many cycles. */
        void offers(int layer, long length, long[] counts) {
            add(layer, length, counts, 2, 1);
        }

        /** In each stretch what it offered moved on in so many cycles. */
        void moves(int layer, long length, long[] counts) {
            add(layer, length, counts, 2, -1);
        }

        /** It was the turn of a layer of a shared core up to that cycle. */
        void turn(int layer, long cycle) {
            long from = turned < 0 ? starts.isEmpty() ? cycle : starts.getFirst() : turned + 1;
            if (cycle >= from) {
                layers.get(layer).put(from, new long[] {cycle + 1 - from, cycle + 1 - from, 0});
            }
            turned = cycle;
        }

        private void add(int layer, long length, long[] counts, int what, int times) {
            for (int i = 0; i < counts.length; i++) {
                if (counts[i] > 0) {
                    long[] stretch = layers.get(layer).computeIfAbsent(i * length, _ -> new long[] {length, 0, 0});
                    stretch[0] = Math.max(stretch[0], length);
                    stretch[what] += times * counts[i];
                }
            }
        }

        /** Cycles from the first sample's first input to its result; empty if it did not come. */
        OptionalLong latency() {
            return results.isEmpty() || starts.isEmpty()
                    ? OptionalLong.empty()
                    : OptionalLong.of(results.getFirst() - starts.getFirst());
        }

        /** The first samples: cycles count from the first input on. */
        CoreTimeline timeline(int samples) {
            int shown = Math.min(samples, Math.min(starts.size(), results.size()));
            long begin = starts.isEmpty() ? 0 : starts.getFirst();
            long end = shown == 0 ? begin : results.get(shown - 1) + 1;
            List<List<Stretch>> lanes = new ArrayList<>();
            for (TreeMap<Long, long[]> layer : layers) {
                List<Stretch> lane = new ArrayList<>();
                layer.subMap(begin, end)
                        .forEach((from, its) ->
                                lane.add(new Stretch(from - begin, its[0], its[1], Math.max(0, its[2]))));
                lanes.add(lane);
            }
            return new CoreTimeline(
                    end - begin,
                    starts.subList(0, shown).stream()
                            .map(cycle -> cycle - begin)
                            .toList(),
                    results.subList(0, shown).stream()
                            .map(cycle -> cycle - begin)
                            .toList(),
                    lanes);
        }
    }
}
