package dev.synfire.cli.options;

import dev.synfire.problem.Problem;
import dev.synfire.quantize.PerLayer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads an option that has one value for every layer, or values by layer name: 4, or hidden=4,output=3, or 4,output=8. */
public final class PerLayerOption {
    private final String option;
    private final String example;

    PerLayerOption(String option, String example) {
        this.option = option;
        this.example = example;
    }

    <T> PerLayer<T> read(String text, Function<String, T> value) {
        Optional<T> all = Optional.empty();
        Map<String, T> named = new LinkedHashMap<>();
        for (String part : text.split(",", -1)) {
            int equals = part.indexOf('=');
            T read = value.apply(part.substring(equals + 1).strip());
            boolean twice = equals < 0
                    ? all.isPresent()
                    : named.put(part.substring(0, equals).strip(), read) != null;
            if (twice) {
                throw Problem.wrongInput(
                        "given-twice", option, "two values for the same layers in " + text, "write " + example);
            }
            all = equals < 0 ? Optional.of(read) : all;
        }
        return new PerLayer<>(all, named);
    }

    int integer(String text, String what, int min, int max) {
        // Integer.parseInt takes the digits of every script.
        int value = text.matches("-?[0-9]{1,9}") ? Integer.parseInt(text) : min - 1;
        if (value < min || value > max) {
            throw wrong(text, what, min, max);
        }
        return value;
    }

    private Problem wrong(String text, String what, int min, int max) {
        return Problem.wrongInput(
                "out-of-range",
                option,
                what + " are " + text + ", expected a whole number from " + min + " to " + max,
                "write " + example);
    }
}
