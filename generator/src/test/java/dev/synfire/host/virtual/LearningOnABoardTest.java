package dev.synfire.host.virtual;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.synfire.board.link.Identity;
import dev.synfire.board.link.Line;
import dev.synfire.board.link.LinkError;
import dev.synfire.board.link.PayloadFormat;
import dev.synfire.board.link.SynfireHost;
import dev.synfire.core.learning.LearnedWords;
import dev.synfire.golden.GoldenModel;
import dev.synfire.golden.Result;
import dev.synfire.hdl.sim.Simulation;
import dev.synfire.host.Answered;
import dev.synfire.host.Commands;
import dev.synfire.host.Connection;
import dev.synfire.host.LiveCore;
import dev.synfire.host.LiveLearning;
import dev.synfire.host.Reply;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.integer.RandomLearning;
import dev.synfire.integer.Sample;
import dev.synfire.integer.Seeds;
import dev.synfire.plan.PlanRequest;
import dev.synfire.plan.Planner;
import dev.synfire.problem.Problem;
import dev.synfire.tool.Progress;
import java.time.Duration;
import java.util.Arrays;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Boards whose networks learn, in the JVM, whole bytes at their ports. {@code -Dsynfire.seed=N} repeats a run that printed N. */
@Timeout(300)
class LearningOnABoardTest {
    private static final int SAMPLES = 30;
    private static final int LEARN = 0x20;
    private static final int LEARN_FIRST_TICK = 0x21;
    private static final int READ = 0x23;
    private static final int WRITE = 0x24;

    private final long seed = Seeds.first();
    private SplittableRandom random;
    private IntegerNetwork network;
    private GoldenModel golden;

    /** A board of a random network. */
    private SimulatedConnection board(long number) {
        random = new SplittableRandom(number);
        network = RandomLearning.network(number);
        golden = new GoldenModel(network);
        return connect(network);
    }

    private static SimulatedConnection connect(IntegerNetwork network) {
        SynfireHost host = new SynfireHost(new SynfireHost.Params(
                network,
                Planner.plan(network, Optional.empty(), PlanRequest.DEFAULT),
                new Line.Bytes(),
                Identity.of(network, 7, 24).bytes(),
                Optional.empty()));
        return new SimulatedConnection("virtual", new ByteBoard(Simulation.of(host), host, Optional.empty()));
    }

    private int label() {
        return random.nextInt(Math.max(2, network.output().neurons()));
    }

    private void compare(LiveLearning learning, String when) {
        assertEquals(
                LearnedWords.of(learning.parts(), golden.learnedNetwork(), golden.learned(), golden.randomRegister()),
                learning.read(Progress.none()),
                () -> when + ", network " + RandomLearning.describe(network));
    }

    private void agree(Answered answered, Sample sample) {
        Result result = golden.run(sample);
        assertEquals(result.label(), answered.label(), () -> RandomLearning.describe(network));
        assertEquals(result.score(), answered.scores().get(0));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5})
    void learnsAsTheGoldenModel(int offset) {
        System.out.println("Learning on boards from seed " + seed);
        try (LiveCore core = LiveCore.of(board(seed + offset))) {
            LiveLearning learning = LiveLearning.of(core).orElseThrow();
            for (int i = 0; i < SAMPLES; i++) {
                Sample sample = RandomLearning.sample(network, random);
                if (random.nextInt(3) == 0) {
                    agree(core.run(sample), sample);
                } else {
                    int label = label();
                    agree(learning.learn(sample, label).orElseThrow(), sample);
                    golden.learn(label);
                }
            }
            assertEquals(golden.learned(), learning.learned());
            compare(learning, "learned");

            learning.write(LearnedWords.of(learning.parts(), network, 0, network.learningSeed()), Progress.none());
            golden.forget();
            compare(learning, "written");
            for (int i = 0; i < SAMPLES / 2; i++) {
                Sample sample = RandomLearning.sample(network, random);
                agree(learning.learn(sample, 1).orElseThrow(), sample);
                golden.learn(1);
            }
            compare(learning, "learned again");
        }
    }

    /** Flips bits and loses bytes, in both directions. */
    private static final class Noisy implements Connection {
        private final Connection inner;
        private final SplittableRandom noise;

        Noisy(Connection inner, SplittableRandom noise) {
            this.inner = inner;
            this.noise = noise;
        }

        @Override
        public String name() {
            return inner.name();
        }

        @Override
        public void send(byte... bytes) {
            byte[] sent = bytes.clone();
            if (noise.nextInt(25) == 0) {
                sent[noise.nextInt(sent.length)] ^= (byte) (1 << noise.nextInt(8));
            } else if (noise.nextInt(40) == 0) {
                sent = Arrays.copyOf(sent, noise.nextInt(sent.length));
            }
            inner.send(sent);
        }

        @Override
        public OptionalInt receive(Duration patience) {
            OptionalInt b = inner.receive(patience);
            return b.isPresent() && noise.nextInt(1000) == 0 ? OptionalInt.of(b.getAsInt() ^ 1 << noise.nextInt(8)) : b;
        }

        @Override
        public void close() {
            inner.close();
        }
    }

    /** The line is so bad that even the first commands may need several attempts. */
    private static LiveLearning patient(Connection line) {
        while (true) {
            try {
                return LiveLearning.of(LiveCore.of(line)).orElseThrow();
            } catch (Problem | NoSuchElementException _) {
                // again
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 11, 12})
    void damagedAndLostFramesTeachNothingWrong(int offset) {
        System.out.println("Learning over a noisy line from seed " + seed);
        SimulatedConnection clean = board(seed + offset);
        LiveLearning checked = LiveLearning.of(LiveCore.of(clean)).orElseThrow();
        LiveLearning learning = patient(new Noisy(clean, new SplittableRandom(seed + offset)));
        int lost = 0;
        for (int i = 0; i < SAMPLES; i++) {
            Sample sample = RandomLearning.sample(network, random);
            int label = label();
            Optional<Answered> answered = learning.learn(sample, label);
            golden.run(sample);
            golden.learn(label);
            lost += answered.isEmpty() ? 1 : 0;
        }
        System.out.println(lost + " answers of " + SAMPLES + " were lost");
        compare(checked, "over a noisy line");
        learning.write(LearnedWords.of(learning.parts(), network, 0, network.learningSeed()), Progress.none());
        golden.forget();
        compare(checked, "written over a noisy line");
        clean.close();
    }

    @Test
    void aSampleThatIsGivenUpTeachesNothing() {
        long number = seed;
        while (RandomLearning.network(number).ticks() < 2) {
            number++;
        }
        try (SimulatedConnection line = board(number)) {
            var commands = new Commands(line, LiveCore.PATIENCE);
            LiveCore core = LiveCore.of(line);
            LiveLearning learning = LiveLearning.of(core).orElseThrow();
            for (int i = 0; i < SAMPLES; i++) {
                Sample sample = RandomLearning.sample(network, random);
                byte[] events = Commands.events(
                        PayloadFormat.of(network.input()),
                        RandomLearning.sample(network, random).frame(0).toArray());
                byte[] first = new byte[events.length + 2];
                System.arraycopy(events, 0, first, 2, events.length);
                assertEquals((byte) 0x83, commands.ask(LEARN_FIRST_TICK, first).orElseThrow()[0]);
                switch (i % 3) {
                    case 0 -> {
                        agree(learning.learn(sample, 1).orElseThrow(), sample);
                        golden.learn(1);
                    }
                    case 1 -> agree(core.run(sample), sample);
                    default -> compare(learning, "given up");
                }
            }
            compare(learning, "at the end");
        }
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        try (SimulatedConnection line = board(seed)) {
            var commands = new Commands(line, LiveCore.PATIENCE);
            LiveLearning learning = LiveLearning.of(LiveCore.of(line)).orElseThrow();
            int labels = Math.max(2, network.output().neurons());
            int bytes = learning.parts().bytes();
            int parts = learning.parts().parts().size();
            int words = learning.parts().parts().getFirst().words();
            assertEquals(LinkError.BAD_LABEL, refused(commands, LEARN, labels, labels >> 8));
            assertEquals(LinkError.BAD_LABEL, refused(commands, LEARN, 1, 0x80));
            assertEquals(LinkError.BAD_LENGTH, refused(commands, LEARN, 0));
            assertEquals(LinkError.BAD_EVENT, refused(commands, LEARN, 0, 0, 255, 1));
            assertEquals(LinkError.BAD_LENGTH, refused(commands, READ, 0, 0, 0));
            assertEquals(LinkError.BAD_LENGTH, refused(commands, READ, 0, 0, 0, 0));
            assertEquals(LinkError.BAD_LENGTH, refused(commands, READ, 0, 0, 0, 1, 1));
            assertEquals(LinkError.BAD_PLACE, refused(commands, READ, parts, 0, 0, 1));
            assertEquals(LinkError.BAD_PLACE, refused(commands, READ, 0, words, words >> 8, 1));
            int[] word = new int[3 + bytes];
            word[1] = words;
            word[2] = words >> 8;
            assertEquals(LinkError.BAD_PLACE, refused(commands, WRITE, word));
            assertEquals(LinkError.BAD_LENGTH, refused(commands, WRITE, Arrays.copyOf(word, word.length - 1)));
            assertEquals(LinkError.BAD_LENGTH, refused(commands, WRITE, Arrays.copyOf(word, word.length + 1)));
            assertEquals(0, learning.learned());
            compare(learning, "refused");
        }
    }

    private static LinkError refused(Commands commands, int command, int... payload) {
        byte[] bytes = new byte[payload.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) payload[i];
        }
        byte[] answer = commands.ask(command, bytes).orElseThrow();
        assertTrue(Reply.read(answer).orElseThrow() instanceof Reply.Refused, Arrays.toString(answer));
        return ((Reply.Refused) Reply.read(answer).orElseThrow()).error();
    }
}
