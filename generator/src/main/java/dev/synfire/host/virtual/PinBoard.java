package dev.synfire.host.virtual;

import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.function.BooleanSupplier;

/** The whole top of a board at its pins, whose serial line is simulated bit by bit. */
final class PinBoard implements SimulatedBoard {
    /** Bits of silence after which the lamp tells whether the board works. */
    private static final int QUIET = 64;

    private static final int BITS_A_CHARACTER = 10;

    /** Characters, at most, of one run. */
    private static final int LONGEST_RUN = 256;

    private final PinUart uart;
    private final TopPins pins;
    private final BooleanSupplier active;
    private final Queue<Byte> incoming = new ArrayDeque<>();
    private int quiet;

    PinBoard(TopPins pins, int clocksPerBit, double mhz) {
        this.pins = pins;
        this.active = pins::active;
        this.uart = new PinUart(pins, clocksPerBit, mhz);
    }

    @Override
    public void receive(byte... bytes) {
        for (byte b : bytes) {
            incoming.add(b);
        }
        quiet = incoming.isEmpty() ? quiet : 0;
    }

    @Override
    public byte[] run() {
        var out = new ByteArrayOutputStream();
        for (int i = 0; i < LONGEST_RUN && !rests() && (out.size() == 0 || quiet == 0); i++) {
            if (incoming.isEmpty()) {
                uart.idle(BITS_A_CHARACTER);
                quiet += BITS_A_CHARACTER;
            } else {
                uart.send(incoming.remove());
            }
            for (OptionalInt b = uart.receive(0); b.isPresent(); b = uart.receive(0)) {
                out.write(b.getAsInt());
                quiet = 0;
            }
        }
        return out.toByteArray();
    }

    /** The lamp is lit for a while after the last command. */
    @Override
    public boolean rests() {
        return incoming.isEmpty() && quiet >= QUIET && !active.getAsBoolean();
    }

    @Override
    public long cycles() {
        return pins.cycles();
    }

    @Override
    public void close() {
        pins.close();
    }
}
