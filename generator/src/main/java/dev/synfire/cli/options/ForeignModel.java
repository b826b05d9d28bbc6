package dev.synfire.cli.options;

import dev.synfire.importer.nir.NirFile;
import dev.synfire.problem.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Files of other tools that hold no network that can be read as it is, and how to export one. */
enum ForeignModel {
    PYTORCH(
            List.of(".pt", ".pth"),
            "a PyTorch file holds Python objects, which only PyTorch reads",
            "export it there: torch.onnx.export(model, (torch.zeros(1, INPUTS),), \"model.onnx\", dynamo=False),"
                    + " or for snnTorch, Norse and Sinabs as .nir (docs/import.md)"),
    KERAS(
            List.of(".keras", ".h5", ".hdf5"),
            "a Keras file is not read as it is",
            "export it there: tf2onnx.convert.from_function(..., output_path=\"model.onnx\") (docs/import.md)"),
    EVENTS(
            List.of(".aedat", ".aedat4"),
            "an .aedat file holds recorded events, no network",
            "count its events into an .npy array (samples, ticks, inputs) for --inputs (docs/samples.md), and name a network"
                    + " here");

    private final List<String> suffixes;
    private final String what;
    private final String instead;

    ForeignModel(List<String> suffixes, String what, String instead) {
        this.suffixes = suffixes;
        this.what = what;
        this.instead = instead;
    }

    /**
     * Refuses such a file. An HDF5 file with a NIR graph in it is none, whatever its name.
     *
     * @throws Problem which says how to export a model
     */
    static void refuse(Path path) {
        String name = path.toString().toLowerCase(Locale.ROOT);
        for (ForeignModel each : values()) {
            if (each.suffixes.stream().anyMatch(name::endsWith) && !(each == KERAS && NirFile.holdsGraph(path))) {
                throw Problem.wrongInput("not-a-model", path.toString(), each.what, each.instead);
            }
        }
    }
}
