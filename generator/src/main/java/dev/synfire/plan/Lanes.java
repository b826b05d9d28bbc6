package dev.synfire.plan;

import dev.synfire.integer.IntegerLayer;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.problem.Problem;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/** How many lanes the user wants in each layer. */
public sealed interface Lanes {
    /** As the goal asks. */
    record Auto() implements Lanes {}

    /**
     * As the goal asks, but with half of the inputs sending an event in a tick: more lanes would wait for the sums to be
     * sent, one neuron a cycle. Cells that a network does not need stay free.
     */
    record Balanced() implements Lanes {}

    /**
     * That many in each layer, or one per neuron where a layer has fewer neurons.
     *
     * @param count at least 1
     */
    record Fixed(int count) implements Lanes {
        public Fixed {
            positive(count);
        }
    }

    /**
     * That many in some layers.
     *
     * @param others in layers that are not named; empty: as the goal asks
     * @param named by layer name, at least 1 each
     */
    record Named(OptionalInt others, SortedMap<String, Integer> named) implements Lanes {
        public Named {
            others.ifPresent(Lanes::positive);
            named.values().forEach(Lanes::positive);
            named = Collections.unmodifiableSortedMap(new TreeMap<>(named));
        }
    }

    /** What is asked for a layer; empty: as the goal asks. */
    default OptionalInt of(String layer) {
        return switch (this) {
            case Auto _, Balanced _ -> OptionalInt.empty();
            case Fixed(int count) -> OptionalInt.of(count);
            case Named(OptionalInt others, var named) ->
                named.containsKey(layer) ? OptionalInt.of(named.get(layer)) : others;
        };
    }

    /** Whether numbers are asked for. */
    default boolean given() {
        return switch (this) {
            case Auto _, Balanced _ -> false;
            case Fixed _, Named _ -> true;
        };
    }

    /**
     * Looks whether all layers that are named exist.
     *
     * @throws Problem no-such-layer if one does not
     */
    default void check(IntegerNetwork network) {
        if (this instanceof Named asked) {
            List<String> layers =
                    network.layers().stream().map(IntegerLayer::name).toList();
            Optional<String> wrong = asked.named.keySet().stream()
                    .filter(name -> !layers.contains(name))
                    .findFirst();
            if (wrong.isPresent()) {
                throw Problem.wrongInput(
                        "no-such-layer",
                        "--lanes",
                        network.name() + " has no layer " + wrong.get(),
                        "name one of " + String.join(", ", layers));
            }
        }
    }

    /**
     * Reads {@code auto}, {@code balanced}, a positive number, or numbers for some layers such as {@code hidden=16} or
     * {@code 4,hidden=16}.
     *
     * @throws Problem wrong-lanes if it is nothing of that
     */
    static Lanes parse(String text) {
        if (text.equals("auto")) {
            return new Auto();
        }
        if (text.equals("balanced")) {
            return new Balanced();
        }
        OptionalInt others = OptionalInt.empty();
        TreeMap<String, Integer> named = new TreeMap<>();
        for (String part : text.split(",", -1)) {
            int equals = part.lastIndexOf('=');
            int count = count(part.substring(equals + 1), text);
            boolean twice = equals < 0
                    ? others.isPresent()
                    : named.put(part.substring(0, equals).strip(), count) != null;
            if (twice) {
                throw wrong(text, "gives the same layers lanes twice");
            }
            others = equals < 0 ? OptionalInt.of(count) : others;
        }
        return named.isEmpty() ? new Fixed(others.orElseThrow()) : new Named(others, named);
    }

    private static int count(String part, String text) {
        if (part.strip().matches("[1-9][0-9]{0,5}")) {
            return Integer.parseInt(part.strip());
        }
        throw wrong(text, "is not a number of lanes");
    }

    private static Problem wrong(String text, String what) {
        return Problem.wrongInput(
                "wrong-lanes",
                "--lanes",
                "\"" + text + "\" " + what,
                "write a number from 1 on, auto, balanced, or numbers for layers by name: 4,hidden=16");
    }

    private static void positive(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("lanes are " + count + ", expected at least 1");
        }
    }
}
