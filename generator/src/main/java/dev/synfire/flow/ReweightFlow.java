package dev.synfire.flow;

import dev.synfire.board.Board;
import dev.synfire.board.Boards;
import dev.synfire.cosim.VerifyResult;
import dev.synfire.evaluate.Evaluation;
import dev.synfire.files.Draft;
import dev.synfire.files.OutputFolder;
import dev.synfire.importer.Dataset;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.layout.MemoryStyle;
import dev.synfire.network.Network;
import dev.synfire.network.neuron.If;
import dev.synfire.network.neuron.Membrane;
import dev.synfire.plan.PlanRequest;
import dev.synfire.problem.Problem;
import dev.synfire.quantize.Choices;
import dev.synfire.quantize.PerLayer;
import dev.synfire.reading.WholeFile;
import dev.synfire.report.BuildPage;
import dev.synfire.report.BuildReport;
import dev.synfire.report.ReportJson;
import dev.synfire.tool.PnrReport;
import dev.synfire.tool.Progress;
import dev.synfire.tool.TimingPath;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * From a network and the build of another to a bitstream with the new network's parameters: nothing is synthesised, placed or
 * routed again.
 */
public final class ReweightFlow {
    private final Path build;
    private final ReweightFile file;
    private final Board board;
    private final Progress progress;
    private Optional<BuildFlow.Origin> origin = Optional.empty();
    private Optional<Evaluation> evaluation = Optional.empty();

    /**
     * Of a build.
     *
     * @param build its folder
     * @param board what it is for, if not what it says
     * @throws Problem if there is no build whose parameters can be exchanged
     */
    public ReweightFlow(Path build, Optional<String> board, Progress progress) {
        this.build = build;
        this.file = ReweightFile.read(build);
        Board found = Boards.find(board.orElse(file.board()));
        this.board = file.hostLoads() ? found.loadedByHost() : found;
        this.progress = progress;
    }

    /** With a note in the new build's folder of where the network comes from, and what its integers were found to be. */
    public ReweightFlow from(BuildFlow.Origin networks, Optional<Evaluation> found) {
        origin = Optional.of(networks);
        evaluation = found;
        return this;
    }

    /** The board that the build is for. */
    public Board board() {
        return board;
    }

    /** How many samples the build was verified with. */
    public int verifySamples() {
        return file.verifySamples();
    }

    /** A network with the build's membranes: as wide, and as many of their bits fraction. */
    public Network inItsMembranes(Network network) {
        Map<String, Integer> bits = new TreeMap<>(file.membraneBits());
        Map<String, Integer> fraction = new TreeMap<>(file.membraneFraction());
        Map<String, Boolean> leaking = new TreeMap<>();
        network.layers().forEach(layer -> {
            if (layer.neuron() instanceof Membrane membrane) {
                leaking.put(layer.name(), !(membrane instanceof If));
            }
        });
        bits.keySet().retainAll(leaking.keySet());
        fraction.keySet().removeIf(name -> !leaking.getOrDefault(name, false));
        return new Choices(
                        PerLayer.none(),
                        PerLayer.none(),
                        new PerLayer<>(Optional.empty(), bits),
                        new PerLayer<>(Optional.empty(), fraction),
                        PerLayer.none())
                .in(network);
    }

    /**
     * Exchanges the parameters.
     *
     * @param samples how many to compare with the golden model; 0 for none
     * @param folder where the new build goes, the old one's place or another
     * @throws Problem another-shape if the network needs other hardware, or if a check fails
     */
    public BuildReport run(IntegerNetwork network, Optional<Dataset> data, int samples, Path folder) {
        IntegerNetwork fitted = new Fitting(build, file).fit(network);
        var flow = new BuildFlow(
                fitted,
                data,
                new BuildFlow.Options(
                        board,
                        PlanRequest.DEFAULT.at(OptionalDouble.of(file.clockMHz())),
                        Optional.of(file.seed()),
                        samples),
                file.plan(),
                progress);
        origin.ifPresent(flow::from);
        flow.evaluated(evaluation);
        SortedMap<String, String> files = flow.verilog();
        Roms roms = flow.roms();
        check(files, roms);
        PnrReport placed = json("nextpnr.json", PnrReport::read);
        String bitstream = json("report.json", ReweightFlow::bitstream);
        Roms random = randomWords(roms);
        List<String> made = OutputFolder.made(build);
        needed(Exchange.routed(board));
        try (OutputFolder output = OutputFolder.start(folder)) {
            made.forEach(name -> Draft.copy(build.resolve(name), output.path().resolve(name)));
            GenerateFlow.write(flow.core(), output);
            files.forEach((name, text) -> output.write(GenerateFlow.RTL + "/" + name, text));
            Optional<VerifyResult> verified = samples == 0 ? Optional.empty() : Optional.of(flow.verify());
            flow.exchange(output.path(), bitstream, random);
            flow.placeImage(output, bitstream);
            BuildReport report = flow.report(
                    new Implementation.Result(
                            placed,
                            placed.slowest().orElseThrow(),
                            file.seed(),
                            bitstream,
                            Optional.empty(),
                            json(Implementation.REPORT, TimingPath::read)),
                    FloorPlanFile.read(build, flow.parts()),
                    verified);
            flow.describe(output, bitstream);
            output.write("report.json", ReportJson.text(report));
            output.write(BuildPage.FILE, BuildPage.text(report));
            output.complete();
            return report;
        }
    }

    /** Whether the core takes part of its parameters from the flash when it starts. */
    public boolean readsFlash() {
        return startsEmpty() && !file.hostLoads();
    }

    /** Whether the host must send the core part of its parameters before it computes. */
    public boolean loadedByHost() {
        return startsEmpty() && file.hostLoads();
    }

    private boolean startsEmpty() {
        return file.plan().layers().stream().anyMatch(layer -> layer.weights() == MemoryStyle.HUGE);
    }

    /** All that is not in an exchangeable memory must be what it is in the build, to the byte. */
    private void check(SortedMap<String, String> files, Roms roms) {
        Path rtl = build.resolve(GenerateFlow.RTL);
        files.forEach((name, text) -> {
            if (!roms.files().contains(name) && !text.equals(text(rtl.resolve(name)))) {
                throw Problem.wrongInput(
                        "another-shape",
                        build.toString(),
                        "rtl/" + name + " would be another: the network needs other hardware, or another version of"
                                + " Synfire made the build",
                        "build again with --reweightable");
            }
        });
    }

    private static String bitstream(Path report) {
        return JsonMapper.shared()
                .readTree(WholeFile.text(report))
                .required("bitstream")
                .asString();
    }

    private Roms randomWords(Roms roms) {
        try {
            return roms.read(name -> text(needed(Exchange.RANDOM + "/" + name)));
        } catch (NumberFormatException e) {
            throw damaged(build.resolve(Exchange.RANDOM), "holds something else than words");
        }
    }

    private <T> T json(String name, Function<Path, T> reader) {
        Path file = needed(name);
        try {
            return reader.apply(file);
        } catch (JacksonException e) {
            throw damaged(file, "can't be read");
        }
    }

    /** A file of the build. */
    private Path needed(String name) {
        Path file = build.resolve(name);
        if (!Files.isRegularFile(file)) {
            throw damaged(file, "is missing");
        }
        return file;
    }

    private static Problem damaged(Path file, String what) {
        return Problem.wrongInput("damaged-build", file.toString(), what, "build again with --reweightable");
    }

    private String text(Path path) {
        try {
            return Files.isRegularFile(path) ? WholeFile.text(path) : "";
        } catch (Problem problem) {
            throw damaged(path, "can't be read");
        }
    }
}
