package dev.synfire.report.picture;

import dev.synfire.cosim.CoreTimeline;
import dev.synfire.integer.IntegerLayer;
import dev.synfire.integer.IntegerNetwork;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * What each layer did with the cycles of the first samples of the co-simulation.
 *
 * @param cycles from the first input on
 * @param starts when each sample's first input was taken
 * @param results when each sample's result was complete
 * @param layers those that were watched
 */
public record Timeline(long cycles, List<Long> starts, List<Long> results, List<Layer> layers) {
    /** As many stretches of a layer are drawn at most. */
    private static final int MOST = 340;

    /**
     * A layer.
     *
     * @param stretches in which it did something, in order
     */
    public record Layer(String name, List<CoreTimeline.Stretch> stretches) {
        /** Cycles in which it worked. */
        public long busy() {
            return stretches.stream().mapToLong(CoreTimeline.Stretch::busy).sum();
        }

        /** Cycles in which it was held up. */
        public long held() {
            return stretches.stream().mapToLong(CoreTimeline.Stretch::held).sum();
        }
    }

    public Timeline {
        starts = List.copyOf(starts);
        results = List.copyOf(results);
        layers = List.copyOf(layers);
    }

    /** What was watched in a core of that network. */
    public static Timeline of(IntegerNetwork network, CoreTimeline seen) {
        long longest = Math.max(1, Math.ceilDiv(seen.cycles(), MOST));
        List<Layer> layers = new ArrayList<>();
        for (int l = 0; l < seen.layers().size(); l++) {
            IntegerLayer layer = network.layers().get(l);
            if (!seen.layers().get(l).isEmpty()) {
                layers.add(new Layer(layer.name(), merged(seen.layers().get(l), longest)));
            }
        }
        return new Timeline(seen.cycles(), seen.starts(), seen.results(), layers);
    }

    /** The same in fewer stretches: neighbours that are alike, or shorter than what can be drawn, are one. */
    private static List<CoreTimeline.Stretch> merged(List<CoreTimeline.Stretch> stretches, long longest) {
        List<CoreTimeline.Stretch> merged = new ArrayList<>();
        for (CoreTimeline.Stretch next : stretches) {
            if (!merged.isEmpty()) {
                CoreTimeline.Stretch last = merged.getLast();
                boolean follows = last.from() + last.length() == next.from();
                boolean alike = follows
                        && last.busy() * next.length() == next.busy() * last.length()
                        && last.held() * next.length() == next.held() * last.length();
                boolean small = next.from() + next.length() - last.from() <= longest;
                if (alike || small) {
                    merged.removeLast();
                    merged.add(new CoreTimeline.Stretch(
                            last.from(),
                            next.from() + next.length() - last.from(),
                            last.busy() + next.busy(),
                            last.held() + next.held()));
                    continue;
                }
            }
            merged.add(next);
        }
        return merged;
    }

    /** Its numbers. */
    public ObjectNode json() {
        ObjectNode object = Rounded.object();
        object.put("cycles", cycles);
        object.set("starts", Rounded.array(starts));
        object.set("results", Rounded.array(results));
        ObjectNode all = object.putObject("layers");
        for (Layer layer : layers) {
            all.putObject(layer.name())
                    .put("busy", layer.busy())
                    .put("held", layer.held())
                    .put("waiting", cycles - layer.busy() - layer.held());
        }
        return object;
    }
}
