package dev.synfire.hdl.lib;

import dev.synfire.hdl.Bundle;
import dev.synfire.hdl.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a {@link Channel} carries, and what its signals are called.
 *
 * {@snippet :
 * Payload.of("data", Shape.u(8)).and("last", Shape.bit())
 * Payload.of("tdata", Shape.u(8)).and("tlast", Shape.bit()).handshake("tvalid", "tready") // AXI4-Stream
 * }
 *
 * @param fields the data, in the order of the ports
 * @param valid the name of the signal that says that a beat is offered
 * @param ready the name of the signal that says that it is taken
 */
public record Payload(List<Field> fields, String valid, String ready) {
    /** One signal of the data. */
    public record Field(String name, Shape shape) {
        @Override
        public String toString() {
            return name + " " + shape;
        }
    }

    public Payload {
        fields = List.copyOf(fields);
    }

    /** One signal, with the handshake valid and ready. */
    public static Payload of(String name, Shape shape) {
        return new Payload(List.of(new Field(name, shape)), "valid", "ready");
    }

    /** The same signals as those of a stream that is there already. */
    public static Payload of(Stream stream) {
        List<Field> fields = stream.payload().stream()
                .map(field -> new Field(field.name(), field.signal().shape()))
                .toList();
        List<Bundle.Field> handshake = stream.fields();
        return new Payload(fields, handshake.get(0).name(), handshake.get(1).name());
    }

    /** One signal more. */
    public Payload and(String name, Shape shape) {
        List<Field> longer = new ArrayList<>(fields);
        longer.add(new Field(name, shape));
        return new Payload(longer, valid, ready);
    }

    /** The same data with other names for valid and ready. */
    public Payload handshake(String valid, String ready) {
        return new Payload(fields, valid, ready);
    }

    /** All bits of the data together. */
    public int width() {
        return fields.stream().mapToInt(field -> field.shape().width()).sum();
    }

    @Override
    public String toString() {
        return fields.stream().map(Field::toString).collect(Collectors.joining(", "));
    }
}
