package dev.synfire.hdl;

import dev.synfire.hdl.text.ConnectionMistake;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Signals that belong together, each with a direction: extend it and declare them as the source sees them, with
 * {@link #out} for what goes to the sink and {@link #in} for what comes back.
 *
 * <pre>{@code
 * public final class Pixels extends Stream {        // valid and ready are there already
 *     public final Driven column = out("column", Shape.u(10));
 *     public final Driven colour = out("colour", Shape.u(24));
 *
 *     public Pixels(Place place) { super(place); }
 * }
 *
 * public final Pixels in = new Pixels(sink("in_"));       // in a component: inputs, but for in_ready
 * public final Pixels out = new Pixels(source("out_"));   // outputs, but for out_ready
 * Pixels between = new Pixels(wires("between_"));
 * }</pre>
 *
 * <p>The side of a component decides which fields are its inputs; {@link #connect} joins two bundles whole. As ports
 * the fields are handles for driving a design from Java like any other port.
 */
public abstract class Bundle {
    private enum Role {
        SOURCE,
        SINK,
        WIRES
    }

    /** Where a bundle's signals are declared; made by {@link Component#source}, {@link Component#sink}, {@link Component#wires}. */
    public static final class Place {
        private final Component<?> component;
        private final String prefix;
        private final Role role;

        private Place(Component<?> component, String prefix, Role role) {
            this.component = component;
            this.prefix = prefix;
            this.role = role;
        }

        /** Whether it is clear already if the component is an instance, or what is being described. */
        private boolean isKnown() {
            return inside() || component.parent().isPresent();
        }

        private boolean inside() {
            return component.recorder().running();
        }

        /** Whether values go into it here: into a sink of an instance, a source of the component itself, or wires. */
        private boolean takes() {
            return role == Role.WIRES || inside() == (role == Role.SOURCE);
        }

        private boolean gives() {
            return role == Role.WIRES || inside() == (role == Role.SINK);
        }

        static Place source(Component<?> component, String prefix) {
            return new Place(component, prefix, Role.SOURCE);
        }

        static Place sink(Component<?> component, String prefix) {
            return new Place(component, prefix, Role.SINK);
        }

        static Place wires(Component<?> component, String prefix) {
            return new Place(component, prefix, Role.WIRES);
        }
    }

    /**
     * One signal of a bundle.
     *
     * @param name its name without the bundle's prefix
     * @param signal the port or wire
     * @param forward whether it goes from the source to the sink
     */
    public record Field(String name, Driven signal, boolean forward) {}

    private final Place place;
    private final List<Field> fields = new ArrayList<>();

    protected Bundle(Place place) {
        this.place = place;
    }

    /** Declares a signal that goes from the source to the sink. */
    protected final Driven out(String name, Shape shape) {
        return field(name, shape, true);
    }

    /** Declares a signal that goes from the sink back to the source. */
    protected final Driven in(String name, Shape shape) {
        return field(name, shape, false);
    }

    private Driven field(String name, Shape shape, boolean forward) {
        String whole = place.prefix + name;
        Driven signal =
                switch (place.role) {
                    case SOURCE -> forward ? place.component.output(whole, shape) : place.component.input(whole, shape);
                    case SINK -> forward ? place.component.input(whole, shape) : place.component.output(whole, shape);
                    case WIRES -> place.component.wire(whole, shape);
                };
        fields.add(new Field(name, signal, forward));
        return signal;
    }

    /** The signals in the order of their declaration. */
    public final List<Field> fields() {
        return List.copyOf(fields);
    }

    /** What goes from the source to the sink and is data: of a stream all but its handshake. */
    public List<Field> payload() {
        return fields.stream().filter(Field::forward).toList();
    }

    /** The payload as one unsigned word, the first field most significant. */
    public final Expr word() {
        return Expr.cat(payload().stream().map(Field::signal).toList());
    }

    /** Drives the payload from a word, as {@link #word} joins it. */
    public final void assignWord(Expr word) {
        int high = word.shape().width() - 1;
        for (Field field : payload()) {
            Shape shape = field.signal().shape();
            Expr bits = word.bits(high, high - shape.width() + 1);
            field.signal().assign(shape.equals(bits.shape()) ? bits : new Node.Reinterpret(bits, shape));
            high -= shape.width();
        }
    }

    /**
     * Connects this sink to that source, whole: an instance's bundle to another's, the component's own to an instance's,
     * wires to either. Both have the same fields.
     */
    public final void connect(Bundle source) {
        if (place.isKnown() && !place.takes()) {
            throw ConnectionMistake.wrongWay(place.prefix, "gives values and takes none");
        }
        if (source.place.isKnown() && !source.place.gives()) {
            throw ConnectionMistake.wrongWay(source.place.prefix, "takes values and gives none");
        }
        if (!names(fields).equals(names(source.fields))) {
            throw ConnectionMistake.bundles(place.prefix, names(fields), source.place.prefix, names(source.fields));
        }
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).forward()) {
                fields.get(i).signal().assign(source.fields.get(i).signal());
            }
        }
        for (int i = 0; i < fields.size(); i++) {
            if (!fields.get(i).forward()) {
                source.fields.get(i).signal().assign(fields.get(i).signal());
            }
        }
    }

    private static String names(List<Field> fields) {
        return fields.stream()
                .map(field -> field.forward() ? field.name() : field.name() + " (back)")
                .collect(Collectors.joining(", "));
    }
}
