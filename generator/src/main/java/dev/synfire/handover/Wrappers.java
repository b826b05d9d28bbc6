package dev.synfire.handover;

import dev.synfire.core.SynfireCore;
import dev.synfire.handover.bus.AxisWrapper;
import dev.synfire.handover.bus.BusFormat;
import dev.synfire.handover.bus.RegisterWrapper;
import dev.synfire.hdl.Component;
import dev.synfire.hdl.check.Target;
import dev.synfire.hdl.verilog.Design;
import dev.synfire.hdl.verilog.Verilog;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The wrappers around a core, as Verilog.
 *
 * @param designs each with the core in it
 * @param format what the registers hold, if any wrapper has them
 */
public record Wrappers(Map<Front, Design> designs, Optional<BusFormat> format) {
    /** None. */
    public static final Wrappers NONE = new Wrappers(Map.of(), Optional.empty());

    /**
     * Prints wrappers.
     *
     * @param core what they wrap
     * @param hash the first 8 bytes of the network's hash
     * @throws dev.synfire.problem.Problem axis or bus if one does not suit the core
     */
    public static Wrappers of(Set<Front> fronts, SynfireCore.Params core, long hash, Target target) {
        Map<Front, Design> designs = new EnumMap<>(Front.class);
        Optional<BusFormat> format = Optional.empty();
        for (Front front : fronts) {
            Component<?> top;
            if (front.registers().isPresent()) {
                var params = new RegisterWrapper.Params(core.network(), core.plan(), hash);
                RegisterWrapper wrapper = front.registers().get().apply(params);
                format = Optional.of(wrapper.format);
                top = wrapper;
            } else {
                top = new AxisWrapper(core);
            }
            designs.put(front, Verilog.emit(top, new Verilog.Options(false), target));
        }
        return new Wrappers(designs, format);
    }

    /** The Verilog files that the core alone does not have. */
    SortedMap<String, String> files(Design core) {
        SortedMap<String, String> files = new TreeMap<>();
        designs.values().forEach(design -> files.putAll(design.files()));
        // A core with its memories inline has no .hex files, and other text in the modules that have memories.
        files.keySet().removeIf(name -> core.files().containsKey(name) || !name.endsWith(".v"));
        return files;
    }

    /** The module of a wrapper; empty if there is none. */
    String top(Front front) {
        return designs.containsKey(front) ? designs.get(front).top() : "";
    }
}
