package dev.synfire.cosim;

import dev.synfire.hdl.Clock;
import dev.synfire.hdl.verilog.Design;
import dev.synfire.hdl.verilog.NameMap.TopPort;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A design as text: what Verilator is given.
 *
 * @param top the top module
 * @param clock the input that Verilated.clock toggles; empty for a design without a clock
 * @param reset the input that Verilated.reset raises, active high; empty for a design without one
 * @param files Verilog (.v) and memory images (.hex) by file name
 * @param ports of the top module, where they are known; then they may have any name that Verilog takes, also one that means
 *     something in C++
 */
public record Rtl(String top, String clock, String reset, SortedMap<String, String> files, List<TopPort> ports) {
    private static final Pattern INOUT = Pattern.compile("(?m)^\\s*inout\\b|[(,]\\s*inout\\b");

    public Rtl {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
        ports = List.copyOf(ports);
    }

    /** A design whose clock is clk and whose reset is rst. */
    public static Rtl of(String top, Map<String, String> files) {
        return new Rtl(top, "clk", "rst", new TreeMap<>(files), List.of());
    }

    /** An emitted design, with the Verilog that stands for its black boxes; its first clock is the one to toggle. */
    public static Rtl of(Design design) {
        List<Clock> clocks = design.names().clocks();
        SortedMap<String, String> files = new TreeMap<>(design.files());
        files.putAll(design.models());
        String clock = clocks.isEmpty() ? "" : clocks.getFirst().name();
        String reset = clocks.isEmpty() ? "" : clocks.getFirst().resetName().orElse("");
        return new Rtl(design.top(), clock, reset, files, design.names().ports());
    }

    /** Whether a module has pins that are driven from both sides. */
    boolean hasInouts() {
        return files.values().stream().anyMatch(INOUT.asPredicate());
    }

    /** This design clocked by another input. */
    public Rtl clockedBy(String input) {
        return new Rtl(top, input, reset, files, ports);
    }

    /** This design reset by another input. */
    public Rtl resetBy(String input) {
        return new Rtl(top, clock, input, files, ports);
    }

    /** This design with one file more, or another text for a file it has: a model of a vendor's primitive, say. */
    public Rtl withFile(String name, String text) {
        SortedMap<String, String> all = new TreeMap<>(files);
        all.put(name, text);
        return new Rtl(top, clock, reset, all, ports);
    }
}
