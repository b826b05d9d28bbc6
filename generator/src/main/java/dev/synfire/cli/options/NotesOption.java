package dev.synfire.cli.options;

import dev.synfire.plan.LayerChoices;
import dev.synfire.quantize.Quantized;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says on standard error what making integers of a network changed, a line a layer or all of it: a mixin. */
public final class NotesOption {
    @Option(
            names = "--notes",
            description = "Tell everything that was rounded, clipped or approximated on the way to integers, with its"
                    + " numbers, and everything that was decided about the layout, instead of a line a layer.")
    private boolean all;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    /** Says it; gives the integers back. */
    public Quantized told(Quantized quantized) {
        PrintWriter err = spec.commandLine().getErr();
        if (all) {
            err.print(quantized.report().text());
        } else {
            err.println("In integers (--notes tells all of it):");
            err.print(quantized.report().summary());
        }
        err.flush();
        return quantized;
    }

    /** Says how the layers are laid out and why. */
    public void laidOut(List<LayerChoices> layers) {
        PrintWriter err = spec.commandLine().getErr();
        if (!layers.isEmpty()) {
            err.println(all ? "Laid out:" : "Laid out (--notes tells all of it):");
            layers.forEach(layer -> err.println(all ? layer.text() : layer.summary()));
        }
        err.flush();
    }
}
