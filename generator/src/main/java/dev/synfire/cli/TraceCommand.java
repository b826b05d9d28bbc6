package dev.synfire.cli;

import dev.synfire.cli.options.IntegerMaker;
import dev.synfire.cli.options.NetworkArgument;
import dev.synfire.cli.options.QuantizeOptions;
import dev.synfire.importer.Dataset;
import dev.synfire.network.Network;
import dev.synfire.problem.Problem;
import dev.synfire.quantize.Quantized;
import dev.synfire.tool.Progress;
import dev.synfire.trace.HardwareArrays;
import dev.synfire.trace.TraceArray;
import dev.synfire.trace.TraceFile;
import dev.synfire.trace.TraceRun;
import dev.synfire.trace.TraceVcd;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.ObjectMapper;

/** Writes what every neuron does in every tick of some samples, in real numbers and in integers. */
@Command(
        name = "trace",
        mixinStandardHelpOptions = true,
        description = {
            "Writes what every neuron does in every tick: input currents, membranes and other states, and outputs.",
            "In real numbers, as integers of the golden model, and those integers in real units; an array",
            "(samples, ticks, neurons) for each layer and quantity, for numpy; or a waveform for GTKWave and Surfer."
        })
final class TraceCommand implements Callable<Integer> {
    @Mixin
    private NetworkArgument argument;

    @Mixin
    private QuantizeOptions quantizing;

    @Option(
            names = "--inputs",
            paramLabel = "FILE",
            description = "Input codes: .npy, .npz or .csv. Default: those in the network's folder.")
    private Optional<Path> inputs = Optional.empty();

    @Option(
            names = "--samples",
            paramLabel = "N",
            defaultValue = "1",
            description = "Take the first N samples. Default: ${DEFAULT-VALUE}.")
    private int samples;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            required = true,
            description = "The file to write: .npz for numpy, .vcd for a viewer of waveforms.")
    private Path output;

    @Option(names = "--hardware", description = "Also what the hardware does, simulated in the JVM.")
    private boolean hardware;

    @Option(
            names = "--json",
            description =
                    "Print {file, samples, ticks, arrays: [{name, shape, type}]}, with --hardware differences, as one JSON object on standard"
                            + " output. All else goes to standard error.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        checkOptions();
        Network network = quantizing.applied(argument.network());
        Dataset data = argument.dataset(network, inputs, Optional.empty());
        Quantized quantized = new IntegerMaker(argument, quantizing, Optional.of(data)).quantize(network);
        Dataset chosen = data.first(samples);
        Progress progress = Progress.onStandardError();
        List<TraceArray> arrays = new ArrayList<>(TraceRun.of(network, quantized, chosen.samples(), progress));
        if (hardware) {
            arrays.addAll(HardwareArrays.of(quantized.network(), chosen.samples(), progress));
        }
        if (isWaveform()) {
            TraceVcd.write(output, arrays);
        } else {
            TraceFile.write(output, arrays);
        }
        PrintWriter out = spec.commandLine().getOut();
        out.print(
                json
                        ? new ObjectMapper().writeValueAsString(object(arrays, chosen, network)) + "\n"
                        : text(arrays, chosen, network));
        out.flush();
        return HardwareArrays.differences(arrays) == 0 ? 0 : Problem.Kind.CHECK_FAILED.exitCode();
    }

    private boolean isWaveform() {
        return output.toString().endsWith(".vcd");
    }

    private void checkOptions() {
        if (samples < 1) {
            throw Problem.wrongInput(
                    "out-of-range", "--samples", "samples are " + samples + ", expected at least 1", "");
        }
        if (!output.toString().endsWith(".npz") && !isWaveform()) {
            throw Problem.wrongInput(
                    "wrong-suffix",
                    "-o",
                    output + " does not end in .npz or .vcd",
                    "name a file such as trace.npz or trace.vcd");
        }
        if (isWaveform()) {
            TraceVcd.check(output);
        } else {
            TraceFile.check(output);
        }
    }

    private String text(List<TraceArray> arrays, Dataset chosen, Network network) {
        StringBuilder text = new StringBuilder();
        for (TraceArray array : arrays) {
            TraceArray.Shape shape = array.shape();
            text.append(String.format(
                    Locale.ROOT,
                    "%-32s (%d, %d, %d) %s\n",
                    array.name(),
                    shape.samples(),
                    shape.ticks(),
                    shape.neurons(),
                    type(array)));
        }
        if (hardware) {
            long differences = HardwareArrays.differences(arrays);
            text.append(
                    differences == 0
                            ? "the hardware does the same as the golden model\n"
                            : String.format(Locale.ROOT, "%,d values of the hardware differ\n", differences));
        }
        return text.append(String.format(
                        Locale.ROOT,
                        "%,d arrays, samples: %,d, ticks: %,d, in %s\n",
                        arrays.size(),
                        chosen.samples().size(),
                        network.ticks(),
                        output))
                .toString();
    }

    private Map<String, Object> object(List<TraceArray> arrays, Dataset chosen, Network network) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("file", output.toString());
        object.put("samples", chosen.samples().size());
        object.put("ticks", network.ticks());
        if (hardware) {
            object.put("differences", HardwareArrays.differences(arrays));
        }
        object.put("arrays", arrays.stream().map(TraceCommand::object).toList());
        return object;
    }

    private static Map<String, Object> object(TraceArray array) {
        TraceArray.Shape shape = array.shape();
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("name", array.name());
        object.put("shape", List.of(shape.samples(), shape.ticks(), shape.neurons()));
        object.put("type", type(array));
        return object;
    }

    private static String type(TraceArray array) {
        return switch (array.values()) {
            case TraceArray.Reals _ -> "float64";
            case TraceArray.Integers _ -> "int64";
        };
    }
}
