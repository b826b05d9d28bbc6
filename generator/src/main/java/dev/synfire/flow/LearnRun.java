package dev.synfire.flow;

import dev.synfire.evaluate.SampleBlocks;
import dev.synfire.golden.GoldenModel;
import dev.synfire.importer.Dataset;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.tool.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * A network learns from samples in their order, in the golden model. Each sample is judged before it is learned from.
 *
 * @param samples how many were presented, in all passes
 * @param learned how many were learned from
 * @param before the share of all samples, 0 to 1, that the network judges right with the weights as given
 * @param during the share of those presented that were right when their turn came
 * @param after the share of the samples without a label that are right with the learned weights; empty if all had one
 * @param afterAll the share of all samples that are right with the learned weights
 * @param curve the share of right ones, part by part
 * @param network with the learned weights
 */
public record LearnRun(
        int samples,
        int learned,
        double before,
        double during,
        OptionalDouble after,
        double afterAll,
        List<Part> curve,
        IntegerNetwork network) {
    private static final int PARTS = 20;

    /**
     * Samples in a row.
     *
     * @param presented how many samples had been presented at its end
     * @param learned how many had been learned from at its end
     * @param right the share of its samples that were right
     */
    public record Part(int presented, int learned, double right) {}

    /**
     * Presents samples with labels, pass after pass.
     *
     * @param every one sample in that many is learned from, the first of them first
     */
    public static LearnRun of(IntegerNetwork network, Dataset data, int epochs, int every, Progress progress) {
        boolean[] before = judged(network, data, progress, "Judging the samples before");
        GoldenModel model = new GoldenModel(network);
        int count = data.samples().size();
        int all = Math.multiplyExact(count, epochs);
        List<Part> curve = new ArrayList<>();
        int right = 0;
        int rightInPart = 0;
        int partBegins = 0;
        try (Progress.Task task = progress.begin("Learning")) {
            for (int presented = 0; presented < all; presented++) {
                int sample = presented % count;
                int label = label(data, sample);
                int judged = model.run(data.samples().get(sample)).label();
                right += judged == label ? 1 : 0;
                rightInPart += judged == label ? 1 : 0;
                if (sample % every == 0) {
                    model.learn(label);
                }
                int done = presented + 1;
                if ((long) done * PARTS / all > (long) presented * PARTS / all) {
                    curve.add(new Part(done, model.learned(), (double) rightInPart / (done - partBegins)));
                    rightInPart = 0;
                    partBegins = done;
                }
                task.count(done, all, "samples");
            }
            task.done();
        }
        IntegerNetwork learned = model.learnedNetwork();
        boolean[] after = judged(learned, data, progress, "Judging the samples after");
        return new LearnRun(
                all,
                model.learned(),
                share(before, 1, false),
                (double) right / all,
                every > 1 && count > 1 ? OptionalDouble.of(share(after, every, true)) : OptionalDouble.empty(),
                share(after, 1, false),
                curve,
                learned);
    }

    private static int label(Dataset data, int sample) {
        return data.labels().orElseThrow().get(sample);
    }

    private static double share(boolean[] right, int every, boolean unlabelled) {
        int[] asked = IntStream.range(0, right.length)
                .filter(s -> !unlabelled || s % every != 0)
                .toArray();
        return (double) IntStream.of(asked).filter(s -> right[s]).count() / asked.length;
    }

    private static boolean[] judged(IntegerNetwork network, Dataset data, Progress progress, String what) {
        boolean[] right = new boolean[data.samples().size()];
        try (Progress.Task task = progress.begin(what)) {
            SampleBlocks.of(
                    right.length,
                    () -> new GoldenModel(network),
                    (model, first, end) -> {
                        for (int s = first; s < end; s++) {
                            right[s] = model.run(data.samples().get(s)).label() == label(data, s);
                        }
                        return end;
                    },
                    task);
            task.done();
        }
        return right;
    }
}
