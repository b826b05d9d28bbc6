package dev.synfire.hdl.lib;

import dev.synfire.hdl.Driven;

/** A stream whose data is described by a {@link Payload}: what the components of the library take and give. */
public final class Channel extends Stream {
    public Channel(Place place, Payload payload) {
        super(place, payload.valid(), payload.ready());
        payload.fields().forEach(field -> out(field.name(), field.shape()));
    }

    /**
     * The signal of that name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public Driven field(String name) {
        return payload().stream()
                .filter(field -> field.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the channel has no signal " + name))
                .signal();
    }
}
