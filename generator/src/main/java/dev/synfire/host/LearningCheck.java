package dev.synfire.host;

import dev.synfire.core.learning.LearnedWords;
import dev.synfire.fixed.IntVector;
import dev.synfire.golden.GoldenModel;
import dev.synfire.golden.Result;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.integer.Sample;
import dev.synfire.model.Report;
import dev.synfire.problem.Problem;
import dev.synfire.tool.Progress;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;

/**
 * What came of letting a board and its golden model learn the same.
 *
 * @param samples presented
 * @param learned how many of them were learned
 * @param weightsCompared weights and biases that were read from the board and compared
 * @param mismatches answers, weights and biases that differ
 * @param lost answers that were lost on the way and so not compared
 * @param cycles of the core for a sample that is learned, its learning included, at most; 0 where they are not known
 * @param stopped whether the user ended it before the last sample
 */
public record LearningCheck(
        int samples, int learned, long weightsCompared, long mismatches, int lost, long cycles, boolean stopped) {
    /** Samples between two readings of all weights, to begin with; then twice as many, and so on. */
    private static final int FIRST_READING = 64;

    /**
     * Writes the network's own weights to a board, then presents the samples; from time to time and at the end all weights are
     * read and compared.
     *
     * @param labels one for each sample; empty: the sample is only computed
     * @param stops asked before every sample
     * @throws Problem cannot-learn if the board does not learn
     */
    public static LearningCheck of(
            LiveCore core,
            IntegerNetwork network,
            List<Sample> samples,
            List<OptionalInt> labels,
            BooleanSupplier stops,
            Progress progress) {
        LiveLearning board = LiveLearning.of(core)
                .orElseThrow(() -> Problem.wrongInput(
                        "cannot-learn",
                        core.port(),
                        "the network on this board does not learn",
                        "build the network with its learning rules, and load the board with that"));
        var golden = new GoldenModel(network);
        board.write(LearnedWords.of(board.parts(), network, 0, network.learningSeed()), progress);
        long compared = 0;
        long mismatches = 0;
        long cycles = 0;
        int lost = 0;
        int presented = 0;
        int reading = FIRST_READING;
        boolean stopped = false;
        try (Progress.Task task = progress.begin("Learning on " + core.port())) {
            while (presented < samples.size() && !stopped) {
                stopped = stops.getAsBoolean();
                if (!stopped) {
                    Sample sample = samples.get(presented);
                    OptionalInt label = labels.get(presented);
                    Optional<Answered> answered = label.isPresent()
                            ? board.learn(sample, label.getAsInt(), golden.learned())
                            : Optional.of(core.run(sample));
                    Result expected = golden.run(sample);
                    if (answered.isEmpty()) {
                        lost++;
                    } else if (differs(answered.get(), expected, golden, network)) {
                        mismatches++;
                    }
                    if (label.isPresent()) {
                        golden.learn(label.getAsInt());
                        cycles = Math.max(
                                cycles,
                                answered.map(its -> its.cycles().orElse(0)).orElse(0));
                    }
                    presented++;
                    task.count(presented, samples.size(), "samples");
                }
                if (presented == reading || presented == samples.size() || stopped) {
                    reading = 2 * reading;
                    mismatches += differences(
                            board.read(Progress.none()),
                            LearnedWords.of(
                                    board.parts(), golden.learnedNetwork(), golden.learned(), golden.randomRegister()));
                    compared += LearnedWords.values(board.parts());
                }
            }
            task.done();
        }
        return new LearningCheck(presented, golden.learned(), compared, mismatches, lost, cycles, stopped);
    }

    private static boolean differs(Answered answered, Result expected, GoldenModel golden, IntegerNetwork network) {
        IntVector scores = network.readout().report() == Report.WINNER
                ? IntVector.of((int) expected.score())
                : IntVector.of(Arrays.stream(golden.scores())
                        .mapToInt(score -> (int) score)
                        .toArray());
        return answered.label() != expected.label() || !answered.scores().equals(scores);
    }

    /** Words that differ. */
    private static long differences(LearnedWords actual, LearnedWords expected) {
        long different = 0;
        for (int part = 0; part < expected.words().size(); part++) {
            List<BigInteger> words = expected.words().get(part);
            for (int word = 0; word < words.size(); word++) {
                different += words.get(word).equals(actual.words().get(part).get(word)) ? 0 : 1;
            }
        }
        return different;
    }
}
