package dev.synfire.core.stream;

import dev.synfire.hdl.Bundle;
import dev.synfire.hdl.Driven;
import dev.synfire.hdl.Shape;

/**
 * What a neuron array shows of its updates, events or not, to a readout. An update happens in every cycle in which
 * valid or tick is 1; it waits for nobody, the readout stops the whole array instead.
 */
public final class Updates extends Bundle {
    /** 0 stops the array. */
    public final Driven ready = in("ready", Shape.bit());

    /** A neuron was updated. */
    public final Driven valid = out("valid", Shape.bit());

    /** All neurons of a tick were updated. */
    public final Driven tick = out("tick", Shape.bit());

    /** With tick: the last of its sample. */
    public final Driven last = out("last", Shape.bit());

    /** Which neuron. */
    public final Driven neuron;

    /** What the readout compares of it: activation, spike or membrane potential. */
    public final Driven value;

    public Updates(Place place, int neurons, Shape compared) {
        super(place);
        neuron = out("neuron", Shape.index(neurons));
        value = out("value", compared);
    }
}
