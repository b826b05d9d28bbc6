package dev.synfire.core;

import static dev.synfire.hdl.Shape.bit;
import static dev.synfire.hdl.Shape.index;

import dev.synfire.hdl.Input;
import dev.synfire.hdl.Output;
import dev.synfire.hdl.Shape;
import java.util.function.BiFunction;

/**
 * The ports through which a neuron array takes input currents: in each tick one of every neuron in ascending order,
 * then the marker. Handshake as in {@link EventSink}.
 *
 * @param valid a beat is offered
 * @param ready the beat is taken
 * @param tick the beat is the end-of-tick marker
 * @param last with the marker: this tick is the last of its sample
 * @param neuron whose current it is
 * @param value the current a[n], bias included
 */
public record CurrentSink(Input valid, Output ready, Input tick, Input last, Input neuron, Input value) {
    static CurrentSink of(
            BiFunction<String, Shape, Input> input,
            BiFunction<String, Shape, Output> output,
            int neurons,
            Shape current) {
        return new CurrentSink(
                input.apply("current_valid", bit()),
                output.apply("current_ready", bit()),
                input.apply("current_tick", bit()),
                input.apply("current_last", bit()),
                input.apply("current_neuron", index(neurons)),
                input.apply("current_value", current));
    }

    void connect(CurrentSource from) {
        valid.assign(from.valid());
        tick.assign(from.tick());
        last.assign(from.last());
        neuron.assign(from.neuron());
        value.assign(from.value());
        from.ready().assign(ready);
    }
}
