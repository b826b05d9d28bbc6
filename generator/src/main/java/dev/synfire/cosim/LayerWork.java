package dev.synfire.cosim;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * What the engines of a layer that have a full matrix of weights did with their cycles, but for those in which the layer
 * behind held them up.
 *
 * @param used cycles in which a word of weights was used
 * @param busy cycles in which there was an event or a marker to work on
 */
public record LayerWork(long used, long busy) {
    /** Nothing yet. */
    public static final LayerWork NONE = new LayerWork(0, 0);

    LayerWork plus(long moreUsed, long moreBusy) {
        return new LayerWork(used + moreUsed, busy + moreBusy);
    }

    static List<LayerWork> sum(List<LayerWork> a, List<LayerWork> b) {
        return IntStream.range(0, a.size())
                .mapToObj(i -> a.get(i).plus(b.get(i).used(), b.get(i).busy()))
                .toList();
    }

    /** The part of the busy cycles in which weights were used; empty if there were none. */
    public OptionalDouble share() {
        return busy == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) used / busy);
    }
}
