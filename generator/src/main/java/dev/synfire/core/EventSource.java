package dev.synfire.core;

import static dev.synfire.hdl.Shape.bit;

import dev.synfire.hdl.Input;
import dev.synfire.hdl.Output;
import dev.synfire.hdl.Shape;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * The ports through which a component sends events; see {@link EventSink} for the protocol. The events of a tick come in
 * ascending order of address, never with the value 0, then the marker.
 *
 * @param valid a beat is offered
 * @param ready the beat is taken
 * @param tick the beat is the end-of-tick marker, not an event
 * @param last with the marker: this tick is the last of its sample
 * @param address where the event comes from
 * @param value what it carries; absent for spikes
 */
public record EventSource(Output valid, Input ready, Output tick, Output last, Output address, Optional<Output> value) {
    /** Declares the ports, in this order, with names that start with the prefix. */
    public static EventSource of(
            BiFunction<String, Shape, Input> input,
            BiFunction<String, Shape, Output> output,
            String prefix,
            EventFormat format) {
        return new EventSource(
                output.apply(prefix + "valid", bit()),
                input.apply(prefix + "ready", bit()),
                output.apply(prefix + "tick", bit()),
                output.apply(prefix + "last", bit()),
                output.apply(prefix + "address", format.address()),
                format.value().map(shape -> output.apply(prefix + "value", shape)));
    }

    /** Leads an instance's source out through the ports of the component around it. */
    public void leadTo(EventSource outer) {
        outer.valid().assign(valid);
        outer.tick().assign(tick);
        outer.last().assign(last);
        outer.address().assign(address);
        outer.value().ifPresent(output -> output.assign(value.orElseThrow()));
        ready.assign(outer.ready());
    }
}
