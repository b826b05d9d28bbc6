package dev.synfire.report.picture;

import dev.synfire.cosim.CoreTimeline;
import dev.synfire.evaluate.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/** One of each picture, of layers with names of your choice. */
public final class AllPictures {
    private AllPictures() {}

    /** All of them. */
    public static List<Picture> of(List<String> layers) {
        return List.of(
                answers(),
                quantization(layers),
                activity(layers),
                new LayerShares(layers.stream()
                        .map(name -> new LayerCycles(name, 0.5, 0.125, 0.375))
                        .toList()),
                new TimelinePicture(new Timeline(
                        100,
                        List.of(0L),
                        List.of(99L),
                        layers.stream()
                                .map(name -> new Timeline.Layer(name, List.of(new CoreTimeline.Stretch(10, 20, 15, 5))))
                                .toList())),
                new FrontierPicture(new Frontier(
                        true,
                        List.of(new Frontier.Point(layers.getFirst(), 900, 30, true, true)),
                        new Frontier.Point("this build", 1000, 31, true, false))),
                new Energy(
                        layers.getFirst(),
                        Optional.of(new Energy.Clock(24, true, 3000, 4, OptionalDouble.of(12.5))),
                        layers.stream()
                                .map(name -> new Energy.Toggles(name, 100, 12.5, 4321))
                                .toList()),
                new WeightMaps(layers.stream()
                        .map(name -> new DrawnWeights(
                                name, "A tile.", 4, -2, 1, 0.25, 2, 2, new double[] {1, -2, 0, Double.NaN}))
                        .toList()));
    }

    private static Picture answers() {
        List<Answer> answers = IntStream.range(0, 40)
                .mapToObj(i -> new Answer(i, OptionalInt.of(i % 10), i % 7 == 0 ? 3 : i % 10, i % 7 == 0 ? -i : i * i))
                .toList();
        return new AnswersPicture(Answers.of(
                10,
                answers,
                sample -> sample % 2 == 0
                        ? new SampleImage(
                                8,
                                8,
                                IntStream.range(0, 64).mapToDouble(i -> i % 5).toArray())
                        : new SampleImage(4, 1, new double[] {1, -2, 3, 0})));
    }

    private static Picture quantization(List<String> layers) {
        List<Quantization.Layer> all = new ArrayList<>();
        for (String name : layers) {
            Histogram counts = new Histogram(
                    -7.5,
                    1,
                    IntStream.range(0, 15)
                            .mapToObj(i -> 50L - (i - 7) * (i - 7))
                            .toList());
            all.add(new Quantization.Layer(
                    name,
                    new Quantization.Weights(4, -7, 7, counts, counts, 3, 1, 0.29),
                    "membranes",
                    new Quantization.Signals(
                            new Histogram(-0.5, 0.25, List.of(1L, 20L, 300L, 0L)),
                            new Histogram(-0.5, 0.25, List.of(0L, 21L, 299L, 1L)),
                            -8,
                            8,
                            0.001,
                            0.0123,
                            0.25),
                    OptionalDouble.of(31.5),
                    Optional.of(new Quantization.Spikes(1234, 1230))));
        }
        return new QuantizationPicture(new Quantization(128, 0.99219, all));
    }

    private static Picture activity(List<String> layers) {
        int ticks = 16;
        List<int[]> sent = IntStream.range(0, ticks)
                .mapToObj(tick -> IntStream.range(0, 12)
                        .map(n -> (tick * 5 + n * 3) % 7 == 0 ? 1 : 0)
                        .toArray())
                .toList();
        List<Integer> membrane = IntStream.range(0, ticks)
                .map(tick -> tick * 37 % 100 - 20)
                .boxed()
                .toList();
        return new ActivityPicture(new Activity(
                0,
                ticks,
                sent,
                layers.stream()
                        .map(name -> new Activity.Layer(name, sent, sent))
                        .toList(),
                List.of(new Activity.Membrane(
                        layers.getFirst(), 3, membrane, membrane, OptionalLong.of(64), List.of(2, 9)))));
    }
}
