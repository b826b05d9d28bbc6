package dev.synfire.importer;

import dev.synfire.files.FileKind;
import dev.synfire.files.OutputFile;
import dev.synfire.model.Report;
import dev.synfire.network.Encoder;
import dev.synfire.network.Input;
import dev.synfire.network.Layer;
import dev.synfire.network.Network;
import dev.synfire.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes a network as {@link NetworkFile} reads it: {@value NetworkFile#IN_FOLDER} and its {@value NetworkFile#WEIGHTS}.
 * What is read again equals what was written, in every bit of every number; the same network gives the same bytes.
 */
public final class NetworkWriter {
    private static final FileKind FRESH = FileKind.fresh("name another folder with -o");

    private NetworkWriter() {}

    /** What to write: the text of a network file, and the arrays it names. */
    private record Written(String text, ArrayWriter arrays) {}

    /**
     * Writes a network into a folder, which is made if it isn't there: both files or none.
     *
     * @param comments what stands above the network, a line each
     * @throws Problem exists if one of them is there already, disk-full or unwritable
     */
    public static void write(Network network, Path folder, List<String> comments) {
        Written written = written(network, comments);
        Path arrays = folder.resolve(NetworkFile.WEIGHTS);
        Path text = folder.resolve(NetworkFile.IN_FOLDER);
        check(folder);
        try (OutputFile arraysFile = OutputFile.start(arrays, FRESH);
                OutputFile textFile = OutputFile.start(text, FRESH)) {
            arraysFile.write(written.arrays.bytes());
            textFile.write(written.text.getBytes(StandardCharsets.UTF_8));
            arraysFile.complete();
            textFile.complete();
        }
    }

    /**
     * Makes sure that a folder has no network: for a command that works before it writes.
     *
     * @throws Problem exists if it has
     */
    public static void check(Path folder) {
        OutputFile.check(folder.resolve(NetworkFile.IN_FOLDER), FRESH);
        OutputFile.check(folder.resolve(NetworkFile.WEIGHTS), FRESH);
    }

    private static Written written(Network network, List<String> comments) {
        StringBuilder text = new StringBuilder();
        for (String comment : comments) {
            comment.lines().forEach(line -> text.append(("# " + line).strip()).append('\n'));
        }
        ArrayWriter arrays = new ArrayWriter();
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("synfire", 1);
        keys.put("name", network.name());
        keys.put("input", input(network.input()));
        keys.put("ticks", network.ticks());
        List<Object> layers = new ArrayList<>();
        for (Layer layer : network.layers()) {
            layers.add(LayerWriter.write(network, layer, arrays));
        }
        keys.put("layers", layers);
        keys.put(
                "readout",
                switch (network.readout()) {
                    case ACTIVATION -> "activation";
                    case ACTIVATION_SUM -> "activationSum";
                    case SPIKE_COUNT -> "spikeCount";
                    case FIRST_SPIKE -> "firstSpike";
                    case MEMBRANE -> "membrane";
                    case MEMBRANE_MAXIMUM -> "membraneMaximum";
                });
        if (network.report() == Report.SCORES) {
            keys.put("report", "scores");
        }
        if (network.learningSeed() != Network.LEARNING_SEED) {
            keys.put("learningSeed", network.learningSeed());
        }
        return new Written(text + YamlText.of(keys), arrays);
    }

    private static Map<String, Object> input(Input input) {
        Map<String, Object> keys = new LinkedHashMap<>();
        if (input.dims().count() == 1 && input.size() <= 1 << 16) {
            keys.put("size", input.size());
        } else {
            keys.put("dims", TransformWriter.lengths(input.dims()));
        }
        keys.put("values", List.of(input.values().min(), input.values().max()));
        keys.put("scale", YamlText.number(input.scale()));
        if (!(input.encoder() instanceof Encoder.Direct)) {
            keys.put("encoder", EncoderReader.written(input.encoder()));
        }
        return keys;
    }
}
