package dev.synfire.host;

import dev.synfire.board.link.LinkCommand;
import dev.synfire.board.link.LinkError;
import dev.synfire.board.link.PayloadFormat;
import dev.synfire.problem.Problem;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;

/** Sends commands over a connection, and waits for the answer to each. */
public final class Commands {
    /** Often enough for a damaged byte or two; more often is a broken cable. */
    private static final int TRIES = 3;

    private final Connection connection;
    private final Duration patience;
    private final Frames.Reader reader = new Frames.Reader();
    private int tag;

    /**
     * Commands over a connection.
     *
     * @param patience how long a board may be silent before a command counts as lost
     */
    public Commands(Connection connection, Duration patience) {
        this.connection = connection;
        this.patience = patience;
    }

    /** The body of a command. */
    public static byte[] body(int command, int tag, byte... payload) {
        byte[] body = new byte[payload.length + 2];
        body[0] = (byte) command;
        body[1] = (byte) tag;
        System.arraycopy(payload, 0, body, 2, payload.length);
        return body;
    }

    /** The codes of a frame as a payload of events, without those that are 0. */
    public static byte[] events(PayloadFormat format, int... codes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int address = 0; address < codes.length; address++) {
            if (codes[address] != 0) {
                put(out, address, format.addressBytes());
                put(out, codes[address], format.valueBytes());
            }
        }
        return out.toByteArray();
    }

    /** The payload of load: where the piece begins in the image, then its bytes. */
    public static byte[] piece(byte[] image, int from, int length) {
        var out = new ByteArrayOutputStream();
        put(out, from, 3);
        out.write(image, from, length);
        return out.toByteArray();
    }

    /** The payload of a sample that is learned: its label, then events. */
    static byte[] labelled(int label, byte... events) {
        var out = new ByteArrayOutputStream();
        put(out, label, 2);
        out.writeBytes(events);
        return out.toByteArray();
    }

    /** The payload that names words of what was learned, then what follows. */
    static byte[] place(int part, int word, byte... rest) {
        var out = new ByteArrayOutputStream();
        put(out, part, 1);
        put(out, word, 2);
        out.writeBytes(rest);
        return out.toByteArray();
    }

    private static void put(ByteArrayOutputStream out, int value, int bytes) {
        for (int i = 0; i < bytes; i++) {
            out.write(value >> 8 * i);
        }
    }

    /**
     * Sends a command once and waits for its answer.
     *
     * @param command its code, of the protocol or not
     * @return the answer's body; empty if none came, or only answers to other commands
     */
    public Optional<byte[]> ask(int command, byte... payload) {
        tag = tag + 1 & 0xff;
        connection.send(Frames.frame(body(command, tag, payload)));
        return answer(tag);
    }

    /**
     * Sends a command, again if its answer does not come or says that it was damaged on its way.
     *
     * @return the answer; empty if none came to any of them
     */
    public Optional<Reply> ask(LinkCommand command, byte... payload) {
        Optional<Reply> reply = Optional.empty();
        for (int i = 0; i < TRIES && (reply.isEmpty() || isDamaged(reply.get())); i++) {
            reply = once(command, payload);
        }
        return reply;
    }

    /** Sends a command that must not be repeated, for the board may have taken it. */
    Optional<Reply> once(LinkCommand command, byte... payload) {
        return ask(command.code(), payload).flatMap(Reply::read);
    }

    static boolean isDamaged(Reply reply) {
        return reply instanceof Reply.Refused(LinkError error) && error == LinkError.BAD_CRC;
    }

    /** The failure of a command to which no answer came. */
    Problem silent(LinkCommand command) {
        return Problem.toolFailed(
                "no-answer",
                connection.name(),
                "no answer to "
                        + command.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' '),
                "check that the board is loaded with a core of Synfire's, and that no other program uses this port");
    }

    /** The next body with that tag. A damaged command's answer may have any tag. */
    private Optional<byte[]> answer(int wanted) {
        while (true) {
            Optional<byte[]> body = next();
            if (body.isEmpty()
                    || tagOf(body.get()) == wanted
                    || Reply.read(body.get()).filter(Commands::isDamaged).isPresent()) {
                return body;
            }
        }
    }

    private static int tagOf(byte[] body) {
        return body[1] & 0xff;
    }

    /** The body of the next frame that comes whole. */
    private Optional<byte[]> next() {
        while (true) {
            OptionalInt b = connection.receive(patience);
            if (b.isEmpty()) {
                return Optional.empty();
            }
            Optional<byte[]> body = reader.take(b.getAsInt());
            if (body.isPresent()) {
                return body.map(whole -> Arrays.copyOf(whole, whole.length));
            }
        }
    }
}
