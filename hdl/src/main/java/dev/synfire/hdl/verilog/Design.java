package dev.synfire.hdl.verilog;

import dev.synfire.hdl.check.Warning;
import java.util.List;
import java.util.SortedMap;

/**
 * A design in Verilog.
 *
 * @param top   the name of the top module
 * @param files what each file holds, by its name: one .v per module, one .hex per memory with contents
 * @param names where each signal and memory is found in the Verilog
 * @param warnings what works but is probably not intended
 * @param models Verilog that stands for black boxes in simulations and for linters, by file name
 */
public record Design(
        String top,
        SortedMap<String, String> files,
        NameMap names,
        List<Warning> warnings,
        SortedMap<String, String> models) {}
