package dev.synfire.core;

import static dev.synfire.hdl.Shape.bit;
import static dev.synfire.hdl.Shape.index;

import dev.synfire.hdl.Input;
import dev.synfire.hdl.Output;
import dev.synfire.hdl.Shape;
import java.util.function.BiFunction;

/**
 * The ports through which a synapse engine sends input currents; see {@link CurrentSink}.
 *
 * @param valid a beat is offered
 * @param ready the beat is taken
 * @param tick the beat is the end-of-tick marker
 * @param last with the marker: this tick is the last of its sample
 * @param neuron whose current it is
 * @param value the current a[n], bias included
 */
public record CurrentSource(Output valid, Input ready, Output tick, Output last, Output neuron, Output value) {
    static CurrentSource of(
            BiFunction<String, Shape, Input> input,
            BiFunction<String, Shape, Output> output,
            int neurons,
            Shape current) {
        return new CurrentSource(
                output.apply("current_valid", bit()),
                input.apply("current_ready", bit()),
                output.apply("current_tick", bit()),
                output.apply("current_last", bit()),
                output.apply("current_neuron", index(neurons)),
                output.apply("current_value", current));
    }

    void leadTo(CurrentSource outer) {
        outer.valid().assign(valid);
        outer.tick().assign(tick);
        outer.last().assign(last);
        outer.neuron().assign(neuron);
        outer.value().assign(value);
        ready.assign(outer.ready());
    }
}
