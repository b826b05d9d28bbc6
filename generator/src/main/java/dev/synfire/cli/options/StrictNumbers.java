package dev.synfire.cli.options;

import java.util.function.Function;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Numbers in options as people write them: 12, -3, 0.5, 1e-3. Java's own reading also takes 1d, 0x1p3, NaN, and digits of other scripts. */
public final class StrictNumbers {
    private static final Pattern WHOLE = Pattern.compile("[-+]?[0-9]{1,19}");
    private static final Pattern REAL = Pattern.compile("[-+]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][-+]?[0-9]+)?");

    private StrictNumbers() {}

    /** Makes every option of these commands read its numbers so. */
    public static CommandLine in(CommandLine line) {
        ITypeConverter<Integer> whole = converter(WHOLE, Integer::valueOf, "a whole number");
        ITypeConverter<Long> longer = converter(WHOLE, Long::valueOf, "a whole number");
        ITypeConverter<Double> real = converter(REAL, Double::valueOf, "a number");
        return line.registerConverter(Integer.class, whole)
                .registerConverter(int.class, whole)
                .registerConverter(Long.class, longer)
                .registerConverter(long.class, longer)
                .registerConverter(Double.class, real)
                .registerConverter(double.class, real);
    }

    private static <T> ITypeConverter<T> converter(Pattern form, Function<String, T> read, String what) {
        return text -> {
            try {
                if (form.matcher(text).matches()) {
                    return read.apply(text);
                }
            } catch (NumberFormatException _) {
                // Too long for its type.
            }
            throw new TypeConversionException("'" + text + "' is not " + what);
        };
    }
}
