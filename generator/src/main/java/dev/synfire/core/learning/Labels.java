package dev.synfire.core.learning;

import dev.synfire.hdl.Driven;
import dev.synfire.hdl.Shape;
import dev.synfire.hdl.lib.Stream;

/** A stream of labels: one beat before each sample, whether or not it has a label. */
public final class Labels extends Stream {
    /** There is a label, and the sample is to be learned; 0: it is only computed. */
    public final Driven known = out("known", Shape.bit());

    /** The neuron that should win, or the class of a single neuron, 0 or 1. */
    public final Driven label;

    public Labels(Place place, int neurons) {
        super(place);
        label = out("label", Shape.index(Math.max(2, neurons)));
    }
}
