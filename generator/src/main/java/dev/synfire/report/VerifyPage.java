package dev.synfire.report;

import dev.synfire.cosim.VerifyResult;
import dev.synfire.integer.IntegerLayer;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.report.picture.Activity;
import dev.synfire.report.picture.ActivityPicture;
import dev.synfire.report.picture.Colours;
import dev.synfire.report.picture.Escaped;
import dev.synfire.report.picture.LayerShares;
import dev.synfire.report.picture.Parts;
import dev.synfire.report.picture.Picture;
import dev.synfire.report.picture.Timeline;
import dev.synfire.report.picture.TimelinePicture;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The page of a comparison of a core with the golden model: what its layers did, neuron by neuron and cycle by cycle. */
public final class VerifyPage {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private VerifyPage() {}

    /**
     * The page's text.
     *
     * @param how the run, in a few words, such as: the Verilog, in Verilator
     * @param told what is printed as JSON
     */
    public static String text(IntegerNetwork network, VerifyResult result, String how, Map<String, Object> told) {
        List<Picture> pictures = pictures(network, result);
        var colours = new Colours(
                new Parts(network.layers().stream().map(IntegerLayer::name).toList()));
        ObjectNode json = JSON.valueToTree(told);
        pictures.forEach(picture -> json.set(picture.key(), picture.json()));
        return new Page(
                        network.name(),
                        how + ", beside the golden model",
                        result.passed()
                                ? Optional.empty()
                                : Optional.of("They differ: " + result.first().getFirst()),
                        facts(result),
                        pictures.stream()
                                .map(picture -> Page.Section.of(picture, colours))
                                .toList(),
                        Optional.of(JSON.writeValueAsString(json)))
                .text();
    }

    /** What a comparison knows of a network's layers. */
    public static List<Picture> pictures(IntegerNetwork network, VerifyResult result) {
        List<Picture> pictures = new ArrayList<>();
        result.trace()
                .map(trace -> new ActivityPicture(Activity.of(network, trace)))
                .ifPresent(pictures::add);
        LayerShares shares = LayerShares.of(network, result.work());
        if (!shares.layers().isEmpty()) {
            pictures.add(shares);
        }
        result.timeline()
                .map(timeline -> Timeline.of(network, timeline))
                .filter(timeline -> !timeline.layers().isEmpty())
                .map(TimelinePicture::new)
                .ifPresent(pictures::add);
        return pictures;
    }

    private static List<Page.Fact> facts(VerifyResult result) {
        var e = new Escaped();
        List<Page.Fact> facts = new ArrayList<>();
        facts.add(new Page.Fact("samples", e.count(result.samples())));
        facts.add(new Page.Fact("ticks", e.count(result.ticks())));
        facts.add(new Page.Fact("cycles", e.count(result.cycles())));
        result.latency().ifPresent(cycles -> facts.add(new Page.Fact("latency", e.count(cycles) + " cycles")));
        facts.add(new Page.Fact("values compared", e.count(result.valuesCompared())));
        facts.add(new Page.Fact("mismatches", e.count(result.mismatches())));
        return facts;
    }
}
