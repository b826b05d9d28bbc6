package dev.synfire.handover;

import dev.synfire.core.SynfireCore;
import dev.synfire.handover.bus.AxisWrapper;
import dev.synfire.handover.bus.BusFormat;
import dev.synfire.handover.bus.RegisterWrapper;
import dev.synfire.hdl.check.Target;
import dev.synfire.hdl.verilog.Design;
import dev.synfire.hdl.verilog.Verilog;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is around a core, as Verilog.
 *
 * @param fronts what was asked for, with what it needs
 * @param designs wrappers, each with the core in it
 * @param format what the registers hold, if any wrapper has them
 * @param litex what the module for LiteX is about, if there is to be one
 * @param tile the tile for Tiny Tapeout, if there is to be one
 */
public record Wrappers(
        Set<Front> fronts,
        Map<Front, Design> designs,
        Optional<BusFormat> format,
        Optional<BusFormat> litex,
        Optional<Tile> tile) {
    /** None. */
    public static final Wrappers NONE =
            new Wrappers(Set.of(), Map.of(), Optional.empty(), Optional.empty(), Optional.empty());

    /**
     * Prints wrappers.
     *
     * @param asked what for
     * @param core what they wrap
     * @param hash the first 8 bytes of the network's hash
     * @throws dev.synfire.problem.Problem axis, bus or tt if one does not suit the core
     */
    public static Wrappers of(Set<Front> asked, SynfireCore.Params core, long hash, Target target) {
        Set<Front> fronts = EnumSet.noneOf(Front.class);
        fronts.addAll(asked);
        if (fronts.contains(Front.VIVADO) && !fronts.contains(Front.AXIS)) {
            // An IP needs a bus.
            fronts.add(Front.AXIL);
        }
        Map<Front, Design> designs = new EnumMap<>(Front.class);
        Optional<BusFormat> format = Optional.empty();
        if (fronts.contains(Front.AXIS)) {
            designs.put(Front.AXIS, Verilog.emit(new AxisWrapper(core), new Verilog.Options(false), target));
        }
        for (Front front : fronts) {
            if (front.registers().isPresent()) {
                var params = new RegisterWrapper.Params(core.network(), core.plan(), hash);
                RegisterWrapper wrapper = front.registers().get().apply(params);
                format = Optional.of(wrapper.format);
                designs.put(front, Verilog.emit(wrapper, new Verilog.Options(false), target));
            }
        }
        Optional<Tile> tile = fronts.contains(Front.TT) ? Optional.of(Tile.of(core)) : Optional.empty();
        Optional<BusFormat> litex = fronts.contains(Front.LITEX)
                ? Optional.of(BusFormat.of(new SynfireCore(core), hash, Front.LITEX.toString()))
                : Optional.empty();
        return new Wrappers(fronts, designs, format, litex, tile);
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
