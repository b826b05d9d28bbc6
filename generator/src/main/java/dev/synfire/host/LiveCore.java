package dev.synfire.host;

import dev.synfire.board.link.Identity;
import dev.synfire.board.link.LinkCommand;
import dev.synfire.board.link.LinkError;
import dev.synfire.board.link.LoadCommands;
import dev.synfire.board.link.PayloadFormat;
import dev.synfire.fixed.IntVector;
import dev.synfire.fixed.Range;
import dev.synfire.integer.Sample;
import dev.synfire.problem.Problem;
import dev.synfire.tool.Progress;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;

/**
 * A core on a board, real or simulated, that computes samples.
 *
 * {@snippet :
 * try (LiveCore core = LiveCore.of(SerialConnection.open("/dev/ttyUSB1", 1_000_000))) {
 *     Answered answered = core.run(0, 0, 5, 13);
 *     System.out.println(answered.label());
 * }
 * }
 */
public final class LiveCore implements AutoCloseable {
    /** Silence after which a command counts as lost: docs/host-protocol.md. */
    public static final Duration PATIENCE = Duration.ofSeconds(1);

    private static final int TRIES = 3;

    private final Connection connection;
    private final Commands commands;
    private final Identity identity;
    private final PayloadFormat format;

    private LiveCore(Connection connection, Commands commands, Identity identity) {
        this.connection = connection;
        this.commands = commands;
        this.identity = identity;
        this.format = new PayloadFormat(identity.inputs(), new Range(identity.min(), identity.max()));
    }

    /**
     * The core at the other end of a connection, which is closed with it.
     *
     * @throws Problem no-answer if none answers, another-protocol if it speaks another version
     */
    public static LiveCore of(Connection connection) {
        var commands = new Commands(connection, PATIENCE);
        Reply reply = commands.ask(LinkCommand.IDENTIFY).orElseThrow(() -> commands.silent(LinkCommand.IDENTIFY));
        return of(connection, commands, reply).orElseThrow(() -> commands.silent(LinkCommand.IDENTIFY));
    }

    /** The core at the other end of a connection, if one answers in that time. */
    public static Optional<LiveCore> ifAny(Connection connection, Duration patience) {
        Optional<Reply> reply = new Commands(connection, patience).ask(LinkCommand.IDENTIFY);
        return reply.flatMap(its -> of(connection, new Commands(connection, PATIENCE), its));
    }

    private static Optional<LiveCore> of(Connection connection, Commands commands, Reply reply) {
        if (!(reply instanceof Reply.Identified(Identity identity))) {
            return Optional.empty();
        }
        if (identity.version() != Identity.VERSION) {
            throw Problem.wrongInput(
                    "another-protocol",
                    connection.name(),
                    "the board speaks version " + identity.version() + " of the host protocol, not " + Identity.VERSION,
                    "build again with this version of Synfire and load the board");
        }
        return Optional.of(new LiveCore(connection, commands, identity));
    }

    /** What the core is. */
    public Identity identity() {
        return identity;
    }

    /** What the user calls the connection. */
    public String port() {
        return connection.name();
    }

    /**
     * Computes a sample that shows the same codes in every tick.
     *
     * @param codes one for each input address, 0 for no event
     */
    public Answered run(int... codes) {
        return run(Sample.constant(IntVector.of(codes)));
    }

    /**
     * Computes a sample.
     *
     * @throws Problem if the board does not answer, or refuses it
     */
    public Answered run(Sample sample) {
        return run(sample, () -> false).orElseThrow();
    }

    /**
     * Computes a sample, which may be given up between two ticks; the board starts the next sample afresh.
     *
     * @param givesUp asked before every tick but the first
     * @return empty if it was given up
     */
    public Optional<Answered> run(Sample sample, BooleanSupplier givesUp) {
        if (sample.frames().size() == 1) {
            Reply reply = commands.ask(LinkCommand.RUN, events(sample, 0))
                    .orElseThrow(() -> commands.silent(LinkCommand.RUN));
            return Optional.of(answered(reply, true));
        }
        for (int i = 0; i < TRIES; i++) {
            Optional<Reply> last = ticks(sample, givesUp);
            if (last.isPresent()) {
                return last.map(reply -> answered(reply, false));
            }
            if (givesUp.getAsBoolean()) {
                return Optional.empty();
            }
        }
        throw commands.silent(LinkCommand.NEXT_TICK);
    }

    /** The answer to the last tick; empty if a tick or its answer was lost, for it is not known which. */
    private Optional<Reply> ticks(Sample sample, BooleanSupplier givesUp) {
        Optional<Reply> reply = commands.ask(LinkCommand.FIRST_TICK, events(sample, 0));
        for (int tick = 1;
                tick < identity.frames()
                        && reply.filter(Reply.Done.class::isInstance).isPresent();
                tick++) {
            if (givesUp.getAsBoolean()) {
                return Optional.empty();
            }
            reply = commands.once(LinkCommand.NEXT_TICK, events(sample, tick));
        }
        return reply.filter(its -> !(its instanceof Reply.Done) && !Commands.isDamaged(its) && !isLost(its));
    }

    /** What commands are sent with. */
    Commands commands() {
        return commands;
    }

    /**
     * Presents a sample that is learned, once: a command that was damaged or lost must not be repeated blindly.
     *
     * @return empty if an answer did not come, or says that a command was damaged
     */
    Optional<Answered> learnOnce(Sample sample, int label) {
        byte[] first = Commands.labelled(label, events(sample, 0));
        boolean whole = sample.frames().size() == 1;
        Optional<Reply> reply = commands.once(whole ? LinkCommand.LEARN : LinkCommand.LEARN_FIRST_TICK, first);
        for (int tick = 1;
                !whole
                        && tick < identity.frames()
                        && reply.filter(Reply.Done.class::isInstance).isPresent();
                tick++) {
            reply = commands.once(LinkCommand.NEXT_TICK, events(sample, tick));
        }
        return reply.filter(its -> !(its instanceof Reply.Done) && !Commands.isDamaged(its) && !isLost(its))
                .map(its -> answered(its, whole));
    }

    private static boolean isLost(Reply reply) {
        return reply instanceof Reply.Refused(LinkError error) && error == LinkError.NO_SAMPLE;
    }

    private byte[] events(Sample sample, int tick) {
        return Commands.events(format, sample.frame(tick).toArray());
    }

    private Answered answered(Reply reply, boolean whole) {
        return switch (reply) {
            case Reply.Result(int label, int score, int cycles) ->
                new Answered(label, IntVector.of(score), whole ? OptionalInt.of(cycles) : OptionalInt.empty());
            case Reply.Scores scores ->
                new Answered(
                        scores.label(), scores.scores(), whole ? OptionalInt.of(scores.cycles()) : OptionalInt.empty());
            case Reply.Refused(LinkError error) -> throw refused(error);
            case Reply.Done _, Reply.Identified _, Reply.Learning _, Reply.Learned _ ->
                throw commands.silent(LinkCommand.RUN);
        };
    }

    Problem refused(LinkError error) {
        String word = error.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return error == LinkError.NOT_LOADED
                ? Problem.wrongInput(
                        word,
                        connection.name(),
                        "the board waits for its weights",
                        "name the build's folder, which holds weights.bin, in place of the network")
                : Problem.toolFailed(
                        word,
                        connection.name(),
                        "the board refused a command: " + word,
                        "docs/host-protocol.md says what that means");
    }

    /**
     * Sends the contents of memories that start empty.
     *
     * @param image what the build left in weights.bin
     * @throws Problem if the board does not answer, or refuses a piece
     */
    public void load(byte[] image, Progress progress) {
        try (Progress.Task task = progress.begin("Sending weights")) {
            for (int from = 0; from < image.length; from += LoadCommands.PIECE) {
                int length = Math.min(LoadCommands.PIECE, image.length - from);
                Reply reply = commands.ask(LinkCommand.LOAD, Commands.piece(image, from, length))
                        .orElseThrow(() -> commands.silent(LinkCommand.LOAD));
                if (reply instanceof Reply.Refused(LinkError error)) {
                    throw refused(error);
                }
                task.count(from + length, image.length, "bytes");
            }
            task.done(String.format(Locale.ROOT, "%,d bytes", image.length));
        }
    }

    @Override
    public void close() {
        connection.close();
    }
}
