package dev.synfire.flow;

import dev.synfire.files.OutputFolder;
import java.nio.file.Path;

/** Writes a generated network into a folder: rtl/*.v, rtl/*.hex and manifest.json, all of them or nothing. */
public final class GenerateFlow {
    /** Where the Verilog and its memory images lie in an output folder. */
    public static final String RTL = "rtl";

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

    /** Writes the same into an output folder that gets more than this. */
    public static void write(Generated generated, OutputFolder output) {
        generated.design().files().forEach((name, text) -> output.write(RTL + "/" + name, text));
        output.write("manifest.json", new Manifest(generated).text());
    }
}
