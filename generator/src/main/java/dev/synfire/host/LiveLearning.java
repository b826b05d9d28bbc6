package dev.synfire.host;

import dev.synfire.board.link.LinkCommand;
import dev.synfire.board.link.LinkError;
import dev.synfire.core.learning.LearnedWords;
import dev.synfire.core.learning.StateParts;
import dev.synfire.integer.Sample;
import dev.synfire.problem.Problem;
import dev.synfire.tool.Progress;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A core on a board that learns: samples with labels, and all that was learned, read and written.
 *
 * {@snippet :
 * LiveLearning learning = LiveLearning.of(core).orElseThrow();
 * learning.learn(sample, 3);
 * LearnedWords weights = learning.read(Progress.none());
 * }
 */
public final class LiveLearning {
    /** Words that one command reads, at most. */
    private static final int AT_ONCE = 32;

    private static final int TRIES = 5;
    private static final int BYTE = 8;

    private final LiveCore core;
    private final Commands commands;
    private final StateParts parts;

    LiveLearning(LiveCore core, Commands commands, StateParts parts) {
        this.core = core;
        this.commands = commands;
        this.parts = parts;
    }

    /** How a core learns; empty if it does not. */
    public static Optional<LiveLearning> of(LiveCore core) {
        Commands commands = core.commands();
        Reply reply = commands.ask(LinkCommand.LEARNING).orElseThrow(() -> commands.silent(LinkCommand.LEARNING));
        return reply instanceof Reply.Learning(StateParts parts)
                ? Optional.of(new LiveLearning(core, commands, parts))
                : Optional.empty();
    }

    /** How what was learned is addressed. */
    public StateParts parts() {
        return parts;
    }

    /**
     * Computes a sample and learns it, once. If its answer does not come, the count of learned samples tells whether it was
     * learned.
     *
     * @return empty if the sample was learned, but its answer was lost on the way
     * @throws Problem if the board does not answer, or refuses it
     */
    public Optional<Answered> learn(Sample sample, int label) {
        int before = learned();
        return learn(sample, label, before);
    }

    /** The same where it is known how many samples have been learned before. */
    Optional<Answered> learn(Sample sample, int label, int before) {
        for (int i = 0; i < TRIES; i++) {
            Optional<Answered> answered = core.learnOnce(sample, label);
            if (answered.isPresent() || learned() != before) {
                return answered;
            }
        }
        throw commands.silent(LinkCommand.LEARN);
    }

    /** How many samples have been learned. */
    public int learned() {
        return read(parts.parts().size() - 1, 0, 1).getFirst().intValue();
    }

    /** All that was learned. */
    public LearnedWords read(Progress progress) {
        List<List<BigInteger>> all = new ArrayList<>();
        try (Progress.Task task = progress.begin("Reading weights")) {
            for (int part = 0; part < parts.parts().size(); part++) {
                int count = parts.parts().get(part).words();
                List<BigInteger> words = new ArrayList<>();
                while (words.size() < count) {
                    words.addAll(read(part, words.size(), Math.min(AT_ONCE, count - words.size())));
                    task.count(words.size(), count, "words");
                }
                all.add(words);
            }
        }
        return new LearnedWords(parts, all);
    }

    private List<BigInteger> read(int part, int word, int count) {
        for (int i = 0; i < TRIES; i++) {
            Reply reply = ask(LinkCommand.READ_LEARNED, Commands.place(part, word, (byte) count));
            if (reply instanceof Reply.Learned(byte[] bytes) && bytes.length == count * parts.bytes()) {
                return words(bytes);
            }
        }
        throw commands.silent(LinkCommand.READ_LEARNED);
    }

    private List<BigInteger> words(byte... bytes) {
        List<BigInteger> words = new ArrayList<>();
        for (int at = 0; at < bytes.length; at += parts.bytes()) {
            BigInteger word = BigInteger.ZERO;
            for (int b = parts.bytes() - 1; b >= 0; b--) {
                word = word.shiftLeft(BYTE).or(BigInteger.valueOf(Byte.toUnsignedInt(bytes[at + b])));
            }
            words.add(word);
        }
        return words;
    }

    private Reply ask(LinkCommand command, byte... payload) {
        Reply reply = commands.ask(command, payload).orElseThrow(() -> commands.silent(command));
        if (reply instanceof Reply.Refused(LinkError error)) {
            throw core.refused(error);
        }
        return reply;
    }

    /**
     * Replaces all that was learned: by the weights of the network, a count of 0 and the seed it is as after a configuration.
     *
     * @throws IllegalArgumentException if that is addressed otherwise than on this board
     */
    public void write(LearnedWords learned, Progress progress) {
        if (!learned.parts().equals(parts)) {
            throw new IllegalArgumentException("learned by a core that is laid out otherwise: " + learned.parts());
        }
        try (Progress.Task task = progress.begin("Writing weights")) {
            int all = learned.words().stream().mapToInt(List::size).sum();
            int done = 0;
            for (int part = 0; part < learned.words().size(); part++) {
                List<BigInteger> words = learned.words().get(part);
                for (int word = 0; word < words.size(); word++) {
                    ask(LinkCommand.WRITE_LEARNED, Commands.place(part, word, bytes(words.get(word))));
                    done++;
                    task.count(done, all, "words");
                }
            }
            task.done(String.format(Locale.ROOT, "%,d words", all));
        }
    }

    private byte[] bytes(BigInteger word) {
        byte[] bytes = new byte[parts.bytes()];
        for (int b = 0; b < bytes.length; b++) {
            bytes[b] = word.shiftRight(BYTE * b).byteValue();
        }
        return bytes;
    }
}
