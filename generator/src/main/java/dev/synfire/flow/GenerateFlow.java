package dev.synfire.flow;

import dev.synfire.files.OutputFolder;
import dev.synfire.handover.Block;
import dev.synfire.handover.Front;
import dev.synfire.handover.Wrappers;
import java.nio.file.Path;
import java.util.Set;

/** Writes a generated network into a folder: rtl/*.v, rtl/*.hex and manifest.json, all of them or nothing. */
public final class GenerateFlow {
    /** Where the Verilog and its memory images lie in an output folder. */
    public static final String RTL = "rtl";

    private static final long BENCH_SEED = 1;
    private static final int BENCH_SAMPLES = 8;

    private GenerateFlow() {}

    /**
     * Makes the folder, in place of an earlier output.
     *
     * @return the folder
     * @throws dev.synfire.problem.Problem if something else is there, or nothing can be written
     */
    public static Path write(Generated generated, Path folder) {
        try (OutputFolder output = OutputFolder.start(folder)) {
            write(generated, output);
            return output.complete();
        }
    }

    /**
     * Makes the folder with what others need to use the core beside it: README.md, lists of files, constraints and a test
     * bench.
     *
     * @return the folder
     * @throws dev.synfire.problem.Problem if something else is there, or nothing can be written
     */
    public static Path handOver(Generated generated, Path folder) {
        return handOver(generated, Set.of(), folder);
    }

    /**
     * Makes the folder with what others need to use the core beside it, and with wrappers.
     *
     * @return the folder
     * @throws dev.synfire.problem.Problem if something else is there, nothing can be written, or a wrapper does not suit the
     *     core
     */
    public static Path handOver(Generated generated, Set<Front> fronts, Path folder) {
        var network = generated.network();
        NetworkHash hash = NetworkHash.of(network);
        var wrappers =
                Wrappers.of(fronts, generated.core().params(), hash.first64(), Generated.target(generated.device()));
        var block = new Block(network, generated.design(), hash.toString(), RTL, wrappers);
        var files = block.files(RandomInputs.of(network, BENCH_SEED, BENCH_SAMPLES));
        try (OutputFolder output = OutputFolder.start(folder)) {
            write(generated, output);
            files.forEach(output::write);
            return output.complete();
        }
    }

    /** Writes the same as write into an output folder that gets more than this. */
    public static void write(Generated generated, OutputFolder output) {
        generated.design().files().forEach((name, text) -> output.write(RTL + "/" + name, text));
        output.write("manifest.json", new Manifest(generated).text());
    }
}
