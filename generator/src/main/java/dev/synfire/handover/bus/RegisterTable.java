package dev.synfire.handover.bus;

import static dev.synfire.handover.bus.RegisterField.constant;
import static dev.synfire.handover.bus.RegisterField.field;

import java.util.ArrayList;
import java.util.List;

/**
 * The registers of a core, from which hardware, driver and descriptions are made.
 *
 * @param registers in the order of their offsets
 */
public record RegisterTable(List<Register> registers) {
    /** Of the layout: the first half changes when old drivers stop to work, the second when something is added. */
    static final int MAJOR = 1;

    static final int MINOR = 0;

    /** The letters SYNF. */
    static final long ID = 0x53594e46;

    /** How many bytes the registers take on a bus. */
    public static final int BYTES = 64;

    static final int INDEX_BITS = 4;

    public RegisterTable {
        registers = List.copyOf(registers);
    }

    /** The registers of a core. */
    public static RegisterTable of(BusFormat format) {
        List<Register> table = new ArrayList<>();
        table.add(new Register(
                "id",
                0x00,
                "Says that this is a core of Synfire",
                List.of(constant("id", 0, 32, ID, "the letters SYNF"))));
        table.add(new Register(
                "version",
                0x04,
                "Version of this table",
                List.of(
                        constant("minor", 0, 16, MINOR, "counts additions that old drivers need not know"),
                        constant("major", 16, 16, MAJOR, "counts changes that need another driver"))));
        table.add(new Register(
                "hash_high",
                0x08,
                "Which network this is: bytes 0 to 3 of its hash",
                List.of(constant("hash", 0, 32, format.hash() >>> 32, "the first byte is the highest"))));
        table.add(new Register(
                "hash_low",
                0x0c,
                "Which network this is: bytes 4 to 7 of its hash",
                List.of(constant("hash", 0, 32, format.hash() & 0xffff_ffffL, "the first byte is the highest"))));
        table.add(control());
        table.add(status(format));
        table.add(event(format));
        table.add(result(format));
        table.addAll(scores(format));
        table.add(new Register(
                "take",
                0x28,
                "Takes the result, so that the next can come",
                List.of(field("take", 0, 1, Access.COMMAND, "1: the result is taken"))));
        table.addAll(shapes(format));
        return new RegisterTable(table);
    }

    private static Register control() {
        return new Register(
                "control",
                0x10,
                "Reset and interrupts",
                List.of(
                        field(
                                "reset",
                                0,
                                1,
                                Access.COMMAND,
                                "1: core, queue and flags start anew; settings stay as written"),
                        field("result_interrupt", 1, 1, Access.SETTING, "1: the interrupt is on while a result waits"),
                        field(
                                "space_interrupt",
                                2,
                                1,
                                Access.SETTING,
                                "1: the interrupt is on while at least half of the queue is free")));
    }

    private static Register status(BusFormat format) {
        RegisterField space = new RegisterField(
                "space", 0, 16, Access.STATE, false, format.depth(), "how many events the queue takes now");
        return new Register(
                "status",
                0x14,
                "What is going on",
                List.of(
                        space,
                        field("result", 16, 1, Access.STATE, "a result waits"),
                        field("overflow", 24, 1, Access.FLAG, "an event was dropped, as the queue was full"),
                        field("bad_address", 25, 1, Access.FLAG, "an event was dropped, as there is no such address")));
    }

    private static Register event(BusFormat format) {
        List<RegisterField> fields = new ArrayList<>();
        int address = format.valueAt();
        fields.add(field(
                "address",
                0,
                address,
                Access.COMMAND,
                "which input, below " + format.input().size()));
        format.value()
                .ifPresent(shape -> fields.add(
                        field("value", address, shape.width(), Access.COMMAND, "what the event carries, never 0")
                                .asSigned(shape.signed())));
        fields.add(
                field("tick", 30, 1, Access.COMMAND, "1: the marker that ends a tick; address and value mean nothing"));
        fields.add(field("last", 31, 1, Access.COMMAND, "1, with a marker: this tick is the last of its sample"));
        return new Register(
                "event_in", 0x18, "Sends an event or a marker; those of a tick in ascending order of address", fields);
    }

    private static Register result(BusFormat format) {
        List<RegisterField> fields = new ArrayList<>();
        fields.add(field("label", 0, 16, Access.STATE, "the neuron or class"));
        if (format.scores()) {
            fields.add(field("last", 30, 1, Access.STATE, "the last result of its sample"));
        }
        fields.add(field("valid", 31, 1, Access.STATE, "a result waits; without it label and score mean nothing"));
        return new Register("result", 0x1c, "The result that waits; reading changes nothing", fields);
    }

    private static List<Register> scores(BusFormat format) {
        int bits = format.score().width();
        boolean signed = format.score().signed();
        RegisterField low = field("score", 0, 32, Access.STATE, bits > 32 ? "bits 0 to 31" : "its score")
                .asSigned(signed && bits <= 32);
        Register score = new Register("score", 0x20, "The score of the result that waits", List.of(low));
        if (bits <= Register.BITS) {
            return List.of(score);
        }
        RegisterField high =
                field("score", 0, 32, Access.STATE, "bits 32 to 63").asSigned(signed);
        return List.of(score, new Register("score_high", 0x24, "The score's other half", List.of(high)));
    }

    private static List<Register> shapes(BusFormat format) {
        return List.of(
                new Register(
                        "inputs",
                        0x2c,
                        "How many addresses there are",
                        List.of(constant("inputs", 0, 32, format.input().size(), "the number of addresses"))),
                new Register(
                        "lowest",
                        0x30,
                        "The smallest value of an input",
                        List.of(constant("value", 0, 32, format.input().values().min(), "the value")
                                .asSigned(true))),
                new Register(
                        "highest",
                        0x34,
                        "The largest value of an input",
                        List.of(constant("value", 0, 32, format.input().values().max(), "the value")
                                .asSigned(true))),
                new Register(
                        "outputs",
                        0x38,
                        "What comes out",
                        List.of(
                                constant("neurons", 0, 16, format.neurons(), "neurons of the last layer"),
                                constant(
                                        "results",
                                        16,
                                        16,
                                        format.scores() ? format.neurons() : 1,
                                        "results of a sample"))),
                new Register(
                        "ticks",
                        0x3c,
                        "How long a sample is",
                        List.of(
                                constant("frames", 0, 16, format.frames(), "ticks that are sent"),
                                constant("ticks", 16, 16, format.ticks(), "ticks that are computed"))));
    }

    /**
     * The register of that name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public Register register(String wanted) {
        return registers.stream()
                .filter(register -> register.name().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no register " + wanted));
    }
}
