package dev.synfire.hdl.check;

import dev.synfire.hdl.Component;
import dev.synfire.hdl.Recorded;
import dev.synfire.hdl.Signal;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * Something about each signal that a component uses: in an array for its own signals, in a map for those of
 * its instances. The component has declared all of its own when this is made.
 *
 * @param <T> what is known of a signal
 */
public final class BySignal<T> {
    private final Component<?> component;
    private final Object[] own;
    private final Map<Signal, T> others = new IdentityHashMap<>(4);

    /** Nothing about any of them. */
    public BySignal(Component<?> component) {
        this.component = component;
        this.own = new Object[Recorded.of(component).signals()];
    }

    /** What is known of the signal, of which something is. */
    public T get(Signal signal) {
        return Objects.requireNonNull(getOrDefault(signal, null));
    }

    /** What is known of the signal, or else the other thing. */
    @SuppressWarnings("unchecked") // only put stores there
    public T getOrDefault(Signal signal, T other) {
        if (signal.component() != component) {
            return others.getOrDefault(signal, other);
        }
        Object known = own[signal.place()];
        return known == null ? other : (T) known;
    }

    /** Whether anything is known of the signal. */
    public boolean contains(Signal signal) {
        return signal.component() == component ? own[signal.place()] != null : others.containsKey(signal);
    }

    /** Notes what is known of the signal. */
    public void put(Signal signal, T known) {
        if (signal.component() == component) {
            own[signal.place()] = known;
        } else {
            others.put(signal, known);
        }
    }

    /** What is known of the signal; found and noted where nothing is. */
    public T computeIfAbsent(Signal signal, Function<? super Signal, ? extends T> finder) {
        T known = getOrDefault(signal, null);
        if (known == null) {
            known = finder.apply(signal);
            put(signal, known);
        }
        return known;
    }
}
