package dev.synfire.cli;

import dev.synfire.board.Boards;
import dev.synfire.cli.options.IntegerMaker;
import dev.synfire.cli.options.NetworkArgument;
import dev.synfire.cli.options.NotesOption;
import dev.synfire.cli.options.PlanOptions;
import dev.synfire.cli.options.QuantizeOptions;
import dev.synfire.cosim.CoreVerifier;
import dev.synfire.cosim.CoreVerifier.Presentation;
import dev.synfire.cosim.Engine;
import dev.synfire.cosim.Mismatch;
import dev.synfire.cosim.VerifyResult;
import dev.synfire.files.OutputFile;
import dev.synfire.flow.RandomInputs;
import dev.synfire.flow.VerifyFlow;
import dev.synfire.importer.Dataset;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.integer.Sample;
import dev.synfire.layout.Device;
import dev.synfire.layout.LayerPlan;
import dev.synfire.network.Network;
import dev.synfire.problem.Problem;
import dev.synfire.tool.Progress;
import dev.synfire.tool.ShellWord;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.ObjectMapper;

/** Holds a network's Verilog against the golden model, bit for bit. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = {
            "Holds a network's Verilog against the golden model, bit for bit.",
            "Verilator simulates it; every event, input current and membrane potential of every layer after every tick is",
            "compared, and every result. The exit code is 1 if anything differs."
        })
final class VerifyCommand implements Callable<Integer> {
    private static final int RANDOM_SAMPLES = 100;
    private static final String NETLIST = "netlist";
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
                    "rtl: the Verilog, with all layers. netlist: what synthesis for --board (an iCE40) makes of it,"
                            + " at the core's ports.")
    private String level;

    @Option(names = "--stalls", description = "Let the streams into and out of the core pause at random.")
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
            names = "--json",
            description =
                    "Print {level, samples, ticks, cycles, valuesCompared, mismatches, synapseMemoryUtilisation} as one JSON object on standard"
                            + " output; weightsCompared too where layers learn, {error, code} where something differs. All else goes to standard error.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        checkOptions();
        long start = System.nanoTime();
        long drawn = seed.orElseGet(() -> System.nanoTime() & 0xffff_ffffL);
        Network network = quantizing.applied(argument.network());
        Optional<Dataset> data = argument.samples(network, inputs, Optional.empty());
        IntegerNetwork integers = notes.told(new IntegerMaker(argument, quantizing, data).quantize(network))
                .network();
        boolean random = data.isEmpty();
        List<Sample> presented = data.map(
                        all -> all.first(samples.orElse(Integer.MAX_VALUE)).samples())
                .orElseGet(() -> RandomInputs.of(integers, drawn, samples.orElse(RANDOM_SAMPLES)));
        Optional<Device> device = board.map(name -> Boards.find(name).device());
        VerifyFlow flow =
                new VerifyFlow(integers, device, planning.wish(device.isPresent()), Progress.onStandardError());
        Presentation presentation =
                new Presentation(powerUp(drawn), stalls ? OptionalLong.of(drawn) : OptionalLong.empty(), wave);
        VerifyResult result = run(flow, presented, presentation);
        double seconds = Duration.ofNanos(System.nanoTime() - start).toMillis() / 1000.0;

        PrintWriter out =
                json ? spec.commandLine().getErr() : spec.commandLine().getOut();
        out.print(text(result, flow, random, drawn, seconds));
        out.flush();
        if (json) {
            Map<String, Object> object = object(result);
            if (!result.passed()) {
                object.putAll(Failures.object(
                        "the core and the golden model differ: "
                                + result.first().getFirst(),
                        "mismatch"));
            }
            spec.commandLine().getOut().println(new ObjectMapper().writeValueAsString(object));
            spec.commandLine().getOut().flush();
        }
        return result.passed() ? 0 : Problem.Kind.CHECK_FAILED.exitCode();
    }

    /** The result of the last engine, or of the first in which something differs. */
    private VerifyResult run(VerifyFlow flow, List<Sample> presented, Presentation presentation) {
        if (level.equals(NETLIST)) {
            return flow.runNetlist(Boards.find(board.orElseThrow()), presented, presentation);
        }
        Iterator<Engine> engines = ENGINES.get(engine).iterator();
        VerifyResult result = flow.run(engines.next(), presented, presentation);
        while (result.passed() && engines.hasNext()) {
            result = flow.run(engines.next(), presented, presentation);
        }
        return result;
    }

    private void checkOptions() {
        if (!ENGINES.containsKey(engine)) {
            throw Problem.wrongInput(
                    "unknown-engine",
                    "--engine",
                    "there is no engine " + engine,
                    "say " + String.join(", ", ENGINES.keySet()));
        }
        if (!level.equals("rtl") && !level.equals(NETLIST)) {
            throw Problem.wrongInput("unknown-level", "--level", "there is no level " + level, "say rtl or " + NETLIST);
        }
        if (level.equals(NETLIST) && (board.isEmpty() || !engine.equals("verilator"))) {
            throw Problem.wrongInput(
                    "unknown-level",
                    "--level",
                    "a netlist is made for a board and runs in Verilator",
                    "add --board icebreaker, and leave --engine out");
        }
        if (samples.isPresent() && samples.get() < 1) {
            throw Problem.wrongInput(
                    "out-of-range", "--samples", "samples are " + samples.get() + ", expected at least 1", "");
        }
        wave.ifPresent(VerifyCommand::checkWave);
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

    private String text(VerifyResult result, VerifyFlow flow, boolean random, long drawn, double seconds) {
        StringBuilder text = new StringBuilder();
        text.append(line("samples", String.format(Locale.ROOT, "%,d%s", result.samples(), random ? " at random" : "")));
        text.append(line("ticks", String.format(Locale.ROOT, "%,d", result.ticks())));
        text.append(line("style", flow.plan().style().toString()));
        text.append(line(
                "lanes",
                flow.plan().layers().stream()
                        .map(LayerPlan::lanes)
                        .map(String::valueOf)
                        .collect(Collectors.joining(", "))));
        text.append(line("engine", engine));
        text.append(line("level", level));
        text.append(line("cycles", String.format(Locale.ROOT, "%,d", result.cycles())));
        text.append(line("cycles a sample", String.format(Locale.ROOT, "%,.1f", result.cyclesPerSample())));
        result.synapseMemoryUtilisation()
                .ifPresent(share -> text.append(line(
                        "synapse memory",
                        String.format(Locale.ROOT, "in use in %.1f %% of the busy cycles", 100 * share))));
        text.append(line("values compared", String.format(Locale.ROOT, "%,d", result.valuesCompared())));
        if (result.weightsCompared() > 0) {
            text.append(line("weights compared", String.format(Locale.ROOT, "%,d", result.weightsCompared())));
        }
        text.append(line("mismatches", String.format(Locale.ROOT, "%,d", result.mismatches())));
        text.append(line("seed", Long.toString(drawn)));
        text.append(line("seconds", String.format(Locale.ROOT, "%.2f", seconds)));
        if (!result.passed()) {
            for (Mismatch mismatch : result.first()) {
                text.append(mismatch).append('\n');
            }
            long more = result.mismatches() - result.first().size();
            text.append(
                    more > 0
                            ? String.format(Locale.ROOT, "and %,d more up to sample %,d\n", more, result.samples() - 1)
                            : "");
            text.append("repeat with --level ")
                    .append(level)
                    .append(" --engine ")
                    .append(engine);
            text.append(" --seed ").append(drawn).append(stalls ? " --stalls" : "");
            text.append(
                    wave.isPresent() ? "; waveform in " + ShellWord.of(wave.get()) : "; --wave FILE writes a waveform");
            text.append('\n');
        }
        return text.toString();
    }

    private static String line(String name, String value) {
        return String.format(Locale.ROOT, "%-16s %s\n", name, value);
    }

    private Map<String, Object> object(VerifyResult result) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("level", level);
        object.put("samples", result.samples());
        object.put("ticks", result.ticks());
        object.put("cycles", result.cycles());
        object.put("valuesCompared", result.valuesCompared());
        if (result.weightsCompared() > 0) {
            object.put("weightsCompared", result.weightsCompared());
        }
        object.put("mismatches", result.mismatches());
        result.synapseMemoryUtilisation()
                .ifPresent(share -> object.put("synapseMemoryUtilisation", Math.round(10_000 * share) / 10_000.0));
        return object;
    }
}
