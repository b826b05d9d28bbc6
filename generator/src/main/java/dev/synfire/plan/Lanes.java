package dev.synfire.plan;

import dev.synfire.problem.Problem;

/** How many lanes the user wants in each layer. */
public sealed interface Lanes {
    /** As many as fit the board, the slowest layer first. */
    record Auto() implements Lanes {}

    /**
     * As many as make a layer faster when half of its inputs send an event in a tick: more would wait for the sums to be
     * sent, one neuron a cycle. Cells that a network does not need stay free.
     */
    record Balanced() implements Lanes {}

    /**
     * That many in each layer, or one a neuron where a layer has fewer neurons.
     *
     * @param count at least 1
     */
    record Fixed(int count) implements Lanes {
        public Fixed {
            if (count < 1) {
                throw new IllegalArgumentException("lanes are " + count + ", expected at least 1");
            }
        }
    }

    /**
     * Reads {@code auto}, {@code balanced} or a positive number.
     *
     * @throws Problem wrong-lanes if it is neither
     */
    static Lanes parse(String text) {
        if (text.equals("auto")) {
            return new Auto();
        }
        if (text.equals("balanced")) {
            return new Balanced();
        }
        if (text.matches("[1-9][0-9]{0,5}")) {
            return new Fixed(Integer.parseInt(text));
        }
        throw Problem.wrongInput(
                "wrong-lanes",
                "--lanes",
                "\"" + text + "\" is not a number of lanes",
                "write a number from 1 on, auto or balanced");
    }
}
