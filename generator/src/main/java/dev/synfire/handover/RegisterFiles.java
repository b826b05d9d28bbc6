package dev.synfire.handover;

import dev.synfire.fixed.Range;
import dev.synfire.handover.bus.BusFormat;
import dev.synfire.handover.bus.RegisterTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What is written of the registers beside their Verilog: a driver in C, and descriptions for people and tools. */
final class RegisterFiles {
    /** The types of C for values, the narrowest first. */
    private static final Map<Range, String> TYPES = new LinkedHashMap<>();

    static {
        for (int bits : new int[] {8, 16, 32}) {
            TYPES.put(Range.unsigned(bits), "uint" + bits + "_t");
            TYPES.put(Range.signed(bits), "int" + bits + "_t");
        }
    }

    private RegisterFiles() {}

    /** The files, by their paths in the folder. */
    static SortedMap<String, String> of(String name, BusFormat format) {
        Map<String, Object> variables = new LinkedHashMap<>();
        variables.put("name", name);
        variables.put("upper", name.toUpperCase(Locale.ROOT));
        variables.put("network", format.network());
        variables.put("registers", RegisterText.of(RegisterTable.of(format)));
        variables.put("bytes", RegisterTable.BYTES);
        variables.put("format", format);
        variables.put("hashHigh", Hexadecimal.of(format.hash() >>> 32));
        variables.put("hashLow", Hexadecimal.of(format.hash() & 0xffff_ffffL));
        variables.put("valueType", TYPES.get(held(format.input().values())));
        variables.put(
                "checked", checked(name.toUpperCase(Locale.ROOT), format.input().values()));
        variables.put("lowest", format.input().values().min());
        variables.put("highest", format.input().values().max());
        variables.put("hasValue", format.value().isPresent());
        variables.put("inputs", format.input().size());
        variables.put("frames", format.frames());
        variables.put("results", format.scores() ? format.neurons() : 1);
        variables.put("wideScore", format.score().width() > 32);
        variables.put("signedScore", format.score().signed());
        SortedMap<String, String> files = new TreeMap<>();
        files.put("sw/" + name + ".h", HandoverTemplate.fill("driver.h.vm", variables));
        files.put("sw/" + name + ".c", HandoverTemplate.fill("driver.c.vm", variables));
        files.put("registers/" + name + ".rdl", HandoverTemplate.fill("registers.rdl.vm", variables));
        files.put("registers/" + name + ".svd", HandoverTemplate.fill("registers.svd.vm", variables));
        files.put("registers/" + name + ".md", HandoverTemplate.fill("registers.md.vm", variables));
        return files;
    }

    /** When a value is out of range, as C; empty if its type holds no such value. */
    private static String checked(String upper, Range values) {
        Range held = held(values);
        List<String> reasons = new ArrayList<>();
        if (values.min() > held.min()) {
            reasons.add("values[i] < " + upper + "_LOWEST");
        }
        if (values.max() < held.max()) {
            reasons.add("values[i] > " + upper + "_HIGHEST");
        }
        return String.join(" || ", reasons);
    }

    /** What the narrowest type of C for these values holds. */
    private static Range held(Range values) {
        return TYPES.keySet().stream()
                .filter(type -> type.min() <= values.min() && values.max() <= type.max())
                .findFirst()
                .orElseThrow();
    }
}
