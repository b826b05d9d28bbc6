package dev.synfire.integer;

import dev.synfire.fixed.IntVector;
import java.util.List;

/**
 * One presentation to a network: the input codes of every tick.
 *
 * @param frames one frame, presented in every tick (constant current), or one per tick; each has a code for every input
 *     address, 0 where there is no event
 */
public record Sample(List<IntVector> frames) {
    public Sample {
        frames = List.copyOf(frames);
        if (frames.isEmpty()) {
            throw new IllegalArgumentException("a sample without frames");
        }
    }

    /** A sample that shows the same frame in every tick. */
    public static Sample constant(IntVector frame) {
        return new Sample(List.of(frame));
    }

    /** What arrives in that tick, counted from 0. */
    public IntVector frame(int tick) {
        return frames.size() == 1 ? frames.getFirst() : frames.get(tick);
    }
}
