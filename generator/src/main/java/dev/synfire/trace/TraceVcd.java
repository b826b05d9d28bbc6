package dev.synfire.trace;

import dev.synfire.files.FileKind;
import dev.synfire.files.OutputFile;
import dev.synfire.trace.TraceArray.Integers;
import dev.synfire.trace.TraceArray.Reals;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Arrays as a value change dump (IEEE 1364-2001, chapter 18), for GTKWave and Surfer: LAYER.QUANTITY.FORM_NEURON. A tick takes a
 * unit of time, one sample follows the other. Real numbers are of the type real, integers have as many bits as their array needs.
 */
public final class TraceVcd {
    private static final String MARK = "$comment synfire trace 1 $end";

    private static final FileKind KIND = new FileKind(
            "a trace of synfire trace",
            file -> FileKind.beginning(file).startsWith(MARK),
            "name another file with -o, or remove it");

    private final List<Variable> variables = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    /** A neuron's value. */
    private record Variable(TraceArray array, int neuron, int bits, String code) {
        /** The value at a tick, as the dump has it. */
        String value(int tick) {
            int at = tick * array.shape().neurons() + neuron;
            return switch (array.values()) {
                case Reals(double[] reals) -> "r" + reals[at] + " " + code;
                case Integers(long[] integers) -> "b" + binary(integers[at], bits) + " " + code;
            };
        }
    }

    private TraceVcd() {}

    /** Makes sure that a file may be written. */
    public static void check(Path file) {
        OutputFile.check(file, KIND);
    }

    /** Writes all of them. */
    public static void write(Path file, List<TraceArray> arrays) {
        OutputFile.write(file, KIND, text(arrays));
    }

    static String text(List<TraceArray> arrays) {
        TraceVcd vcd = new TraceVcd();
        vcd.head(arrays);
        vcd.changes(arrays.getFirst().shape());
        return vcd.text.toString();
    }

    private void head(List<TraceArray> arrays) {
        text.append(MARK).append("\n$timescale 1us $end\n$var integer 32 ! sample $end\n");
        Map<String, Map<String, List<TraceArray>>> layers = new TreeMap<>();
        for (TraceArray array : arrays) {
            String[] words = array.name().split("\\.");
            layers.computeIfAbsent(words[0], _ -> new TreeMap<>())
                    .computeIfAbsent(words[1], _ -> new ArrayList<>())
                    .add(array);
        }
        layers.forEach((layer, quantities) -> {
            text.append("$scope module ").append(layer).append(" $end\n");
            quantities.forEach((quantity, forms) -> {
                text.append("$scope module ").append(quantity).append(" $end\n");
                forms.forEach(this::declare);
                text.append("$upscope $end\n");
            });
            text.append("$upscope $end\n");
        });
        text.append("$enddefinitions $end\n");
    }

    private void declare(TraceArray array) {
        String form = array.name().substring(array.name().lastIndexOf('.') + 1);
        int bits = bits(array);
        for (int n = 0; n < array.shape().neurons(); n++) {
            Variable variable = new Variable(array, n, bits, code(variables.size() + 1));
            variables.add(variable);
            text.append(bits == 0 ? "$var real 64 " : "$var integer " + bits + " ")
                    .append(variable.code())
                    .append(' ')
                    .append(form)
                    .append('_')
                    .append(n)
                    .append(" $end\n");
        }
    }

    /** The bits of two's complement that hold all values; 0 of real numbers. */
    private static int bits(TraceArray array) {
        return switch (array.values()) {
            case Reals _ -> 0;
            case Integers(long[] integers) ->
                Arrays.stream(integers)
                        .mapToInt(value -> Long.SIZE + 1 - Long.numberOfLeadingZeros(value < 0 ? ~value : value))
                        .max()
                        .orElse(1);
        };
    }

    private static String binary(long value, int bits) {
        StringBuilder text = new StringBuilder(bits);
        for (int bit = bits - 1; bit >= 0; bit--) {
            text.append(value >> Math.min(bit, Long.SIZE - 1) & 1);
        }
        return text.toString();
    }

    private void changes(TraceArray.Shape shape) {
        String[] last = new String[variables.size()];
        int ticks = shape.samples() * shape.ticks();
        for (int tick = 0; tick < ticks; tick++) {
            text.append('#').append(tick).append('\n');
            if (tick % shape.ticks() == 0) {
                text.append('b').append(binary(tick / shape.ticks(), 32)).append(" !\n");
            }
            for (int v = 0; v < last.length; v++) {
                String value = variables.get(v).value(tick);
                if (!value.equals(last[v])) {
                    last[v] = value;
                    text.append(value).append('\n');
                }
            }
        }
        text.append('#').append(ticks).append('\n');
    }

    /** The shortest name for a number: digits are the characters ! to ~. */
    private static String code(int number) {
        StringBuilder code = new StringBuilder();
        for (int rest = number; rest >= 0; rest = rest / 94 - 1) {
            code.append((char) ('!' + rest % 94));
        }
        return code.toString();
    }
}
