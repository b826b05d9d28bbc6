package dev.synfire.evaluate;

import dev.synfire.golden.GoldenModel;
import dev.synfire.importer.Dataset;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.integer.IntegratorNeuron;
import dev.synfire.integer.RateNeuron;
import dev.synfire.integer.Sample;
import dev.synfire.integer.SpikingNeuron;
import dev.synfire.integer.TwoVariableNeuron;
import dev.synfire.network.Convolution;
import dev.synfire.network.Delay;
import dev.synfire.network.Dense;
import dev.synfire.network.Layer;
import dev.synfire.network.Network;
import dev.synfire.network.Pooling;
import dev.synfire.network.Scaling;
import dev.synfire.network.sim.FloatModel;
import dev.synfire.network.tensor.Matrix;
import dev.synfire.problem.Problem;
import dev.synfire.quantize.Choices;
import dev.synfire.quantize.Quantized;
import dev.synfire.tool.Progress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * Finds the smallest widths with which a network in integers still recognises enough samples.
 *
 * <p>First the same weight bits for all layers, from 8 down as long as it holds; then layer by layer, that with the most
 * synapses first, one bit fewer as long as it holds, until no layer gives another; then each membrane, by bisection. That
 * finds widths of which no single one can be a step smaller, not the least of all combinations. The same network and
 * samples always give the same answer.
 */
public final class WidthSearch {
    private static final int MOST_WEIGHT_BITS = 8;

    private final Network network;
    private final Choices choices;
    private final Function<Network, Quantized> quantizer;
    private final Dataset data;
    private final Progress.Task task;
    private final int target;
    private final double floatAccuracy;
    private final List<Trial> trials = new ArrayList<>();
    private Map<String, Integer> weightBits = new LinkedHashMap<>();
    private Map<String, Integer> membraneBits = new LinkedHashMap<>();

    /**
     * One choice of widths.
     *
     * @param weightBits of each layer
     * @param membraneBits of those layers whose membrane was not left as wide as it provably needs
     * @param accuracy the share of samples that came out right
     * @param holds whether that is enough
     */
    public record Trial(
            Map<String, Integer> weightBits, Map<String, Integer> membraneBits, double accuracy, boolean holds) {
        /** The options of the command line that make this choice. */
        public String options() {
            return "--weight-bits " + Choices.text(weightBits)
                    + (membraneBits.isEmpty() ? "" : " --membrane-bits " + Choices.text(membraneBits));
        }
    }

    /**
     * What was found.
     *
     * @param target the share of samples that had to come out right
     * @param floatAccuracy the share in real numbers
     * @param trials everything tried, in order
     * @param chosen the last that holds
     * @param choices the widths chosen, and whatever else was chosen before
     */
    public record Found(double target, double floatAccuracy, List<Trial> trials, Trial chosen, Choices choices) {
        public Found {
            trials = List.copyOf(trials);
        }
    }

    private WidthSearch(
            Network network,
            Choices choices,
            Function<Network, Quantized> quantizer,
            Dataset data,
            AccuracyTarget target,
            Progress.Task task) {
        this.network = network;
        this.choices = choices;
        this.quantizer = quantizer;
        this.data = data;
        this.task = task;
        int real = realRight();
        this.target = target.right(data.samples().size(), real);
        this.floatAccuracy = (double) real / data.samples().size();
    }

    /**
     * Searches.
     *
     * @param network as its file says
     * @param choices what else was chosen; their widths are where the search starts from
     * @param quantizer makes integers of a network
     * @throws Problem if there are no labels, or not even the widest weights hold the target
     */
    public static Found run(
            Network network,
            Choices choices,
            Function<Network, Quantized> quantizer,
            Dataset data,
            AccuracyTarget target,
            Progress progress) {
        if (data.labels().isEmpty()) {
            throw Problem.wrongInput(
                    "missing-labels", "--target-accuracy", "the samples have no labels", "add --labels FILE");
        }
        try (Progress.Task task = progress.begin("Searching widths")) {
            return new WidthSearch(network, choices, quantizer, data, target, task).run();
        }
    }

    private Found run() {
        uniformWeights();
        weightsLayerByLayer();
        membranes();
        Trial chosen = trials.stream()
                .filter(t ->
                        t.weightBits().equals(weightBits) && t.membraneBits().equals(membraneBits))
                .findFirst()
                .orElseThrow();
        return new Found(
                (double) target / data.samples().size(),
                floatAccuracy,
                trials,
                chosen,
                choices.weightBits(weightBits).membraneBits(membraneBits));
    }

    private void uniformWeights() {
        int bits = MOST_WEIGHT_BITS;
        if (!tried(uniform(bits), Map.of())) {
            Trial widest = trials.getLast();
            throw Problem.checkFailed(
                    "target-not-reached",
                    "--target-accuracy",
                    String.format(
                            Locale.ROOT,
                            "weights of %d bits give %.2f %%, less than %.2f %%",
                            bits,
                            100 * widest.accuracy(),
                            100.0 * target / data.samples().size()),
                    "ask for less, or give wider activations or membranes");
        }
        while (bits > 1 && tried(uniform(bits - 1), Map.of())) {
            bits--;
        }
        weightBits = uniform(bits);
    }

    private Map<String, Integer> uniform(int bits) {
        Map<String, Integer> all = new LinkedHashMap<>();
        network.layers().forEach(layer -> all.put(layer.name(), bits));
        return all;
    }

    private void weightsLayerByLayer() {
        if (network.layers().size() == 1) {
            return;
        }
        List<String> bySize = network.layers().stream()
                .sorted(Comparator.comparingLong(WidthSearch::synapses).reversed())
                .map(Layer::name)
                .toList();
        boolean changed = true;
        while (changed) {
            changed = false;
            for (String layer : bySize) {
                while (weightBits.get(layer) > 1
                        && tried(with(weightBits, layer, weightBits.get(layer) - 1), Map.of())) {
                    weightBits = trials.getLast().weightBits();
                    changed = true;
                }
            }
        }
    }

    private static long synapses(Layer layer) {
        return layer.projections().stream()
                .flatMap(projection -> projection.path().stream())
                .mapToLong(transform -> switch (transform) {
                    case Dense(Matrix weights) -> (long) weights.rows() * weights.columns();
                    case Convolution convolution -> convolution.weights().size();
                    case Pooling _, Scaling _, Delay _ -> 0;
                })
                .sum();
    }

    /** From the width that a membrane gets by itself down to the least that holds. */
    private void membranes() {
        IntegerNetwork proven =
                quantizer.apply(choices.weightBits(weightBits).in(network)).network();
        proven.layers().forEach(layer -> {
            int widest =
                    switch (layer.model()) {
                        case SpikingNeuron neuron -> neuron.membraneBits();
                        case IntegratorNeuron neuron -> neuron.membraneBits();
                        case RateNeuron _, TwoVariableNeuron _ -> 0;
                    };
            int fails = 1;
            int holds = widest;
            while (holds - fails > 1) {
                int bits = (holds + fails) / 2;
                if (tried(weightBits, with(membraneBits, layer.name(), bits))) {
                    holds = bits;
                } else {
                    fails = bits;
                }
            }
            if (holds < widest) {
                membraneBits = with(membraneBits, layer.name(), holds);
            }
        });
    }

    private static Map<String, Integer> with(Map<String, Integer> widths, String layer, int bits) {
        Map<String, Integer> changed = new LinkedHashMap<>(widths);
        changed.put(layer, bits);
        return changed;
    }

    /** Whether these widths hold; a width that can't even hold its threshold does not. */
    private boolean tried(Map<String, Integer> weights, Map<String, Integer> membranes) {
        for (Trial trial : trials) {
            if (trial.weightBits().equals(weights) && trial.membraneBits().equals(membranes)) {
                return trial.holds();
            }
        }
        Choices widths = choices.weightBits(weights).membraneBits(membranes);
        int right;
        try {
            right = right(quantizer.apply(widths.in(network)).network());
        } catch (Problem tooNarrow) {
            if (!tooNarrow.code().equals("membrane-too-narrow")) {
                throw tooNarrow;
            }
            return false;
        }
        Trial trial =
                new Trial(weights, membranes, (double) right / data.samples().size(), right >= target);
        trials.add(trial);
        return trial.holds();
    }

    private int right(IntegerNetwork integers) {
        GoldenModel golden = new GoldenModel(integers);
        List<Sample> samples = data.samples();
        int right = 0;
        for (int s = 0; s < samples.size(); s++) {
            right += golden.run(samples.get(s)).label() == label(s) ? 1 : 0;
            task.count(s + 1, samples.size(), "samples, choice " + (trials.size() + 1));
        }
        return right;
    }

    private int realRight() {
        FloatModel model = new FloatModel(network);
        List<Sample> samples = data.samples();
        int right = 0;
        for (int s = 0; s < samples.size(); s++) {
            right += model.run(RealFrames.of(network, samples.get(s))).label() == label(s) ? 1 : 0;
            task.count(s + 1, samples.size(), "samples, in real numbers");
        }
        return right;
    }

    private int label(int sample) {
        return data.labels().orElseThrow().get(sample);
    }
}
