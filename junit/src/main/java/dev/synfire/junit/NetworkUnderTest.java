package dev.synfire.junit;

import dev.synfire.cli.Synfire;
import dev.synfire.files.FileKind;
import dev.synfire.files.OutputFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.opentest4j.AssertionFailedError;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * A network as the commands of Synfire see it: what a check finds here, they find. All of it is computed in this JVM, without
 * Verilator or any other tool.
 */
public final class NetworkUnderTest {
    /** The system property with which {@link #assertAsRecorded} writes its file: {@code mvn test -Dsynfire.record=true}. */
    public static final String RECORD = "synfire.record";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String network;
    private final String inputs;
    private final String labels;
    private final List<String> options;

    NetworkUnderTest(String network, String inputs, String labels, List<String> options) {
        this.network = network;
        this.inputs = inputs;
        this.labels = labels;
        this.options = List.copyOf(options);
    }

    /**
     * The share of samples whose label the integer network gives, from 0 to 1.
     *
     * @throws AssertionError if the network cannot be read, or its samples have no labels
     */
    public double accuracy() {
        JsonNode share = run("evaluate", labels.isEmpty() ? new String[0] : new String[] {"--labels=" + labels})
                .path("integerAccuracy");
        if (!share.isNumber()) {
            throw new AssertionFailedError(
                    network + ": the samples have no labels; put labels.npy beside the network, or write labels ="
                            + " \"FILE\"");
        }
        return share.asDouble();
    }

    /**
     * Fails if the integer network is right less often.
     *
     * @param least a share from 0 to 1
     */
    public void assertAccuracy(double least) {
        double accuracy = accuracy();
        if (accuracy < least) {
            throw new AssertionFailedError(
                    String.format(
                            Locale.ROOT,
                            "%s: right for %.2f %% of the samples, expected at least %.2f %%",
                            network,
                            100 * accuracy,
                            100 * least),
                    least,
                    accuracy);
        }
    }

    /**
     * Fails unless the core computes what the golden model computes, bit for bit: every event, current, membrane and result.
     * Streams pause at random.
     *
     * @param samples how many are presented, of those beside the network or else random ones
     * @param seed of the pauses and of random samples
     */
    public void assertCoreMatches(int samples, long seed) {
        JsonNode result = run("verify", "--engine=jvm", "--samples=" + samples, "--stalls", "--seed=" + seed);
        long mismatches = result.path("mismatches").asLong(-1);
        if (mismatches != 0) {
            throw new AssertionFailedError(network + ": " + mismatches + " values differ, seed " + seed);
        }
    }

    /**
     * Fails unless the integers are those of the file, which names them by their hash: any change of a weight, a threshold or
     * a width shows. Where the tests run with {@code -Dsynfire.record=true} it writes the file instead.
     *
     * @param file to be kept in version control
     */
    public void assertAsRecorded(Path file) {
        String hash = integersHash();
        if (Boolean.getBoolean(RECORD)) {
            OutputFile.write(file, FileKind.ANY, hash + "\n");
            return;
        }
        String again = "run the tests once with -D" + RECORD + "=true to write it";
        if (!Files.isRegularFile(file)) {
            throw new AssertionFailedError(file + ": nothing is recorded yet; " + again);
        }
        String recorded = read(file);
        if (!recorded.equals(hash)) {
            throw new AssertionFailedError(
                    network + ": the integers are not those recorded in " + file + "; if that is meant, " + again,
                    recorded,
                    hash);
        }
    }

    /** The SHA-256 of the integer network, in hexadecimal digits, as in manifest.json. */
    public String integersHash() {
        try {
            Path folder = Files.createTempDirectory("synfire-junit");
            try {
                return run("generate", "--output=" + folder.resolve("core"))
                        .path("networkHash")
                        .asString();
            } finally {
                delete(folder);
            }
        } catch (IOException e) {
            throw new AssertionFailedError("no temporary folder can be used: " + e.getMessage(), e);
        }
    }

    private JsonNode run(String command, String... more) {
        List<String> words = new ArrayList<>(List.of(command, network));
        if (!inputs.isEmpty()) {
            words.add("--inputs=" + inputs);
        }
        words.addAll(options);
        words.addAll(List.of(more));
        words.add("--json");
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Synfire.run(new PrintWriter(out, true), new PrintWriter(err, true), words.toArray(String[]::new));
        if (code != 0) {
            throw new AssertionFailedError("synfire " + String.join(" ", words) + " ended with " + code + ": "
                    + err.toString().strip());
        }
        return JSON.readTree(out.toString());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new AssertionFailedError(file + " can't be read: " + e.getMessage(), e);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
