package dev.synfire.cosim;

import dev.synfire.hdl.verilog.Design;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A design as text: what Verilator is given.
 *
 * @param top the top module
 * @param clock the input that Verilated.clock toggles; empty for a design without a clock
 * @param reset the input that Verilated.reset raises, active high; empty for a design without one
 * @param files Verilog (.v) and memory images (.hex) by file name
 */
public record Rtl(String top, String clock, String reset, SortedMap<String, String> files) {
    public Rtl {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    }

    /** A design whose clock is clk and whose reset is rst. */
    public static Rtl of(String top, Map<String, String> files) {
        return new Rtl(top, "clk", "rst", new TreeMap<>(files));
    }

    /** An emitted design; the builder's clock is clk and its reset rst. */
    public static Rtl of(Design design) {
        return of(design.top(), design.files());
    }

    /** This design clocked by another input. */
    public Rtl clockedBy(String input) {
        return new Rtl(top, input, reset, files);
    }

    /** This design reset by another input. */
    public Rtl resetBy(String input) {
        return new Rtl(top, clock, input, files);
    }

    /** This design with one file more, or another text for a file it has: a model of a vendor's primitive, say. */
    public Rtl withFile(String name, String text) {
        SortedMap<String, String> all = new TreeMap<>(files);
        all.put(name, text);
        return new Rtl(top, clock, reset, all);
    }
}
