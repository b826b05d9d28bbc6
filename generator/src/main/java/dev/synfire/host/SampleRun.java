package dev.synfire.host;

import dev.synfire.fixed.IntVector;
import dev.synfire.golden.GoldenModel;
import dev.synfire.golden.Result;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.integer.Sample;
import dev.synfire.tool.Progress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * What a core answered to samples.
 *
 * @param rows one per sample that was computed, in order
 * @param seconds from each sample's first byte to its answer's last, all together
 * @param stopped whether the user ended it before the last sample
 */
public record SampleRun(List<Row> rows, double seconds, boolean stopped) {
    public SampleRun {
        rows = List.copyOf(rows);
    }

    /**
     * A sample.
     *
     * @param answered by the core
     * @param expected by the golden model; empty if it was not asked
     */
    public record Row(Answered answered, Optional<Answer> expected) {
        /** Whether core and golden model differ. */
        public boolean differs() {
            return expected.isPresent()
                    && (expected.get().label() != answered.label()
                            || !expected.get().scores().equals(answered.scores()));
        }
    }

    /** What the golden model says to a sample. */
    public record Answer(int label, IntVector scores) {
        /** Lets the golden model compute a sample of its network. */
        public static Answer of(GoldenModel model, IntegerNetwork network, Sample sample) {
            Result result = model.run(sample);
            IntVector scores =
                    switch (network.readout().report()) {
                        case WINNER -> IntVector.of((int) result.score());
                        case SCORES ->
                            IntVector.of(Arrays.stream(model.scores())
                                    .mapToInt(score -> (int) score)
                                    .toArray());
                    };
            return new Answer(result.label(), scores);
        }
    }

    /**
     * Presents samples to a core, one after the other.
     *
     * @param golden what to compare the answers with; empty to compare nothing
     * @param stops asked before every sample and tick
     */
    public static SampleRun of(
            LiveCore core,
            List<Sample> samples,
            Optional<IntegerNetwork> golden,
            BooleanSupplier stops,
            Progress progress) {
        Optional<GoldenModel> model = golden.map(GoldenModel::new);
        List<Row> rows = new ArrayList<>();
        long nanos = 0;
        boolean stopped = false;
        try (Progress.Task task = progress.begin("Running samples")) {
            for (Sample sample : samples) {
                long start = System.nanoTime();
                Optional<Answered> answered = stops.getAsBoolean() ? Optional.empty() : core.run(sample, stops);
                nanos += System.nanoTime() - start;
                if (answered.isEmpty()) {
                    stopped = true;
                    break;
                }
                rows.add(new Row(answered.get(), model.map(its -> Answer.of(its, golden.orElseThrow(), sample))));
                task.count(rows.size(), samples.size(), "samples");
            }
            if (!stopped) {
                task.done(String.format(Locale.ROOT, "%,d", rows.size()));
            }
        }
        return new SampleRun(rows, nanos / (double) TimeUnit.SECONDS.toNanos(1), stopped);
    }

    /** How many samples got their label. */
    public int right(IntVector labels) {
        return (int) IntStream.range(0, rows.size())
                .filter(i -> rows.get(i).answered().label() == labels.get(i))
                .count();
    }

    /** How many samples the core answered otherwise than the golden model. */
    public int mismatches() {
        return (int) rows.stream().filter(Row::differs).count();
    }

    /** Samples per second, host and line included; empty without samples. */
    public OptionalDouble samplesPerSecond() {
        return rows.isEmpty() || seconds == 0 ? OptionalDouble.empty() : OptionalDouble.of(rows.size() / seconds);
    }

    /** Clocks of the core for one sample, on average; empty where samples were sent tick by tick. */
    public OptionalDouble cyclesPerSample() {
        return rows.stream().anyMatch(row -> row.answered().cycles().isEmpty())
                ? OptionalDouble.empty()
                : rows.stream()
                        .mapToInt(row -> row.answered().cycles().getAsInt())
                        .average();
    }
}
