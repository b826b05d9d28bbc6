package dev.synfire.host;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.function.UnaryOperator;

/** A board that answers what a test has written down, and keeps the bodies that were sent to it. */
final class Script implements Connection {
    final List<String> sent = new ArrayList<>();
    private final Queue<String> answers;
    private final Queue<Byte> received = new ArrayDeque<>();
    private final UnaryOperator<byte[]> damage;
    private final Frames.Reader reader = new Frames.Reader();

    /** Answers to one command after the other: bodies in hexadecimal digits, TT for the command's tag; "" for silence. */
    Script(String... answers) {
        this(frame -> frame, answers);
    }

    Script(UnaryOperator<byte[]> damage, String... answers) {
        this.damage = damage;
        this.answers = new ArrayDeque<>(List.of(answers));
    }

    @Override
    public String name() {
        return "script";
    }

    @Override
    public void send(byte... bytes) {
        for (byte b : bytes) {
            reader.take(b & 0xff).ifPresent(this::answer);
        }
    }

    private void answer(byte[] command) {
        sent.add(HexFormat.of().formatHex(command));
        String next = answers.isEmpty() ? "" : answers.remove();
        if (!next.isEmpty()) {
            String body = next.replace(" ", "").replace("TT", "%02x".formatted(command[1]));
            for (byte b : damage.apply(Frames.frame(HexFormat.of().parseHex(body)))) {
                received.add(b);
            }
        }
    }

    @Override
    public OptionalInt receive(Duration patience) {
        return received.isEmpty() ? OptionalInt.empty() : OptionalInt.of(received.remove() & 0xff);
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
