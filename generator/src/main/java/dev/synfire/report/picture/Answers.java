package dev.synfire.report.picture;

import dev.synfire.evaluate.Answer;
import dev.synfire.integer.IntegerNetwork;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a network answers to samples, in integers: which classes it takes for which, by how much, and the samples that are the
 * hardest for it.
 *
 * @param classes how many there are
 * @param answers one per sample
 * @param hardest those with the smallest margins, the smallest first
 */
public record Answers(int classes, List<Answer> answers, List<Hard> hardest) {
    private static final int MOST_CLASSES = 32;
    private static final int MOST_HARD = 10;
    private static final int BINS = 40;

    /** An answer and what the sample looks like. */
    public record Hard(Answer answer, SampleImage image) {}

    public Answers {
        answers = List.copyOf(answers);
        hardest = List.copyOf(hardest);
    }

    /**
     * Chooses the hardest.
     *
     * @param image what a sample looks like, by its number
     */
    public static Answers of(int classes, List<Answer> answers, IntFunction<SampleImage> image) {
        List<Hard> hardest = answers.stream()
                .sorted(Comparator.comparingLong(Answer::margin).thenComparingInt(Answer::sample))
                .limit(MOST_HARD)
                .map(answer -> new Hard(answer, image.apply(answer.sample())))
                .toList();
        return new Answers(classes, answers, hardest);
    }

    /** How many classes a network tells apart: one output neuron decides between two. */
    public static int classes(IntegerNetwork network) {
        return Math.max(2, network.output().neurons());
    }

    /** How many samples were given their label. */
    public long right() {
        return answers.stream()
                .filter(answer -> answer.label().isPresent() && !answer.isWrong())
                .count();
    }

    /** How many samples have a label. */
    public long labelled() {
        return answers.stream().filter(answer -> answer.label().isPresent()).count();
    }

    /** Whether there is a matrix: with labels, and of classes that are not too many to be drawn. */
    public boolean hasMatrix() {
        return labelled() > 0 && classes <= MOST_CLASSES;
    }

    /** How many samples of a class, the row, are taken for another, the column. */
    public List<List<Long>> matrix() {
        long[][] counts = new long[classes][classes];
        answers.stream()
                .filter(answer -> answer.label().isPresent() && answer.label().getAsInt() < classes)
                .forEach(answer -> counts[answer.label().getAsInt()][answer.given()]++);
        List<List<Long>> rows = new ArrayList<>();
        for (long[] row : counts) {
            rows.add(Arrays.stream(row).boxed().toList());
        }
        return rows;
    }

    /** The margins of the answers that are right, or of those that are wrong, in equal bins. */
    public Histogram margins(boolean wrong) {
        long low = answers.stream().mapToLong(Answer::margin).min().orElse(0);
        long high = answers.stream().mapToLong(Answer::margin).max().orElse(0);
        long step = Math.max(1, Math.ceilDiv(high - low + 1, BINS));
        long from = Math.floorDiv(low, step) * step;
        Long[] counts = new Long[(int) (Math.floorDiv(high - from, step) + 1)];
        Arrays.fill(counts, 0L);
        answers.stream()
                .filter(answer -> answer.isWrong() == wrong)
                .forEach(answer -> counts[(int) Math.floorDiv(answer.margin() - from, step)]++);
        return new Histogram(from, step, List.of(counts));
    }

    /** Its numbers. */
    public ObjectNode json() {
        ObjectNode object = Rounded.object();
        object.put("samples", answers.size()).put("labelled", labelled()).put("right", right());
        if (hasMatrix()) {
            var matrix = object.putArray("confusion");
            matrix().forEach(row -> matrix.add(Rounded.array(row)));
        }
        ObjectNode margins = object.putObject("margins");
        margins.set("right", margins(false).json());
        margins.set("wrong", margins(true).json());
        var hard = object.putArray("hardest");
        for (Hard one : hardest) {
            ObjectNode node = hard.addObject().put("sample", one.answer().sample());
            one.answer().label().ifPresent(label -> node.put("label", label));
            node.put("answer", one.answer().given()).put("margin", one.answer().margin());
        }
        return object;
    }
}
