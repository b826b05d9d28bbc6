package dev.synfire.importer;

import dev.synfire.fixed.Range;
import dev.synfire.model.Readout;
import dev.synfire.model.Report;
import dev.synfire.network.Encoder;
import dev.synfire.network.Input;
import dev.synfire.network.Layer;
import dev.synfire.network.Network;
import dev.synfire.network.neuron.Integrating;
import dev.synfire.network.neuron.Rate;
import dev.synfire.network.neuron.Spiking;
import dev.synfire.network.neuron.TwoVariable;
import dev.synfire.network.tensor.Dims;
import dev.synfire.problem.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a network file: YAML whose keys are the words of {@link dev.synfire.network.NetworkBuilder}. */
public final class NetworkFile {
    /** The name of the network file in a network's folder. */
    public static final String IN_FOLDER = "network.yaml";

    /** Where weights are looked for by name if the file doesn't say. */
    public static final String WEIGHTS = "weights.npz";

    private static final int MOST_LAYERS = 1024;

    private NetworkFile() {}

    /**
     * Reads a network.
     *
     * @param path a network file, or a folder with a {@link #IN_FOLDER}
     * @throws Problem with file and line if anything in it is wrong
     */
    public static Network read(Path path) {
        if (!Files.isDirectory(path)) {
            return read(YamlFile.read(path), path);
        }
        Path file = path.resolve(IN_FOLDER);
        if (!Files.exists(file)) {
            throw Problem.wrongInput(
                    "missing-file",
                    path.toString(),
                    "the folder has no " + IN_FOLDER,
                    "name a network file, or begin one with: synfire new NAME");
        }
        return read(YamlFile.read(file), file);
    }

    private static Network read(YamlValue root, Path path) {
        YamlMapping file = root.mapping(
                "a network",
                "synfire",
                "name",
                "input",
                "ticks",
                "weightsFile",
                "layers",
                "readout",
                "report",
                "learningSeed");
        file.required("synfire", "1").integer(1, 1);
        String name = name(file.required("name", "my-network"));
        Input input = input(file.required("input", "{size: 64}"));
        int ticks =
                file.optional("ticks").map(value -> value.integer(1, 1 << 16)).orElse(1);
        try (WeightSource weights = new WeightSource(path, file.optional("weightsFile"))) {
            List<Layer> layers = layers(file, input, weights);
            Readout readout = readout(file, layers.getLast());
            int seed = file.optional("learningSeed")
                    .map(value -> value.integer(1, Integer.MAX_VALUE))
                    .orElse(Network.LEARNING_SEED);
            Report report = file.optional("report").map(NetworkFile::report).orElse(Report.WINNER);
            return ShapeReader.told(
                    file.required("layers", ""), () -> new Network(name, input, layers, ticks, readout, report, seed));
        }
    }

    private static String name(YamlValue value) {
        String name = value.text("my-network");
        if (!name.matches("[a-z][a-z0-9-]{0,63}")) {
            throw value.problem(
                    "bad-name",
                    "name is '" + YamlValue.shortened(name)
                            + "', expected up to 64 lower-case letters, digits and hyphens, a letter first",
                    "write for example name: my-network");
        }
        return name;
    }

    private static Input input(YamlValue value) {
        YamlMapping input = value.mapping("the input", "size", "dims", "values", "scale", "encoder");
        if (input.optional("size").isPresent() && input.optional("dims").isPresent()) {
            throw value.problem("two-sizes", "the input has both size and dims", "leave size out");
        }
        Dims dims = input.optional("dims")
                .map(ShapeReader::dims)
                .orElseGet(() -> Dims.of(input.required("size", "64").integer(1, 1 << 16)));
        Range values = input.optional("values").map(NetworkFile::range).orElse(new Range(0, 1));
        double scale = input.optional("scale").map(s -> s.positive("1/16")).orElse(1.0);
        Encoder encoder = input.optional("encoder").map(EncoderReader::read).orElse(new Encoder.Direct());
        return new Input(dims, values, scale, encoder);
    }

    private static Range range(YamlValue value) {
        List<YamlValue> bounds = value.list("[0, 16]");
        if (bounds.size() != 2) {
            throw value.problem(
                    "wrong-shape",
                    "values has " + bounds.size() + " numbers, expected the smallest and the largest input",
                    "write for example values: [0, 16]");
        }
        int min = bounds.getFirst().integer(-0xffff, 0);
        int max = bounds.getLast().integer(0, 0xffff);
        if (min == max) {
            throw value.problem("out-of-range", "values hold nothing but 0", "write for example values: [0, 16]");
        }
        return new Range(min, max);
    }

    private static List<Layer> layers(YamlMapping file, Input input, WeightSource weights) {
        YamlValue list = file.required("layers", "a list with one entry a layer");
        List<YamlValue> values = list.list("- dense: 10");
        if (values.isEmpty()) {
            throw list.problem("missing-layer", "layers is empty, expected at least one", "add - dense: 10");
        }
        if (values.size() > MOST_LAYERS) {
            throw list.problem(
                    "out-of-range",
                    "there are " + values.size() + " layers, expected at most " + MOST_LAYERS,
                    "make the network smaller");
        }
        List<Entry> entries = new ArrayList<>();
        for (YamlValue value : values) {
            entries.add(Entry.of(value, entries));
        }
        LayerReader reader = new LayerReader(input, entries, weights);
        return entries.stream().map(reader::read).toList();
    }

    private static Readout readout(YamlMapping file, Layer last) {
        YamlValue value = file.required("readout", "activation, spikeCount or membrane");
        Readout readout =
                switch (value.word(
                        "activation", "spikeCount", "membrane", "firstSpike", "activationSum", "membraneMaximum")) {
                    case "activation" -> Readout.ACTIVATION;
                    case "activationSum" -> Readout.ACTIVATION_SUM;
                    case "spikeCount" -> Readout.SPIKE_COUNT;
                    case "firstSpike" -> Readout.FIRST_SPIKE;
                    case "membrane" -> Readout.MEMBRANE;
                    default -> Readout.MEMBRANE_MAXIMUM;
                };
        if (!last.neuron().has(readout)) {
            throw value.problem(
                    "readout-does-not-fit",
                    "readout is " + value.text("") + ", but the last layer is of model "
                            + last.neuron().model() + ", which has none",
                    switch (last.neuron()) {
                        case Rate _ -> "write readout: activation";
                        case Spiking _, TwoVariable _ -> "write readout: spikeCount, firstSpike or membrane";
                        case Integrating _ -> "write readout: membrane";
                    });
        }
        return readout;
    }

    private static Report report(YamlValue value) {
        return value.word("winner", "scores").equals("winner") ? Report.WINNER : Report.SCORES;
    }

    /** A file that another one names, which lies in the same folder. */
    static Path beside(Path file, String name) {
        return Optional.ofNullable(file.getParent())
                .map(folder -> folder.resolve(name))
                .orElse(Path.of(name));
    }
}
