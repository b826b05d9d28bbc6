package dev.synfire.cli.options;

import dev.synfire.importer.Dataset;
import dev.synfire.network.Network;
import dev.synfire.problem.Problem;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The samples that a build is verified with and whose accuracy it tells: a mixin. */
public final class BuildSamples {
    @Option(names = "--inputs", paramLabel = "FILE", description = "Samples, if not those beside the network.")
    private Optional<Path> inputs;

    @Option(names = "--labels", paramLabel = "FILE", description = "What the samples show.")
    private Optional<Path> labels;

    @Option(names = "--no-verify", description = "Do not compare the core with the golden model first.")
    private boolean noVerify;

    @Option(
            names = "--samples",
            paramLabel = "N",
            description = "How many samples are compared with the golden model; 64 if not given.")
    private Optional<Integer> count = Optional.empty();

    /** The samples that were named, or those beside the network if there are any. */
    public Optional<Dataset> dataset(NetworkArgument argument, Network network) {
        return argument.samples(network, inputs, labels);
    }

    /** How many are compared with the golden model: so many, or none. */
    public int verified(int usual) {
        int wanted = count.orElse(usual);
        if (wanted < 1) {
            throw Problem.wrongInput(
                    "out-of-range", "--samples", "samples are " + wanted + ", expected at least 1", "");
        }
        return noVerify ? 0 : wanted;
    }
}
