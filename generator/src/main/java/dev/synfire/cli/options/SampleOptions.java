package dev.synfire.cli.options;

import dev.synfire.fixed.Range;
import dev.synfire.model.Readout;
import dev.synfire.problem.Problem;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** What no model file says about samples: their ticks, their inputs, and how the result is read. */
public final class SampleOptions {
    private static final Pattern RANGE = Pattern.compile("(-?\\d{1,6})\\.\\.(-?\\d{1,6})");

    @Option(names = "--ticks", paramLabel = "N", description = "Ticks of a sample, 1 to 65536.")
    private Integer ticks;

    @Option(
            names = "--readout",
            paramLabel = "WORD",
            description =
                    "How the result is read: activation, activation-sum, spike-count, first-spike, membrane, membrane-maximum.")
    private String readout;

    @Option(
            names = "--input-values",
            paramLabel = "MIN..MAX",
            description = "The whole numbers that an input may be, such as 0..1 for spikes or 0..255.")
    private String values;

    @Option(names = "--input-scale", paramLabel = "X", description = "What an input of 1 stands for in the model.")
    private Double scale;

    boolean isGiven() {
        return ticks != null || readout != null || values != null || scale != null;
    }

    OptionalInt ticks() {
        if (ticks == null) {
            return OptionalInt.empty();
        }
        if (ticks < 1 || ticks > 1 << 16) {
            throw Problem.wrongInput(
                    "out-of-range",
                    "--ticks",
                    "ticks are " + ticks + ", expected a whole number from 1 to 65536",
                    "write --ticks " + Math.clamp(ticks, 1, 1 << 16));
        }
        return OptionalInt.of(ticks);
    }

    Optional<Readout> readout() {
        return Optional.ofNullable(readout).map(word -> ChoiceNames.parse(Readout.class, "--readout", word));
    }

    Optional<Range> values() {
        return Optional.ofNullable(values).map(text -> {
            Matcher range = RANGE.matcher(text);
            if (!range.matches()
                    || Long.parseLong(range.group(1)) > 0
                    || Long.parseLong(range.group(2)) < 0
                    || Long.parseLong(range.group(1)) < -0xffff
                    || Long.parseLong(range.group(2)) > 0xffff) {
                throw Problem.wrongInput(
                        "out-of-range",
                        "--input-values",
                        "'" + text + "' is no range that contains 0 within -65535..65535",
                        "write for example --input-values 0..255");
            }
            return new Range(Long.parseLong(range.group(1)), Long.parseLong(range.group(2)));
        });
    }

    OptionalDouble scale() {
        if (scale == null) {
            return OptionalDouble.empty();
        }
        if (!(scale >= 1e-12 && scale <= 1e12)) {
            throw Problem.wrongInput(
                    "out-of-range",
                    "--input-scale",
                    "the scale is " + scale + ", expected a number from 1e-12 to 1e12",
                    "write for example --input-scale 0.0625");
        }
        return OptionalDouble.of(scale);
    }
}
