package dev.synfire.board;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;

/** The other end of a simulated board's serial port: what a computer's UART does, at the pins. */
final class SerialPort {
    /** The board at the other end. */
    interface Pins {
        void rx(int level);

        int tx();

        void clock(int cycles);
    }

    /** How often a bit of the line from the board is looked at. */
    private static final int LOOKS = 4;

    private final Pins pins;
    private final int clocksPerBit;
    private final Frames.Reader reader = new Frames.Reader();
    private final Queue<byte[]> answers = new ArrayDeque<>();
    private int looks;
    private int character;
    private boolean receiving;

    SerialPort(Pins pins, int clocksPerBit) {
        this.pins = pins;
        this.clocksPerBit = clocksPerBit;
        pins.rx(1);
    }

    void send(byte... bytes) {
        for (byte b : bytes) {
            character(b & 0xff, 1);
        }
    }

    /** A character whose stop bit is wrong. */
    void sendBroken(int b) {
        character(b, 0);
        bit(1);
    }

    private void character(int b, int stop) {
        bit(0);
        for (int i = 0; i < 8; i++) {
            bit(b >> i & 1);
        }
        bit(stop);
    }

    private void bit(int level) {
        pins.rx(level);
        idle(1);
    }

    /** Lets the time of that many bits pass. */
    void idle(int bits) {
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
            throw new AssertionError("a start bit of half its length");
        } else if (slot >= 1 && slot <= 8) {
            character |= tx << slot - 1;
        } else if (slot == 9) {
            if (tx != 1) {
                throw new AssertionError("no stop bit after " + character);
            }
            receiving = false;
            reader.take(character).ifPresent(answers::add);
        }
    }

    /** Drops the answers that have come, and those on their way. */
    void drop() {
        idle(200);
        answers.clear();
    }

    /** The next answer, if one comes within the time of that many bits. */
    Optional<byte[]> answer(int bits) {
        for (int i = 0; i < bits && answers.isEmpty(); i++) {
            idle(1);
        }
        return Optional.ofNullable(answers.poll());
    }
}
