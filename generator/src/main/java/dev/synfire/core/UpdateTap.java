package dev.synfire.core;

import static dev.synfire.hdl.Shape.bit;
import static dev.synfire.hdl.Shape.index;

import dev.synfire.hdl.Input;
import dev.synfire.hdl.Output;
import dev.synfire.hdl.Shape;
import java.util.function.BiFunction;

/**
 * The ports through which a neuron array shows its updates, events or not, to a readout. An update happens in every
 * cycle in which valid or tick is 1.
 *
 * @param ready 0 stops the array
 * @param valid a neuron was updated
 * @param tick all neurons of a tick were updated
 * @param last with tick: the last of its sample
 * @param neuron which neuron
 * @param value what the readout compares of it: activation, spike or membrane potential
 */
public record UpdateTap(Input ready, Output valid, Output tick, Output last, Output neuron, Output value) {
    static UpdateTap of(
            BiFunction<String, Shape, Input> input,
            BiFunction<String, Shape, Output> output,
            int neurons,
            Shape value) {
        return new UpdateTap(
                input.apply("update_ready", bit()),
                output.apply("update_valid", bit()),
                output.apply("update_tick", bit()),
                output.apply("update_last", bit()),
                output.apply("update_neuron", index(neurons)),
                output.apply("update_value", value));
    }

    void leadTo(UpdateTap outer) {
        outer.valid().assign(valid);
        outer.tick().assign(tick);
        outer.last().assign(last);
        outer.neuron().assign(neuron);
        outer.value().assign(value);
        ready.assign(outer.ready());
    }
}
