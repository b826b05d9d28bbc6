package dev.synfire.flow;

import dev.synfire.board.Board;
import dev.synfire.integer.IntegerMembrane;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.integer.IntegratorNeuron;
import dev.synfire.integer.SpikingNeuron;
import dev.synfire.layout.CorePlan;
import dev.synfire.problem.Problem;
import dev.synfire.reading.WholeFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a build leaves behind for other parameters to take the place of its own: reweight.json.
 *
 * @param board what it is for
 * @param hostLoads whether the host sends the contents of memories that start empty
 * @param clockMHz the core's clock
 * @param seed with which it was placed
 * @param verifySamples how many samples were compared with the golden model
 * @param network its name
 * @param plan how it is laid out, and how much room it has
 * @param shape what another network must have in common with it, by what it is
 * @param membraneBits of the layers that have membranes
 * @param membraneFraction of the layers whose membranes leak
 */
record ReweightFile(
        String board,
        boolean hostLoads,
        double clockMHz,
        int seed,
        int verifySamples,
        String network,
        CorePlan plan,
        Map<String, String> shape,
        Map<String, Integer> membraneBits,
        Map<String, Integer> membraneFraction) {
    static final String NAME = "reweight.json";

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /** Of a build. */
    static ReweightFile of(
            Board board, double clockMHz, int seed, int verifySamples, IntegerNetwork network, CorePlan plan) {
        Map<String, Integer> bits = new TreeMap<>();
        Map<String, Integer> fraction = new TreeMap<>();
        network.layers().forEach(layer -> {
            Optional<IntegerMembrane> membrane =
                    switch (layer.model()) {
                        case SpikingNeuron spiking -> Optional.of(spiking.membrane());
                        case IntegratorNeuron integrator -> Optional.of(integrator.membrane());
                        default -> Optional.empty();
                    };
            membrane.ifPresent(its -> bits.put(layer.name(), its.bits()));
            membrane.filter(its -> !its.decay().isNone()).ifPresent(its -> fraction.put(layer.name(), its.fraction()));
        });
        return new ReweightFile(
                board.name(),
                board.hostLoads(),
                clockMHz,
                seed,
                verifySamples,
                network.name(),
                plan,
                NetworkShape.of(network),
                bits,
                fraction);
    }

    /**
     * Reads it from a build folder.
     *
     * @throws Problem if the folder is none, or of a build whose parameters stay
     */
    static ReweightFile read(Path build) {
        Path file = build.resolve(NAME);
        if (!Files.isDirectory(build)) {
            throw Problem.wrongInput(
                    "no-build", build.toString(), "there is no such folder", "name what synfire build made");
        }
        if (!Files.isRegularFile(file)) {
            throw Problem.wrongInput(
                    "not-reweightable",
                    build.toString(),
                    Files.isRegularFile(build.resolve("report.json"))
                            ? "its parameters are part of its logic"
                            : "no build of Synfire is in this folder",
                    "build it with synfire build ... --reweightable");
        }
        try {
            return JSON.readValue(WholeFile.text(file), ReweightFile.class);
        } catch (Problem | JacksonException e) {
            throw Problem.wrongInput(
                    "damaged-build",
                    file.toString(),
                    "it can't be read, or is of another version of Synfire",
                    "build again with --reweightable");
        }
    }

    /** The file's text. */
    String text() {
        return JSON.writeValueAsString(this) + "\n";
    }
}
