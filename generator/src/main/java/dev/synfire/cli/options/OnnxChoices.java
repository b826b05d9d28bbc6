package dev.synfire.cli.options;

import dev.synfire.importer.onnx.InputCoding;
import dev.synfire.problem.Problem;
import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** What the real inputs of an .onnx or .tflite file are as integer codes. */
public final class OnnxChoices {
    private static final Pattern RANGE = Pattern.compile("(-?[0-9.eE+]+)(?:,|\\.\\.)(-?[0-9.eE+]+)");

    @Option(
            names = "--input-range",
            paramLabel = "LOW,HIGH",
            description = "The real inputs that the model was trained on; default: 0,1. 0 lies in it.")
    private String range;

    @Option(names = "--input-bits", paramLabel = "N", description = "Bits of an input code, 1 to 16; default: 8.")
    private Integer bits;

    boolean isGiven() {
        return range != null || bits != null;
    }

    /** What these choices say of the inputs of a file. */
    InputCoding coding(SampleOptions samples, Path path) {
        if (samples.ticks().orElse(1) != 1 || samples.readout().isPresent()) {
            throw Problem.wrongInput(
                    "unused-option",
                    path.toString(),
                    "a network of an .onnx or .tflite file has one tick, and its activations are read",
                    "leave --ticks and --readout out");
        }
        OptionalDouble low = OptionalDouble.empty();
        OptionalDouble high = OptionalDouble.empty();
        if (range != null) {
            Matcher matcher = RANGE.matcher(range);
            if (!matcher.matches()) {
                throw wrongRange();
            }
            low = OptionalDouble.of(number(matcher.group(1)));
            high = OptionalDouble.of(number(matcher.group(2)));
        }
        return new InputCoding(
                low,
                high,
                samples.values(),
                samples.scale(),
                bits == null ? OptionalInt.empty() : OptionalInt.of(bits));
    }

    private double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException _) {
            throw wrongRange();
        }
    }

    private Problem wrongRange() {
        return Problem.wrongInput(
                "out-of-range",
                "--input-range",
                "'" + range + "' is no range, expected two numbers",
                "write for example --input-range -1,1");
    }
}
