package dev.synfire.flow;

import dev.synfire.cosim.CoreVerifier;
import dev.synfire.cosim.Engine;
import dev.synfire.cosim.Level;
import dev.synfire.cosim.VerifyResult;
import dev.synfire.importer.Dataset;
import dev.synfire.plan.Choice;
import dev.synfire.plan.LayerChoices;
import dev.synfire.problem.Problem;
import dev.synfire.reading.WholeFile;
import dev.synfire.report.BuildReport;
import dev.synfire.report.picture.LayerShares;
import dev.synfire.report.picture.Picture;
import dev.synfire.report.picture.Quantization;
import dev.synfire.report.picture.QuantizationPicture;
import dev.synfire.tool.PnrReport;
import dev.synfire.tool.Progress;
import dev.synfire.tool.TimingPath;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes the report of a finished build anew, from the files in its folder. What these do not tell is computed again: answers to
 * samples by the golden model, and what the layers do with the first samples, simulated in the JVM.
 */
public final class ReportFlow {
    private static final int SAMPLES = 64;

    /** Clock cycles that are simulated at most; in the JVM they take seconds. */
    private static final double CYCLES = 500_000;

    /** The last digits that report.json has of numbers. */
    private static final Map<String, Double> ROUNDED =
            Map.of("cyclesPerSample", 0.1, "synapseMemoryUtilisation", 0.0001);

    private final Path folder;
    private final BuildFlow flow;
    private final Optional<Dataset> data;
    private final Progress progress;
    private final JsonNode kept;

    /**
     * Of a build.
     *
     * @param folder of the build
     * @param flow the build's design
     * @param data samples to show; without any what needs them is left out
     * @throws Problem damaged-build if its report can't be read
     */
    public ReportFlow(Path folder, BuildFlow flow, Optional<Dataset> data, Progress progress) {
        this.folder = folder;
        this.flow = flow.over(data);
        this.data = data;
        this.progress = progress;
        this.kept = read("report.json");
    }

    private JsonNode read(String name) {
        Path file = folder.resolve(name);
        if (!Files.isRegularFile(file)) {
            throw damaged(name, "is missing");
        }
        try {
            return JsonMapper.shared().readTree(WholeFile.text(file));
        } catch (JacksonException _) {
            throw damaged(name, "can't be read");
        }
    }

    private Problem damaged(String name, String what) {
        return Problem.wrongInput("damaged-build", folder.resolve(name).toString(), what, "build again");
    }

    /** The report. */
    public BuildReport run() {
        try {
            return report();
        } catch (JacksonException _) {
            throw damaged("report.json", "lacks what this version of Synfire writes");
        }
    }

    private BuildReport report() {
        JsonNode clock = kept.required("clock");
        Path nextpnr = folder.resolve(Implementation.REPORT);
        read(Implementation.REPORT);
        BuildReport made = flow.report(
                new Implementation.Result(
                        PnrReport.read(nextpnr),
                        new PnrReport.Clock(
                                clock.required("achievedMHz").asDouble(),
                                clock.required("constrainedMHz").asDouble()),
                        clock.required("seed").asInt(),
                        kept.required("bitstream").asString(),
                        Optional.empty(),
                        TimingPath.read(nextpnr)),
                FloorPlanFile.read(folder, flow.parts()),
                simulated());
        return new BuildReport(
                made.network(),
                made.networkHash(),
                made.board(),
                made.resources(),
                made.clock(),
                made.oscillatorMHz(),
                made.seed(),
                made.baud(),
                kept.required("style").asString() + ": "
                        + kept.required("styleReason").asString(),
                made.layers(),
                choices(made.choices()),
                number("cyclesPerSample", made.cyclesPerSample()),
                kept.has("latencyCycles")
                        ? OptionalLong.of(kept.get("latencyCycles").asLong())
                        : OptionalLong.empty(),
                made.accuracy(),
                number("synapseMemoryUtilisation", made.synapseMemoryUtilisation()),
                made.bitstream(),
                made.details().with(pictures(made.details().pictures())),
                compared());
    }

    private List<BuildReport.Compared> compared() {
        return kept.path("compared").properties().stream()
                .map(level -> new BuildReport.Compared(
                        Level.valueOf(level.getKey().toUpperCase(Locale.ROOT)),
                        level.getValue().required("samples").asInt(),
                        level.getValue().required("values").asLong()))
                .toList();
    }

    private OptionalDouble number(String key) {
        return kept.has(key) ? OptionalDouble.of(kept.get(key).asDouble()) : OptionalDouble.empty();
    }

    /** A number of the build; where it is the one that was found now, all of its digits. */
    private OptionalDouble number(String key, OptionalDouble made) {
        OptionalDouble built = number(key);
        boolean same = built.isPresent()
                && made.isPresent()
                && Math.abs(built.getAsDouble() - made.getAsDouble()) <= 0.5001 * ROUNDED.get(key);
        return same ? made : built;
    }

    /** As many samples as the build was compared with, or those that are simulated in seconds. */
    private Optional<VerifyResult> simulated() {
        OptionalDouble cycles = number("cyclesPerSample");
        if (data.isEmpty() || cycles.isEmpty() || cycles.getAsDouble() > CYCLES) {
            return Optional.empty();
        }
        int count = (int) Math.clamp(CYCLES / cycles.getAsDouble(), 1, SAMPLES);
        return Optional.of(CoreVerifier.of(flow.core().core(), flow.core().design())
                .in(Engine.JVM)
                .verify(data.get().first(count).samples(), CoreVerifier.Presentation.plain(), progress));
    }

    /** The choices with the reasons that the build had. */
    private List<LayerChoices> choices(List<LayerChoices> made) {
        if (!kept.has("layout")) {
            return List.of();
        }
        List<LayerChoices> choices = new ArrayList<>();
        for (LayerChoices layer : made) {
            List<Choice> its = new ArrayList<>();
            kept.get("layout")
                    .path(layer.layer())
                    .properties()
                    .forEach(part -> its.add(new Choice(
                            Choice.Part.valueOf(part.getKey().toUpperCase(Locale.ROOT)),
                            part.getValue().required("what").asString(),
                            part.getValue().required("why").asString())));
            choices.add(new LayerChoices(layer.layer(), its));
        }
        return choices;
    }

    /** With what the build counted and measured in place of what was counted now. */
    private List<Picture> pictures(List<Picture> made) {
        List<Picture> all = new ArrayList<>(made);
        all.replaceAll(picture -> picture.key().equals("layerCycles") && kept.has("layerCycles")
                ? LayerShares.read(kept.get("layerCycles"))
                : picture);
        if (kept.has("quantization")) {
            int place = !all.isEmpty() && all.getFirst().key().equals("answers") ? 1 : 0;
            all.add(place, new QuantizationPicture(Quantization.read(kept.get("quantization"))));
        }
        return all;
    }
}
