package dev.synfire.flow;

import dev.synfire.board.Board;
import dev.synfire.board.BoardTop;
import dev.synfire.board.Constraints;
import dev.synfire.board.CoreClock;
import dev.synfire.board.link.Baud;
import dev.synfire.board.link.FlashLoader;
import dev.synfire.board.link.Identity;
import dev.synfire.board.link.Line;
import dev.synfire.board.link.LoadCommands;
import dev.synfire.board.link.SynfireHost;
import dev.synfire.cosim.CoreVerifier;
import dev.synfire.cosim.Level;
import dev.synfire.cosim.VerifyResult;
import dev.synfire.evaluate.Evaluation;
import dev.synfire.files.OutputFolder;
import dev.synfire.hdl.check.Elaborated;
import dev.synfire.hdl.check.Target;
import dev.synfire.hdl.check.Warning;
import dev.synfire.hdl.verilog.Design;
import dev.synfire.hdl.verilog.Verilog;
import dev.synfire.host.PythonHost;
import dev.synfire.importer.Dataset;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.integer.Sample;
import dev.synfire.layout.CorePlan;
import dev.synfire.layout.CoreStyle;
import dev.synfire.network.Input;
import dev.synfire.plan.LayerChoices;
import dev.synfire.plan.MeasuredClock;
import dev.synfire.plan.PlanRequest;
import dev.synfire.plan.Planner;
import dev.synfire.problem.Problem;
import dev.synfire.report.BuildDetails;
import dev.synfire.report.BuildPage;
import dev.synfire.report.BuildReport;
import dev.synfire.report.ReportJson;
import dev.synfire.report.picture.FloorPlan;
import dev.synfire.report.picture.Frontier;
import dev.synfire.report.picture.FrontierPicture;
import dev.synfire.report.picture.ImageShape;
import dev.synfire.report.picture.Parts;
import dev.synfire.report.picture.Picture;
import dev.synfire.tool.PnrReport;
import dev.synfire.tool.Progress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** From an integer network to a bitstream: plan, generate, verify, synthesise, place, route, pack, report. */
public final class BuildFlow {
    /** How many placements are tried before the clock counts as missed. */
    private static final int SEEDS = 4;

    /** A flash takes 3 to 30 microseconds to wake, the data sheets of Winbond, Micron and Adesto say. */
    private static final double WAKE_US = 60;

    private final IntegerNetwork network;
    private Optional<Dataset> data;
    private final Options options;
    private final Progress progress;
    private final CoreClock clock;
    private final Baud baud;
    private Generated core;
    private final NetworkHash hash;
    private Optional<Origin> origin = Optional.empty();
    private Optional<Proof> proof = Optional.empty();
    private Optional<Evaluation> evaluation = Optional.empty();
    private Optional<Path> explored = Optional.empty();

    /**
     * What the user chooses.
     *
     * @param board what to build for
     * @param wish how to lay the network out, and at which clock, if not the board's own choice
     * @param seed of the placer; empty: a few are tried
     * @param verifySamples how many samples to compare with the golden model; 0 for none
     */
    public record Options(Board board, PlanRequest wish, Optional<Integer> seed, int verifySamples) {}

    /**
     * Where a network comes from.
     *
     * @param input what arrives from outside, in the network's own units
     * @param path the folder or file that it was read from
     */
    public record Origin(Input input, Path path) {}

    /** Compares a build with the golden model at the levels behind the Verilog. */
    public interface Proof {
        /**
         * Compares.
         *
         * @param build what is built
         * @param folder where it lies, not yet under its own name
         * @return one entry for each level
         * @throws Problem netlist-mismatch or bitstream-mismatch (exit code 1) if anything differs
         */
        List<BuildReport.Compared> compare(BuildFlow build, Path folder, List<Sample> samples);
    }

    /** Plans a build; what does not fit is reported here. */
    public BuildFlow(IntegerNetwork network, Optional<Dataset> data, Options options, Progress progress) {
        this(
                network,
                data,
                options,
                Planner.plan(network, Optional.of(options.board().device()), options.wish()),
                progress);
    }

    /** A build that is laid out already. */
    BuildFlow(IntegerNetwork network, Optional<Dataset> data, Options options, CorePlan plan, Progress progress) {
        this.network = plan.scaled(network);
        this.data = data;
        this.options = options;
        this.progress = progress;
        Board board = options.board();
        this.clock = CoreClock.nearest(board, options.wish().clockMHz().orElse(board.coreMHz()));
        this.baud = Baud.of(clock.mhz(), board.baud());
        this.core = generated(plan);
        this.hash = NetworkHash.of(this.network);
    }

    private Generated generated(CorePlan plan) {
        return Generated.of(
                network, Optional.of(options.board().device()), options.wish(), plan, new Verilog.Options(false));
    }

    /** The design of a finished build, on that board. */
    public static BuildFlow of(DesignFile design, Board board, Progress progress) {
        PlanRequest wish = PlanRequest.DEFAULT.at(OptionalDouble.of(design.clockMHz()));
        return new BuildFlow(
                design.network(),
                Optional.empty(),
                new Options(board, wish, Optional.empty(), 0),
                design.plan(),
                progress);
    }

    /** The same with a note in its folder of where the network comes from. */
    public BuildFlow from(Origin networks) {
        origin = Optional.of(networks);
        return this;
    }

    /** The same, compared at the levels behind the Verilog too before it is complete. */
    public BuildFlow proven(Proof by) {
        proof = Optional.of(by);
        return this;
    }

    /** The same with other samples. */
    BuildFlow over(Optional<Dataset> samples) {
        data = samples;
        return this;
    }

    /** The parts of its design. */
    Parts parts() {
        return new LayerDetails(core).parts();
    }

    /** The same with a folder in which synfire explore may have found other layouts. */
    public BuildFlow explored(Path folder) {
        explored = Optional.of(folder);
        return this;
    }

    /** The same with what was found when the network in real numbers and in integers were compared. */
    public BuildFlow evaluated(Optional<Evaluation> found) {
        evaluation = found;
        return this;
    }

    /**
     * Builds into a folder, which is there when it is complete and not before. Where a spatial core that nobody asked for
     * misses its clock, a layered one is built instead.
     *
     * @throws Problem if a check fails (too big, too slow, a mismatch) or a tool does
     */
    public BuildReport run(Path folder) {
        try {
            return build(folder);
        } catch (Problem missed) {
            if (!missed.code().equals("too-slow") || !isOwnChoice(CoreStyle.SPATIAL)) {
                throw missed;
            }
            core = generated(instead());
            return build(folder);
        }
    }

    private boolean isOwnChoice(CoreStyle style) {
        return core.plan().style() == style && options.wish().style().isEmpty();
    }

    private CorePlan instead() {
        String why = "placed, the spatial core missed " + CoreClock.text(clock.mhz()) + " MHz";
        try (Progress.Task task = progress.begin("Planning a layered core instead")) {
            CorePlan layered = Planner.layered(network, options.board().device(), options.wish(), why);
            task.done(why);
            return layered;
        }
    }

    /** What else than a slower clock or another placement may reach the clock. */
    private static String faster(CorePlan plan) {
        return switch (plan.style()) {
            case SPATIAL, SHARED -> "for a layered core with --style layered";
            case LAYERED -> "for fewer lanes with --lanes";
        };
    }

    private BuildReport build(Path folder) {
        Board board = options.board();
        try (OutputFolder output = OutputFolder.start(folder)) {
            GenerateFlow.write(core, output);
            SortedMap<String, String> files = verilog();
            files.forEach((name, text) -> output.write(GenerateFlow.RTL + "/" + name, text));
            output.write(
                    Constraints.fileName(board),
                    Constraints.text(
                            board, host().label.shape().width(), host().flash.isPresent()));
            Optional<VerifyResult> verified = options.verifySamples() == 0 ? Optional.empty() : Optional.of(verify());
            Optional<Roms> random = core.plan().exchangeable() ? Optional.of(roms().random(1)) : Optional.empty();
            random.ifPresent(words -> writeImages(output, files, words));
            List<Integer> seeds = options.seed()
                    .map(List::of)
                    .orElseGet(() -> IntStream.rangeClosed(1, SEEDS).boxed().toList());
            var implementation = new Implementation(
                    board,
                    output.path(),
                    BoardTop.module(board),
                    clock.mhz(),
                    core.plan().hardMultipliers(),
                    seeds,
                    faster(core.plan()),
                    random.isPresent() ? Exchange.RANDOM : GenerateFlow.RTL);
            Implementation.Result result = implemented(implementation, files, output);
            random.ifPresentOrElse(
                    words -> exchange(output.path(), result.bitstream(), words), () -> implementation.pack(progress));
            placeImage(output, result.bitstream());
            if (random.isPresent()) {
                output.write(ReweightFile.NAME, reweightFile(result.seed()).text());
            }
            Optional<FloorPlan> plan = result.placed().map(cells -> FloorPlan.of(parts(), cells));
            plan.ifPresent(its -> output.write(FloorPlanFile.NAME, FloorPlanFile.text(its)));
            describe(output, result.bitstream());
            BuildReport report = proven(report(result, plan, verified), output.path());
            output.write("report.json", ReportJson.text(report));
            output.write(BuildPage.FILE, BuildPage.text(report));
            output.complete();
            return report;
        }
    }

    /** Runs the tools. Where the design is too large or too slow, the unfinished folder gets a page that says which layer is. */
    private Implementation.Result implemented(
            Implementation implementation, SortedMap<String, String> files, OutputFolder output) {
        try {
            return implementation.run(
                    files.keySet().stream().filter(name -> name.endsWith(".v")).toList(), progress);
        } catch (Problem failed) {
            if (failed.code().equals("too-big") || failed.code().equals("too-slow")) {
                String page = new LayerDetails(core)
                        .failed(options.board().title(), failed, implementation.synthesised(), implementation.path());
                output.write(BuildPage.FILE, page);
            }
            throw failed;
        }
    }

    /** The memory images that go into synthesis: random words, and the design's own where they can't be exchanged. */
    private static void writeImages(OutputFolder output, SortedMap<String, String> files, Roms random) {
        files.forEach((name, text) -> {
            if (name.endsWith(".hex") && !random.files().contains(name)) {
                output.write(Exchange.RANDOM + "/" + name, text);
            }
        });
        random.all().forEach(rom -> output.write(Exchange.RANDOM + "/" + rom.file(), rom.text()));
    }

    /** Puts the network's parameters into the routed design of a folder in the place of random words. */
    void exchange(Path folder, String bitstream, Roms random) {
        new Exchange(options.board(), folder).run(folder.resolve(bitstream), random, roms(), progress);
    }

    /** Puts what the core takes when it starts behind the bitstream, or into files of its own for the host to send. */
    void placeImage(OutputFolder output, String bitstream) {
        byte[] image = weightImage();
        if (readsFlash()) {
            FlashImage.append(
                    output.path().resolve(bitstream),
                    options.board().flash().orElseThrow().image(),
                    image);
        } else if (loadedByHost()) {
            FlashImage.write(output.path().resolve(FlashImage.FILE), image);
            FlashImage.write(output.path().resolve(FlashImage.COMMANDS), LoadCommands.of(image));
        }
    }

    /** Writes what later commands and host programs need to know. */
    void describe(OutputFolder output, String bitstream) {
        output.write(DesignFile.NAME, designFile(bitstream));
        output.write(PythonHost.FILE, PythonHost.text());
    }

    /** The text of design.json for a bitstream of that name. */
    public String designFile(String bitstream) {
        Board board = options.board();
        return new DesignFile(
                        board.name(),
                        board.hostLoads(),
                        clock.mhz(),
                        baud.rate(),
                        bitstream,
                        origin.map(
                                its -> its.path().toAbsolutePath().normalize().toString()),
                        origin.map(Origin::input).orElseGet(this::plainInput),
                        network,
                        core.plan())
                .text();
    }

    private Input plainInput() {
        return new Input(network.input().size(), network.input().values(), 1);
    }

    /** The memories whose contents can be exchanged in the bitstream. */
    Roms roms() {
        return Roms.of(Elaborated.of(host(), target()), verilog());
    }

    private ReweightFile reweightFile(int seed) {
        return ReweightFile.of(options.board(), clock.mhz(), seed, options.verifySamples(), network, core.plan());
    }

    /** Its core, without the host link. */
    Generated core() {
        return core;
    }

    /** What was decided about the layout of each layer, and why. */
    public List<LayerChoices> choices() {
        return core.choices();
    }

    /** Why the clock will probably not be reached; empty if cores of this style have reached it. */
    public Optional<String> doubt() {
        CoreStyle style = core.plan().style();
        double reached = MeasuredClock.mhz(options.board().device(), style);
        return clock.mhz() <= reached
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "--clock: warning[fast-clock]: %s MHz are asked for; the %s designs that were built reach up to %.0f on such an FPGA",
                        CoreClock.text(clock.mhz()),
                        style,
                        reached));
    }

    /** What in the design works but is probably a mistake. */
    public List<Warning> warnings() {
        return design().warnings();
    }

    private Design design() {
        return Verilog.emit(host(), new Verilog.Options(false), target());
    }

    /** What the design is checked and printed for. */
    public Target target() {
        return switch (options.board().fpga().family()) {
            case ICE40 -> options.board().fpga().device().equals("up5k") ? Target.ICE40_UP : Target.ICE40;
            case ECP5 -> Target.ECP5;
        };
    }

    /** All Verilog files and memory images of the board's top. */
    public SortedMap<String, String> verilog() {
        SynfireHost host = host();
        Design design = design();
        SortedMap<String, String> files = new TreeMap<>(design.files());
        files.putAll(BoardTop.files(
                options.board(), clock, design.top(), host.label.shape().width(), host.flash.isPresent()));
        return files;
    }

    /** Whether the core takes contents of memories from the flash when it starts. */
    public boolean readsFlash() {
        return core.core().load.isPresent() && !options.board().hostLoads();
    }

    /** Whether the host must send the core contents of memories before it computes. */
    public boolean loadedByHost() {
        return core.core().load.isPresent() && options.board().hostLoads();
    }

    /** The contents of memories that start empty, as the core takes them, byte after byte; may be empty. */
    public byte[] weightImage() {
        return FlashImage.bytes(core.core().image());
    }

    /** How the core's clock is made. */
    public CoreClock clock() {
        return clock;
    }

    /** The speed of the serial port. */
    public Baud baud() {
        return baud;
    }

    /** How the core is laid out. */
    public CorePlan plan() {
        return core.plan();
    }

    /** Whether products may go to hard multipliers. */
    public boolean hardMultipliers() {
        return core.plan().hardMultipliers();
    }

    /** How many LEDs show the lowest bits of the label. */
    public int labelLeds() {
        return BoardTop.labelLeds(options.board(), host().label.shape().width());
    }

    /** The board that it is for. */
    public Board board() {
        return options.board();
    }

    /** What the core computes. */
    public IntegerNetwork network() {
        return network;
    }

    private SynfireHost host() {
        return host(new Line.Serial(baud.clocksPerBit()));
    }

    /** The core and its host link, with that kind of line. */
    public SynfireHost host(Line line) {
        return new SynfireHost(new SynfireHost.Params(
                network,
                core.plan(),
                line,
                Identity.of(network, hash.first64(), clock.mhz()).bytes(),
                options.board()
                        .flash()
                        .map(flash -> new FlashLoader.Params(flash.image(), (int) Math.ceil(WAKE_US * clock.mhz())))));
    }

    private BuildReport proven(BuildReport report, Path folder) {
        List<BuildReport.Compared> levels = new ArrayList<>(report.compared());
        proof.ifPresent(by -> levels.addAll(by.compare(this, folder, samples())));
        return report.compared(levels);
    }

    private List<Sample> samples() {
        return data.map(all -> all.first(options.verifySamples()).samples())
                .orElseGet(() -> RandomInputs.of(network, 1, options.verifySamples()));
    }

    VerifyResult verify() {
        VerifyResult result = CoreVerifier.of(core.core(), core.design())
                .verify(samples(), CoreVerifier.Presentation.plain(), progress);
        if (!result.passed()) {
            throw Problem.checkFailed(
                    "mismatch",
                    network.name(),
                    "the core and the golden model differ: " + result.first().getFirst(),
                    "synfire verify tells more");
        }
        return result;
    }

    BuildReport report(Implementation.Result result, Optional<FloorPlan> floorPlan, Optional<VerifyResult> verified) {
        Board board = options.board();
        SortedMap<String, PnrReport.Usage> resources =
                new TreeMap<>(result.report().cells());
        resources.values().removeIf(usage -> usage.available() == 0);
        ImageShape shape = origin.map(its -> ImageShape.of(its.input().dims()))
                .orElseGet(() -> ImageShape.of(network.input().size()));
        BuildPictures pictures = BuildPictures.of(network, shape, data, evaluation, verified);
        BuildDetails placed = new LayerDetails(core).with(result, floorPlan);
        List<Picture> more = new ArrayList<>();
        placed.floorPlan()
                .flatMap(plan -> frontier(plan, result.clock(), verified))
                .map(FrontierPicture::new)
                .ifPresent(more::add);
        more.add(EnergyFigures.of(
                board,
                clock,
                resources,
                core.core(),
                data.map(Dataset::samples).orElseGet(() -> RandomInputs.of(network, 1, 1)),
                verified.map(VerifyResult::cyclesPerSample)
                        .map(OptionalDouble::of)
                        .orElse(OptionalDouble.empty())));
        return new BuildReport(
                        network.name(),
                        hash.toString(),
                        board,
                        resources,
                        result.clock(),
                        board.clockMHz(),
                        result.seed(),
                        baud.rate(),
                        core.plan().style() + ": " + core.plan().reason(),
                        IntStream.range(0, network.layers().size())
                                .mapToObj(i -> new BuildReport.Layer(
                                        network.layers().get(i).name(),
                                        network.layers().get(i).neurons(),
                                        core.plan().layers().get(i).lanes()))
                                .toList(),
                        core.choices(),
                        verified.map(VerifyResult::cyclesPerSample)
                                .map(OptionalDouble::of)
                                .orElse(OptionalDouble.empty()),
                        verified.map(VerifyResult::latency).orElse(OptionalLong.empty()),
                        pictures.accuracy(),
                        SynapseMemory.utilisation(
                                network, core.plan(), board.device().family(), verified.map(VerifyResult::work)),
                        result.bitstream(),
                        placed.with(pictures.all(more)))
                .compared(verified.stream()
                        .map(its -> new BuildReport.Compared(Level.RTL, its.samples(), its.valuesCompared()))
                        .toList());
    }

    /** This build among the layouts that were explored. */
    private Optional<Frontier> frontier(FloorPlan plan, PnrReport.Clock reached, Optional<VerifyResult> verified) {
        Optional<Explored> found = explored.flatMap(
                folder -> Explored.in(folder, network.name(), options.board().name()));
        return found.flatMap(layouts -> {
            OptionalDouble cycles = verified.isEmpty()
                    ? OptionalDouble.empty()
                    : layouts.latency()
                            ? OptionalDouble.of(verified.get().latency().orElse(0))
                            : OptionalDouble.of(verified.get().cyclesPerSample());
            return cycles.isEmpty()
                    ? Optional.empty()
                    : Optional.of(layouts.with(new Frontier.Point(
                            "this build", plan.coreLogic(), cycles.getAsDouble() / reached.achieved(), true, false)));
        });
    }
}
