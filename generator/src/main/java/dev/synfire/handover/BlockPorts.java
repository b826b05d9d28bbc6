package dev.synfire.handover;

import dev.synfire.hdl.verilog.NameMap.TopPort;
import java.util.List;
import java.util.Map;

/**
 * The ports of a core.
 *
 * @param all in the order of the module
 */
record BlockPorts(List<TopPort> all) {
    private static final Map<String, String> MEANINGS = Map.ofEntries(
            Map.entry("clk", "clock, rising edge"),
            Map.entry("rst", "reset, synchronous, active high"),
            Map.entry("valid", "the beat is there, and stays until it is taken"),
            Map.entry("ready", "the beat is taken at this edge if it is valid"),
            Map.entry("tick", "1: the marker that ends a tick; 0: an event"),
            Map.entry("last", "with a marker: this tick ends its sample; with a result: the last of its sample"),
            Map.entry("address", "which input or neuron the event comes from"),
            Map.entry("value", "what the event carries, never 0"),
            Map.entry("label", "the neuron or class"),
            Map.entry("score", "its score"),
            Map.entry("known", "1: learn this sample; 0: compute it only"),
            Map.entry("withdrawn", "with the last marker of a sample: do not learn it"),
            Map.entry("learned", "how many samples were learned"),
            Map.entry("part", "which weights, biases or counters"),
            Map.entry("word", "which word of them"),
            Map.entry("load", "while free: the register takes the word"),
            Map.entry("store", "while free: the word becomes what the register holds"),
            Map.entry("shift", "the register drops its lowest byte and takes another at its upper end"),
            Map.entry("in", "the byte that it takes"),
            Map.entry("out", "its lowest byte"),
            Map.entry("free", "words may be loaded and stored"),
            Map.entry("busy", "a word is on its way"));

    BlockPorts {
        all = List.copyOf(all);
    }

    /** The width of a port in bits, 0 if there is none. */
    int width(String name) {
        return all.stream()
                .filter(port -> port.name().equals(name))
                .mapToInt(TopPort::width)
                .findFirst()
                .orElse(0);
    }

    /** Whether ports begin with this. */
    boolean has(String prefix) {
        return all.stream().anyMatch(port -> port.name().startsWith(prefix));
    }

    /** What a port is for, in a few words. */
    static String meaning(String name) {
        String role = name.substring(name.lastIndexOf('_') + 1);
        return MEANINGS.getOrDefault(role, "see the module's comment");
    }

    /** The number of the highest bit in brackets with a space behind, or nothing for one bit. */
    static String range(int width) {
        return width == 1 ? "" : "[" + (width - 1) + ":0] ";
    }
}
