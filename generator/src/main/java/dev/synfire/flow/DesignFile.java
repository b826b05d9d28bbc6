package dev.synfire.flow;

import static dev.synfire.network.Neurons.identity;

import dev.synfire.integer.IntegerNetwork;
import dev.synfire.layout.CorePlan;
import dev.synfire.layout.MemoryStyle;
import dev.synfire.model.Readout;
import dev.synfire.network.Input;
import dev.synfire.network.Network;
import dev.synfire.problem.Problem;
import dev.synfire.reading.WholeFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a build is of: design.json, by which its board is loaded, run and simulated.
 *
 * @param board what it is for
 * @param hostLoads whether the host sends the contents of memories that start empty
 * @param clockMHz the core's clock
 * @param baud of the serial port
 * @param bitstream its file in the folder
 * @param source the folder or file that the network was read from, if it was
 * @param input what arrives from outside, in the network's own units
 * @param network what the core computes
 * @param plan how the core is laid out
 */
public record DesignFile(
        String board,
        boolean hostLoads,
        double clockMHz,
        int baud,
        String bitstream,
        Optional<String> source,
        Input input,
        IntegerNetwork network,
        CorePlan plan) {
    /** The file in a build's folder. */
    public static final String NAME = "design.json";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Whether a build is in that folder. */
    public static boolean isIn(Path folder) {
        return Files.isRegularFile(folder.resolve(NAME));
    }

    /**
     * Reads it from a build's folder.
     *
     * @throws Problem if there is no build, or one of another version of Synfire
     */
    public static DesignFile read(Path build) {
        Path file = build.resolve(NAME);
        if (!Files.isRegularFile(file)) {
            throw Problem.wrongInput(
                    "no-build",
                    build.toString(),
                    "no build of Synfire is in this folder",
                    "name what synfire build made");
        }
        try {
            return RecordJson.read(DesignFile.class, JSON.readTree(WholeFile.text(file)));
        } catch (JacksonException | IllegalArgumentException _) {
            throw Problem.wrongInput(
                    "damaged-build",
                    file.toString(),
                    "it can't be read, or is of another version of Synfire",
                    "build again");
        }
    }

    /** Whether memories of the core start empty. */
    public boolean startsEmpty() {
        return plan.layers().stream().anyMatch(layer -> layer.weights() == MemoryStyle.HUGE);
    }

    /** The file's text. */
    String text() {
        return JSON.writeValueAsString(RecordJson.write(this)) + "\n";
    }

    /** A network with the same inputs and outputs, by which samples are read. Its weights are 0. */
    public Network described() {
        Network one = Network.named(network.name())
                .input(input.size())
                .dense("output", network.output().neurons(), identity())
                .weights(new double[network.output().neurons()][input.size()])
                .readout(Readout.ACTIVATION);
        return new Network(network.name(), input, one.layers(), network.ticks(), one.readout());
    }
}
