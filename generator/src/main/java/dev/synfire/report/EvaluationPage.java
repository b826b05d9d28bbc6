package dev.synfire.report;

import dev.synfire.evaluate.Evaluation;
import dev.synfire.evaluate.EvaluationText;
import dev.synfire.evaluate.RealEvaluation;
import dev.synfire.importer.Dataset;
import dev.synfire.integer.IntegerLayer;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.network.Network;
import dev.synfire.report.picture.Answers;
import dev.synfire.report.picture.AnswersPicture;
import dev.synfire.report.picture.Colours;
import dev.synfire.report.picture.Escaped;
import dev.synfire.report.picture.ImageShape;
import dev.synfire.report.picture.Parts;
import dev.synfire.report.picture.Picture;
import dev.synfire.report.picture.Quantization;
import dev.synfire.report.picture.QuantizationPicture;
import dev.synfire.report.picture.WeightMaps;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The page of an evaluation: right and wrong answers, what quantizing changed, and the weights. */
public final class EvaluationPage {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private EvaluationPage() {}

    /** The page's text. */
    public static String text(Network network, Evaluation evaluation, Dataset data) {
        IntegerNetwork integers = evaluation.quantized().network();
        ImageShape shape = ImageShape.of(network.input().dims());
        List<Picture> pictures = List.of(
                new AnswersPicture(Answers.of(
                        Answers.classes(integers),
                        evaluation.answers(),
                        sample -> shape.image(data.samples().get(sample)))),
                new QuantizationPicture(Quantization.of(evaluation)),
                WeightMaps.of(integers, shape));
        var colours = new Colours(
                new Parts(integers.layers().stream().map(IntegerLayer::name).toList()));
        Map<String, Object> told = new EvaluationText(network, evaluation, 0).json();
        told.remove("seconds"); // a page says the same every time
        ObjectNode json = JSON.valueToTree(told);
        pictures.forEach(picture -> json.set(picture.key(), picture.json()));
        return new Page(
                        network.name(),
                        "in real numbers and in integers",
                        Optional.empty(),
                        facts(evaluation),
                        pictures.stream()
                                .map(picture -> Page.Section.of(picture, colours))
                                .toList(),
                        Optional.of(JSON.writeValueAsString(json)))
                .text();
    }

    /** The page of a network that has no integer form yet. */
    public static String text(RealEvaluation evaluation) {
        var e = new Escaped();
        List<Page.Fact> facts = new ArrayList<>();
        facts.add(new Page.Fact("samples", e.count(evaluation.samples())));
        evaluation.accuracy().ifPresent(share -> facts.add(new Page.Fact("in real numbers", e.percent(share, 2))));
        facts.add(new Page.Fact("no integer form", evaluation.lacking().getMessage()));
        Map<String, Object> told = evaluation.json(0);
        told.remove("seconds");
        return new Page(
                        evaluation.network().name(),
                        "in real numbers",
                        Optional.empty(),
                        facts,
                        List.of(),
                        Optional.of(JSON.writeValueAsString(told)))
                .text();
    }

    private static List<Page.Fact> facts(Evaluation evaluation) {
        var e = new Escaped();
        List<Page.Fact> facts = new ArrayList<>();
        facts.add(new Page.Fact("samples", e.count(evaluation.samples())));
        evaluation.floatAccuracy().ifPresent(share -> facts.add(new Page.Fact("in real numbers", e.percent(share, 2))));
        evaluation.integerAccuracy().ifPresent(share -> facts.add(new Page.Fact("in integers", e.percent(share, 2))));
        facts.add(new Page.Fact("the same label", e.percent(evaluation.agreement(), 2)));
        return facts;
    }
}
