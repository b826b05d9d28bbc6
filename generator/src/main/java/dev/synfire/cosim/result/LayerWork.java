package dev.synfire.cosim.result;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * What the engines of a layer did with their cycles. Where a layer has several engines,
 * all figures are sums over them.
 *
 * @param used cycles in which a word of weights of a full matrix was used
 * @param busy cycles in which there was an event or a marker to work on, or currents to hand on, but for those in which the layer was
 *     held up
 * @param held cycles in which there was one, and the layer behind held this one up
 * @param cycles all that were simulated
 */
public record LayerWork(long used, long busy, long held, long cycles) {
    /** Nothing yet. */
    public static final LayerWork NONE = new LayerWork(0, 0, 0, 0);

    /** These and more cycles. */
    public LayerWork plus(LayerWork more) {
        return new LayerWork(used + more.used, busy + more.busy, held + more.held, cycles + more.cycles);
    }

    /** Those of each layer in two runs. */
    public static List<LayerWork> sum(List<LayerWork> a, List<LayerWork> b) {
        return IntStream.range(0, a.size())
                .mapToObj(i -> a.get(i).plus(b.get(i)))
                .toList();
    }

    /** Cycles in which there was nothing to work on. */
    public long waiting() {
        return cycles - busy - held;
    }

    /** The part of the busy cycles in which weights were used; empty if there were none. */
    public OptionalDouble share() {
        return busy == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) used / busy);
    }
}
