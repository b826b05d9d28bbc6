package dev.synfire.board;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.synfire.board.link.PayloadFormat;
import dev.synfire.host.Commands;
import dev.synfire.host.Frames;
import dev.synfire.host.Reply;
import dev.synfire.host.virtual.PinUart;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** The product's own host at a simulated board's pins; it waits for 5,000 bits. */
final class Host {
    private static final int PATIENCE_BITS = 5_000;

    /** A clock of 1 MHz, by which a bit takes as many microseconds as clocks. */
    static final double MHZ = 1;

    private final PinUart uart;
    private final PayloadFormat format;
    private final Commands commands;

    Host(PinUart uart, int clocksPerBit, PayloadFormat format) {
        this.uart = uart;
        this.format = format;
        this.commands = new Commands(uart, Duration.ofNanos(1_000L * PATIENCE_BITS * clocksPerBit));
    }

    byte[] events(int... codes) {
        return Commands.events(format, codes);
    }

    /** Sends a command; its answer must come. */
    byte[] ask(int command, byte... payload) {
        return commands.ask(command, payload).orElseThrow(() -> new AssertionError("no answer to command " + command));
    }

    Reply.Result run(int... codes) {
        return result(ask(2, events(codes)));
    }

    static Reply.Result result(byte[] answer) {
        return assertInstanceOf(Reply.Result.class, Reply.read(answer).orElseThrow());
    }

    static Reply.Scores scores(byte[] answer) {
        return assertInstanceOf(Reply.Scores.class, Reply.read(answer).orElseThrow());
    }

    /** The next answer to whatever was sent, if one comes within the time of that many bits. */
    Optional<byte[]> answer(int bits) {
        var reader = new Frames.Reader();
        while (true) {
            OptionalInt b = uart.receive(bits);
            Optional<byte[]> body = b.isEmpty() ? Optional.empty() : reader.take(b.getAsInt());
            if (b.isEmpty() || body.isPresent()) {
                return body;
            }
        }
    }

    /** Drops the answers that have come, and those on their way. */
    void drop() {
        uart.idle(200);
        while (uart.receive(0).isPresent()) {
            // dropped
        }
    }
}
