package dev.synfire.handover.bus;

import dev.synfire.core.SynfireCore;
import dev.synfire.core.stream.EventFormat;
import dev.synfire.hdl.Shape;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.model.Report;
import dev.synfire.problem.Problem;
import java.util.Optional;

/**
 * What the registers of a core have to hold.
 *
 * @param network the network's name
 * @param hash the first 8 bytes of its hash
 * @param input the events that it takes
 * @param neurons how many neurons the last layer has
 * @param scores whether a sample has a result for each of these neurons, or one for the winner
 * @param label the shape of a result's label
 * @param score the shape of a result's score
 * @param ticks how many ticks a sample has
 * @param frames for how many of them events are sent
 * @param depth how many events wait in the queue, a power of two from 4 on
 */
public record BusFormat(
        String network,
        long hash,
        EventFormat input,
        int neurons,
        boolean scores,
        Shape label,
        Shape score,
        int ticks,
        int frames,
        int depth) {
    /** So many events fill one block RAM of an iCE40. */
    public static final int DEPTH = 256;

    /** Bits of an event's word below the two that end tick and sample. */
    static final int EVENT_BITS = 30;

    static final int HALF = 16;

    /**
     * Reads it off a core.
     *
     * @param front the option's word for the wrapper, for messages
     * @throws Problem bus if the core needs more than the registers offer
     */
    public static BusFormat of(SynfireCore core, long hash, String front) {
        IntegerNetwork network = core.params().network();
        String missing = missing(core);
        if (!missing.isEmpty()) {
            throw Problem.wrongInput(
                    "bus",
                    "--for " + front,
                    "the core of " + network.name() + " " + missing,
                    "leave --for " + front + " out and use the core's own ports");
        }
        return new BusFormat(
                network.name(),
                hash,
                new EventFormat(network.input().size(), network.input().values()),
                network.output().neurons(),
                network.readout().report() == Report.SCORES,
                core.result.label.shape(),
                core.result.score.shape(),
                network.ticks(),
                network.input().frames(network.ticks()),
                DEPTH);
    }

    private static String missing(SynfireCore core) {
        IntegerNetwork network = core.params().network();
        EventFormat input =
                new EventFormat(network.input().size(), network.input().values());
        int bits = input.address().width() + input.value().map(Shape::width).orElse(0);
        if (core.labels.isPresent()) {
            return "takes labels at ports of its own, for which there is no register";
        }
        if (core.load.isPresent()) {
            return "takes weights at ports of its own, for which there is no register";
        }
        if (bits > EVENT_BITS) {
            return "has events of " + bits + " bits, and a register holds " + EVENT_BITS;
        }
        if (core.result.label.shape().width() > HALF || network.ticks() >= 1 << HALF) {
            return "has more than 65,535 output neurons or ticks, and a register's field has 16 bits";
        }
        if (core.result.score.shape().width() > 2 * Register.BITS) {
            return "has scores of more than 64 bits";
        }
        return "";
    }

    /** Where the value begins in an event's word: bit 16 if everything fits so, else behind the address. */
    public int valueAt() {
        int address = input.address().width();
        int value = value().map(Shape::width).orElse(0);
        return address <= HALF && value <= EVENT_BITS - HALF ? HALF : address;
    }

    /** The shape of a value; empty for spikes. */
    public Optional<Shape> value() {
        return input.value();
    }
}
