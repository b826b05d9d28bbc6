package dev.synfire.host.virtual;

import dev.synfire.host.Connection;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.OptionalInt;
import java.util.Queue;

/** The other end of a simulated board's serial port: what a computer's UART does, bit by bit. */
public final class PinUart implements Connection {
    /** How often a bit of the line from the board is looked at. */
    private static final int LOOKS = 4;

    private static final int DATA_BITS = 8;

    private final Pins pins;
    private final int clocksPerBit;
    private final double bitsPerSecond;
    private final Queue<Integer> received = new ArrayDeque<>();
    private int looks;
    private int character;
    private boolean receiving;

    /**
     * A UART at a board's pins.
     *
     * @param mhz the board's clock, by which time is counted
     */
    public PinUart(Pins pins, int clocksPerBit, double mhz) {
        this.pins = pins;
        this.clocksPerBit = clocksPerBit;
        this.bitsPerSecond = mhz * 1e6 / clocksPerBit;
        pins.rx(1);
    }

    @Override
    public String name() {
        return "the simulated board's pins";
    }

    @Override
    public void send(byte... bytes) {
        for (byte b : bytes) {
            character(b & 0xff, 1);
        }
    }

    /** Sends a character whose stop bit is wrong. */
    public void sendBroken(int b) {
        character(b, 0);
        bit(1);
    }

    private void character(int b, int stop) {
        bit(0);
        for (int i = 0; i < DATA_BITS; i++) {
            bit(b >> i & 1);
        }
        bit(stop);
    }

    private void bit(int level) {
        pins.rx(level);
        idle(1);
    }

    /** Lets the time of that many bits pass. */
    public void idle(int bits) {
        for (int i = 0; i < bits; i++) {
            for (int j = 0; j < LOOKS; j++) {
                pins.clock((j + 1) * clocksPerBit / LOOKS - j * clocksPerBit / LOOKS);
                look();
            }
        }
    }

    private void look() {
        int tx = pins.tx();
        if (!receiving) {
            receiving = tx == 0;
            looks = 0;
            character = 0;
            return;
        }
        looks++;
        if (looks % LOOKS != LOOKS / 2) {
            return;
        }
        int slot = looks / LOOKS;
        if (slot == 0 && tx != 0) {
            throw new LineFault("a start bit of half its length");
        } else if (slot >= 1 && slot <= DATA_BITS) {
            character |= tx << slot - 1;
        } else if (slot > DATA_BITS) {
            if (tx != 1) {
                throw new LineFault("no stop bit after " + character);
            }
            receiving = false;
            received.add(character);
        }
    }

    @Override
    public OptionalInt receive(Duration patience) {
        return receive((int) Math.min(Integer.MAX_VALUE, Math.ceil(patience.toNanos() * 1e-9 * bitsPerSecond)));
    }

    /** The next byte from the board, if one comes within the time of that many bits. */
    public OptionalInt receive(int bits) {
        for (int i = 0; i < bits && received.isEmpty(); i++) {
            idle(1);
        }
        return received.isEmpty() ? OptionalInt.empty() : OptionalInt.of(received.remove());
    }

    @Override
    public void close() {
        // The pins' owner closes them.
    }
}
