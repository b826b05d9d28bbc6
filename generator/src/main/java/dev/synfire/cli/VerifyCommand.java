package dev.synfire.cli;

import dev.synfire.board.Boards;
import dev.synfire.cli.options.ChoiceNames;
import dev.synfire.cli.options.Design;
import dev.synfire.cli.options.IntegerMaker;
import dev.synfire.cli.options.NetworkArgument;
import dev.synfire.cli.options.NotesOption;
import dev.synfire.cli.options.PlanOptions;
import dev.synfire.cli.options.QuantizeOptions;
import dev.synfire.cosim.CoreVerifier;
import dev.synfire.cosim.CoreVerifier.Presentation;
import dev.synfire.cosim.Engine;
import dev.synfire.cosim.Level;
import dev.synfire.cosim.VerifyResult;
import dev.synfire.files.OutputFile;
import dev.synfire.flow.BuildFlow;
import dev.synfire.flow.DesignFile;
import dev.synfire.flow.RandomInputs;
import dev.synfire.importer.Dataset;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.integer.Sample;
import dev.synfire.layout.CorePlan;
import dev.synfire.network.Network;
import dev.synfire.plan.PlanRequest;
import dev.synfire.plan.Planner;
import dev.synfire.problem.Problem;
import dev.synfire.report.PageFile;
import dev.synfire.report.VerifyPage;
import dev.synfire.tool.Progress;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.ObjectMapper;

/** Compares a network's Verilog with the golden model, bit for bit. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = {
            "Compares a network's Verilog with the golden model, bit for bit.",
            "Verilator simulates it; every event, input current and membrane potential of every layer after every tick is",
            "compared, and every result. The exit code is 1 if anything differs. NETWORK may be the folder of a build."
        })
final class VerifyCommand implements Callable<Integer> {
    private static final int RANDOM_SAMPLES = 100;
    private static final SortedMap<String, List<Engine>> ENGINES = new TreeMap<>(Map.of(
            "both", List.of(Engine.JVM, Engine.VERILATOR),
            "jvm", List.of(Engine.JVM),
            "verilator", List.of(Engine.VERILATOR)));

    @Mixin
    private NetworkArgument argument;

    @Mixin
    private QuantizeOptions quantizing;

    @Mixin
    private NotesOption notes;

    @Mixin
    private PlanOptions planning;

    @Option(
            names = "--inputs",
            paramLabel = "FILE",
            description =
                    "Input codes: .npy, .npz or .csv. Default: those in the network's folder; where there are none,"
                            + " random ones.")
    private Optional<Path> inputs = Optional.empty();

    @Option(names = "--samples", paramLabel = "N", description = "Take the first N samples only.")
    private Optional<Integer> samples = Optional.empty();

    @Option(names = "--board", paramLabel = "BOARD", description = "Lay the core out as for this board.")
    private Optional<String> board = Optional.empty();

    @Option(
            names = "--engine",
            paramLabel = "ENGINE",
            defaultValue = "verilator",
            description = "verilator: the Verilog, in Verilator. jvm: the design before it is printed, ready at once."
                    + " both: one after the other.")
    private String engine;

    @Option(
            names = "--level",
            paramLabel = "LEVEL",
            defaultValue = "rtl",
            description =
                    "rtl: the Verilog, with all layers. netlist: what synthesis for --board makes of it, at the core's"
                            + " ports. bitstream: what is unpacked from the bitstream (iCE40), at the board's pins.")
    private String levelWord;

    @Option(
            names = "--stalls",
            description = "Disturb the core at random: pauses, some long, early ends of samples, resets.")
    private boolean stalls;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Draw random inputs, pauses and power-up values from this seed, to repeat a run.")
    private Optional<Long> seed = Optional.empty();

    @Option(
            names = "--wave",
            paramLabel = "FILE",
            description =
                    "Write a waveform (VCD) of the first sample that fails, or of the first one if all pass, for GTKWave"
                            + " or Surfer.")
    private Optional<Path> wave = Optional.empty();

    @Option(
            names = "--report",
            paramLabel = "FILE.html",
            description =
                    "Write a page with pictures: what every neuron sends, membranes, what layers do with their cycles.")
    private Optional<Path> report = Optional.empty();

    @Option(
            names = "--json",
            description =
                    "Print {level, samples, ticks, cycles, valuesCompared, mismatches, synapseMemoryUtilisation} as one JSON object on standard"
                            + " output; weightsCompared too where layers learn, {error, code} where something differs. All else goes to standard error.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Level level = ChoiceNames.parse(Level.class, "--level", levelWord);
        Verified verified = new Verified(level, Progress.onStandardError());
        checkOptions(level);
        long start = System.nanoTime();
        long drawn = seed.orElseGet(() -> System.nanoTime() & 0xffff_ffffL);
        Presentation presentation =
                new Presentation(powerUp(drawn), stalls ? OptionalLong.of(drawn) : OptionalLong.empty(), wave);
        boolean random;
        VerifyResult result;
        CorePlan plan;
        IntegerNetwork compared;
        if (DesignFile.isIn(argument.path())) {
            Design design = Design.of(argument, quantizing, inputs);
            Optional<Dataset> data = builtSamples(design);
            random = data.isEmpty();
            BuildFlow build = design.on(board, Progress.onStandardError());
            plan = build.plan();
            compared = design.network();
            result = verified.build(
                    build,
                    design.build().orElseThrow().folder(),
                    engines(),
                    presented(data, design.network(), drawn),
                    presentation);
        } else {
            Network network = quantizing.applied(argument.network());
            Optional<Dataset> data = argument.samples(network, inputs, Optional.empty());
            random = data.isEmpty();
            IntegerNetwork integers = notes.told(new IntegerMaker(argument, quantizing, data).quantize(network))
                    .network();
            compared = integers;
            PlanRequest wish = planning.wish(board.isPresent());
            plan = Planner.plan(integers, board.map(name -> Boards.find(name).device()), wish);
            result = verified.network(
                    integers,
                    plan,
                    board.map(Boards::find),
                    wish,
                    engines(),
                    presented(data, integers, drawn),
                    presentation);
        }
        double seconds = Duration.ofNanos(System.nanoTime() - start).toMillis() / 1000.0;
        VerifyText text = new VerifyText(result, level, engine, plan, random, drawn, stalls, wave, seconds);
        report.ifPresent(file -> PageFile.write(file, VerifyPage.text(compared, result, how(level), text.object())));
        print(text);
        return result.passed() ? 0 : Problem.Kind.CHECK_FAILED.exitCode();
    }

    private void print(VerifyText text) {
        PrintWriter out =
                json ? spec.commandLine().getErr() : spec.commandLine().getOut();
        out.print(text.text());
        out.flush();
        if (json) {
            spec.commandLine().getOut().println(new ObjectMapper().writeValueAsString(text.object()));
            spec.commandLine().getOut().flush();
        }
    }

    private String how(Level level) {
        return switch (level) {
            case RTL -> engine.equals("jvm") ? "the design, in the JVM" : "the Verilog, in Verilator";
            case NETLIST -> "what synthesis makes of the Verilog, in Verilator";
            case BITSTREAM -> "what the bitstream holds, in Verilator";
        };
    }

    private List<Engine> engines() {
        return ENGINES.get(engine);
    }

    private List<Sample> presented(Optional<Dataset> data, IntegerNetwork network, long drawn) {
        return data.map(all -> all.first(samples.orElse(Integer.MAX_VALUE)).samples())
                .orElseGet(() -> RandomInputs.of(network, drawn, samples.orElse(RANDOM_SAMPLES)));
    }

    /** Those beside the network that was built, if it is still where it was. */
    private Optional<Dataset> builtSamples(Design design) {
        return argument.samples(design.described(), design.folder(), inputs);
    }

    private void checkOptions(Level level) {
        if (!ENGINES.containsKey(engine)) {
            throw Problem.wrongInput(
                    "unknown-engine",
                    "--engine",
                    "there is no engine " + engine,
                    "say " + String.join(", ", ENGINES.keySet()));
        }
        boolean known = board.isPresent() || DesignFile.isIn(argument.path());
        if (level != Level.RTL && (!known || !engine.equals("verilator"))) {
            throw Problem.wrongInput(
                    "unknown-level",
                    "--level",
                    "a " + level + " is made for a board and runs in Verilator",
                    "add --board icebreaker, and leave --engine out");
        }
        if (level == Level.BITSTREAM && (stalls || wave.isPresent())) {
            throw Problem.wrongInput(
                    "unused-option",
                    stalls ? "--stalls" : "--wave",
                    "a bitstream is driven at the pins of its board, whose streams do not pause, and has no names to show",
                    "leave it out, or use --level netlist");
        }
        if (samples.isPresent() && samples.get() < 1) {
            throw Problem.wrongInput(
                    "out-of-range", "--samples", "samples are " + samples.get() + ", expected at least 1", "");
        }
        wave.ifPresent(VerifyCommand::checkWave);
        report.ifPresent(file -> {
            if (!PageFile.isNamed(file)) {
                throw Problem.wrongInput(
                        "wrong-suffix", "--report", file + " does not end in .html", "name a file such as report.html");
            }
            PageFile.check(file);
        });
    }

    private static void checkWave(Path wave) {
        Path folder = wave.toAbsolutePath().getParent(); // none of / itself
        if (folder == null || Files.isDirectory(wave) || !Files.isDirectory(folder)) {
            throw Problem.wrongInput(
                    "unwritable",
                    "--wave",
                    folder == null || Files.isDirectory(wave) ? wave + " is a folder" : "there is no folder " + folder,
                    "name a file in a folder that is there");
        }
        OutputFile.check(wave, CoreVerifier.WAVE);
    }

    /** Verilator's own seed has 31 bits, of which 0 means something else. */
    private static int powerUp(long drawn) {
        return 1 + (int) Math.floorMod(drawn, 1_000_000_000L);
    }
}
