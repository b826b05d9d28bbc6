package dev.synfire.guide;

import dev.synfire.hdl.Driven;
import dev.synfire.hdl.Shape;
import dev.synfire.hdl.lib.Stream;

/** A stream of audio samples. */
final class Samples extends Stream {
    final Driven sample = out("sample", Shape.s(8));

    Samples(Place place) {
        super(place);
    }
}
