package dev.synfire.core;

import static dev.synfire.hdl.Shape.bit;

import dev.synfire.hdl.Input;
import dev.synfire.hdl.Output;
import dev.synfire.hdl.Shape;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * The ports through which a component takes events.
 *
 * <p>A beat moves at a rising clock edge with valid and ready both 1. Valid must not wait for ready, and stays, with
 * stable data, until the beat is taken. Every tick ends with exactly one marker.
 *
 * @param valid a beat is offered
 * @param ready the beat is taken
 * @param tick the beat is the end-of-tick marker, not an event
 * @param last with the marker: this tick is the last of its sample
 * @param address where the event comes from
 * @param value what it carries; absent for spikes
 */
public record EventSink(Input valid, Output ready, Input tick, Input last, Input address, Optional<Input> value) {
    /** Declares the ports, in this order, with names that start with the prefix. */
    public static EventSink of(
            BiFunction<String, Shape, Input> input,
            BiFunction<String, Shape, Output> output,
            String prefix,
            EventFormat format) {
        return new EventSink(
                input.apply(prefix + "valid", bit()),
                output.apply(prefix + "ready", bit()),
                input.apply(prefix + "tick", bit()),
                input.apply(prefix + "last", bit()),
                input.apply(prefix + "address", format.address()),
                format.value().map(shape -> input.apply(prefix + "value", shape)));
    }

    /** Connects an instance's sink to another instance's source. */
    public void connect(EventSource from) {
        valid.assign(from.valid());
        tick.assign(from.tick());
        last.assign(from.last());
        address.assign(from.address());
        value.ifPresent(input -> input.assign(from.value().orElseThrow()));
        from.ready().assign(ready);
    }

    /** Connects an instance's sink to the ports of the component around it. */
    public void connect(EventSink outer) {
        valid.assign(outer.valid());
        tick.assign(outer.tick());
        last.assign(outer.last());
        address.assign(outer.address());
        value.ifPresent(input -> input.assign(outer.value().orElseThrow()));
        outer.ready().assign(ready);
    }
}
