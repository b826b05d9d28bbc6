package dev.synfire.flow;

import dev.synfire.cosim.VerifyResult;
import dev.synfire.evaluate.Answer;
import dev.synfire.evaluate.Evaluation;
import dev.synfire.golden.GoldenModel;
import dev.synfire.importer.Dataset;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.report.BuildReport;
import dev.synfire.report.VerifyPage;
import dev.synfire.report.picture.Answers;
import dev.synfire.report.picture.AnswersPicture;
import dev.synfire.report.picture.ImageShape;
import dev.synfire.report.picture.Picture;
import dev.synfire.report.picture.Quantization;
import dev.synfire.report.picture.QuantizationPicture;
import dev.synfire.report.picture.WeightMaps;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * The pictures of a build's report that are about the network itself.
 *
 * @param network in integers
 * @param shape what its input looks like
 * @param data the samples at hand
 * @param evaluation of the network in real numbers and in integers, if there was one
 * @param verified what the co-simulation showed, if there was one
 * @param answers of the network in integers to all samples that have labels
 */
record BuildPictures(
        IntegerNetwork network,
        ImageShape shape,
        Optional<Dataset> data,
        Optional<Evaluation> evaluation,
        Optional<VerifyResult> verified,
        List<Answer> answers) {
    static BuildPictures of(
            IntegerNetwork network,
            ImageShape shape,
            Optional<Dataset> data,
            Optional<Evaluation> evaluation,
            Optional<VerifyResult> verified) {
        return new BuildPictures(
                network,
                shape,
                data,
                evaluation,
                verified,
                data.filter(samples -> samples.labels().isPresent())
                        .map(samples -> answers(network, samples))
                        .orElse(List.of()));
    }

    private static List<Answer> answers(IntegerNetwork network, Dataset samples) {
        GoldenModel model = new GoldenModel(network);
        return IntStream.range(0, samples.samples().size())
                .mapToObj(i -> {
                    model.run(samples.samples().get(i));
                    return Answer.of(
                            network,
                            model,
                            i,
                            OptionalInt.of(samples.labels().orElseThrow().get(i)));
                })
                .toList();
    }

    /** How many samples with labels are given theirs; empty if there are none. */
    Optional<BuildReport.Accuracy> accuracy() {
        return answers.isEmpty()
                ? Optional.empty()
                : Optional.of(new BuildReport.Accuracy(
                        (int) answers.stream()
                                .filter(answer -> !answer.isWrong())
                                .count(),
                        answers.size()));
    }

    /**
     * All of them, in the order of the page.
     *
     * @param placed those of the placed design
     */
    List<Picture> all(List<Picture> placed) {
        List<Picture> pictures = new ArrayList<>();
        if (!answers.isEmpty()) {
            pictures.add(new AnswersPicture(Answers.of(
                    Answers.classes(network),
                    answers,
                    sample -> shape.image(data.orElseThrow().samples().get(sample)))));
        }
        evaluation.map(Quantization::of).map(QuantizationPicture::new).ifPresent(pictures::add);
        verified.map(result -> VerifyPage.pictures(network, result)).ifPresent(pictures::addAll);
        pictures.addAll(placed);
        pictures.add(WeightMaps.of(network, shape));
        return pictures;
    }
}
