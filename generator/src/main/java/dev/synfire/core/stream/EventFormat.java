package dev.synfire.core.stream;

import dev.synfire.core.pipeline.Shapes;
import dev.synfire.fixed.Range;
import dev.synfire.hdl.Shape;
import dev.synfire.hdl.lib.Payload;
import java.util.Optional;

/**
 * What the events of a stream look like.
 *
 * @param size how many addresses there are
 * @param values what an event may carry; 0..1 means spikes
 */
public record EventFormat(int size, Range values) {
    /** An address, at least one bit. */
    public Shape address() {
        return Shape.index(size);
    }

    /** What the beats carry beside valid and ready, as {@link Events} declares it. */
    Payload payload() {
        Payload payload =
                Payload.of("tick", Shape.bit()).and("last", Shape.bit()).and("address", address());
        return value().map(shape -> payload.and("value", shape)).orElse(payload);
    }

    /** A value, or empty for spikes, which need none. */
    public Optional<Shape> value() {
        return Shapes.spikes(values) ? Optional.empty() : Optional.of(Shapes.of(values));
    }
}
