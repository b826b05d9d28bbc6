package dev.synfire.handover;

import dev.synfire.handover.bus.ApbWrapper;
import dev.synfire.handover.bus.AxilWrapper;
import dev.synfire.handover.bus.RegisterWrapper;
import dev.synfire.handover.bus.WishboneWrapper;
import dev.synfire.problem.Problem;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a core gets beside its own ports. */
public enum Front {
    /** A wrapper with the ports of AXI4-Stream. */
    AXIS,
    /** Registers on AXI4-Lite. */
    AXIL(AxilWrapper::new),
    /** Registers on Wishbone B4. */
    WISHBONE(WishboneWrapper::new),
    /** Registers on APB4. */
    APB(ApbWrapper::new),
    /** A module for LiteX, in Python. */
    LITEX,
    /** A script that packages what there is of AXIS and AXIL for Vivado. */
    VIVADO,
    /** A tile for Tiny Tapeout. */
    TT;

    private final Optional<Function<RegisterWrapper.Params, RegisterWrapper>> registers;

    Front() {
        registers = Optional.empty();
    }

    Front(Function<RegisterWrapper.Params, RegisterWrapper> wrapper) {
        registers = Optional.of(wrapper);
    }

    /** How the core is put behind registers, if that is what this is. */
    Optional<Function<RegisterWrapper.Params, RegisterWrapper>> registers() {
        return registers;
    }

    /** Whether its tools look for the contents of memories in the Verilog alone. */
    public boolean needsInlineMemories() {
        return this == LITEX || this == VIVADO || this == TT;
    }

    /**
     * Reads what {@link #toString} gives.
     *
     * @throws Problem wrong-front if one is none
     */
    public static Set<Front> parse(Collection<String> names) {
        Set<Front> fronts = EnumSet.noneOf(Front.class);
        names.forEach(name -> fronts.add(parse(name)));
        return fronts;
    }

    private static Front parse(String name) {
        return Arrays.stream(values())
                .filter(front -> front.toString().equals(name))
                .findFirst()
                .orElseThrow(() -> Problem.wrongInput(
                        "wrong-front",
                        "--for",
                        "there is no wrapper for \"" + name + "\"",
                        "write " + Arrays.stream(values()).map(Front::toString).collect(Collectors.joining(", "))));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
