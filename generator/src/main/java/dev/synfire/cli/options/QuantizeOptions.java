package dev.synfire.cli.options;

import dev.synfire.network.Network;
import dev.synfire.network.Scales;
import dev.synfire.network.neuron.Leak;
import dev.synfire.problem.Problem;
import dev.synfire.quantize.Choices;
import dev.synfire.quantize.PerLayer;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** How to make integers of a network, as every command that does so lets one say it: a mixin. */
public final class QuantizeOptions {
    private static final String NONE = "none";

    @Option(
            names = "--weight-bits",
            paramLabel = "N|LAYER=N,..",
            description =
                    "Quantize weights to N bits, 1 to 8, whatever the network file says; all, or those of a layer:"
                            + " 4, or hidden=4,output=3.")
    private Optional<String> weightBits = Optional.empty();

    @Option(
            names = "--scales",
            paramLabel = "S|LAYER=S,..",
            description = "Which weights share a quantization step: perNeuron or perLayer; powerOfTwoPerNeuron or"
                    + " powerOfTwoPerLayer, where the step is a power of two.")
    private Optional<String> scales = Optional.empty();

    @Option(
            names = "--membrane-bits",
            paramLabel = "N|LAYER=N,..",
            description = "Membranes of N bits, 2 to 32, which saturate; else as wide as they provably need.")
    private Optional<String> membraneBits = Optional.empty();

    @Option(
            names = "--membrane-fraction",
            paramLabel = "N|LAYER=N,..",
            description =
                    "Bits of the membrane below a weight's step, 0 to 16; else as many as rounding the leak needs.")
    private Optional<String> membraneFraction = Optional.empty();

    @Option(
            names = "--leak-bits",
            paramLabel = "N|LAYER=N,..",
            description = "A leak as the nearest m / 2^N, 0 to 16, or powerOfTwo: the nearest 1 - 2^-k, which needs no"
                    + " multiplier.")
    private Optional<String> leakBits = Optional.empty();

    @Option(
            names = "--calibrate",
            paramLabel = "FILE|none",
            description =
                    "Fit weights, the widths of membranes and the reach of the codes of ReLU, identity and curves to these samples, which"
                            + " are read as those of --inputs. Without it the samples at hand, if any, are used for ReLU and"
                            + " identity layers without a maximum; none: for nothing.")
    private Optional<String> calibrate = Optional.empty();

    @Option(
            names = "--calibrate-percentile",
            paramLabel = "P",
            description =
                    "Let the codes of ReLU, identity and curves hold P percent of the activations that the samples have;"
                            + " 100 if not given.")
    private Optional<Double> percentile = Optional.empty();

    /** Whether the user made any choice. */
    boolean isGiven() {
        return Stream.of(weightBits, scales, membraneBits, membraneFraction, leakBits, calibrate, percentile)
                .anyMatch(Optional::isPresent);
    }

    /** The choices that were made. */
    public Choices choices() {
        return new Choices(
                bits("--weight-bits", weightBits, "weight bits", 1, 8),
                perLayer("--scales", scales, "--scales perLayer", text -> scales(text)),
                bits("--membrane-bits", membraneBits, "membrane bits", 2, 32),
                bits("--membrane-fraction", membraneFraction, "membrane fraction bits", 0, 16),
                perLayer("--leak-bits", leakBits, "--leak-bits powerOfTwo", this::leak));
    }

    /** The network with these choices in place of its own. */
    public Network applied(Network network) {
        return choices().in(network);
    }

    /** The file of samples that was named for calibrating. */
    Optional<Path> calibrationFile() {
        return calibrate.filter(text -> !text.equals(NONE)).map(Path::of);
    }

    /** Whether no sample shall decide anything. */
    boolean isUncalibrated() {
        return calibrate.filter(NONE::equals).isPresent();
    }

    /**
     * The share of activations, above 0 to 1, that codes of ReLU, identity and curves shall hold.
     *
     * @param samples whether there are any to calibrate with
     */
    double share(boolean samples) {
        if (percentile.isPresent() && !samples) {
            throw Problem.wrongInput(
                    "missing-option", "--calibrate-percentile", "there are no samples", "add --calibrate FILE");
        }
        double share = percentile.orElse(100.0) / 100;
        if (!(share > 0 && share <= 1)) {
            throw Problem.wrongInput(
                    "out-of-range",
                    "--calibrate-percentile",
                    "the percentile is " + percentile.orElseThrow() + ", expected above 0 to 100",
                    "write --calibrate-percentile 99.9");
        }
        return share;
    }

    private static PerLayer<Integer> bits(String option, Optional<String> text, String what, int min, int max) {
        String example = option + " " + Math.max(min, max / 2) + " or " + option + " hidden=" + Math.max(min, max / 2);
        return perLayer(
                option, text, example, part -> new PerLayerOption(option, example).integer(part, what, min, max));
    }

    private static <T> PerLayer<T> perLayer(
            String option, Optional<String> text, String example, Function<String, T> value) {
        return text.map(given -> new PerLayerOption(option, example).read(given, value))
                .orElse(PerLayer.none());
    }

    private static Scales scales(String text) {
        return switch (text) {
            case "perNeuron" -> Scales.PER_NEURON;
            case "perLayer" -> Scales.PER_LAYER;
            case "powerOfTwoPerNeuron" -> Scales.POWER_OF_TWO_PER_NEURON;
            case "powerOfTwoPerLayer" -> Scales.POWER_OF_TWO_PER_LAYER;
            default ->
                throw Problem.wrongInput(
                        "unknown-word",
                        "--scales",
                        "scales are " + text
                                + ", expected perNeuron, perLayer, powerOfTwoPerNeuron or powerOfTwoPerLayer",
                        "write --scales perLayer");
        };
    }

    private Leak.Form leak(String text) {
        if (text.equals("powerOfTwo")) {
            return new Leak.Form.PowerOfTwo();
        }
        return new Leak.Form.Bits(new PerLayerOption("--leak-bits", "--leak-bits 8 or --leak-bits powerOfTwo")
                .integer(text, "leak bits", 0, 16));
    }
}
