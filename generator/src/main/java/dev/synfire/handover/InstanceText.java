package dev.synfire.handover;

import java.util.List;

/**
 * An instance of a wrapper with registers, as the README shows it.
 *
 * @param bus the bus's name
 * @param top the module
 * @param ports its ports
 */
public record InstanceText(String bus, String top, List<PortRow> ports) {
    static List<InstanceText> of(Wrappers wrappers) {
        return wrappers.designs().entrySet().stream()
                .filter(entry -> entry.getKey().registers().isPresent())
                .map(entry -> new InstanceText(
                        switch (entry.getKey()) {
                            case AXIL -> "AXI4-Lite";
                            case WISHBONE -> "Wishbone B4";
                            case APB -> "APB4";
                            case AXIS, LITEX, VIVADO, TT ->
                                throw new IllegalArgumentException("there are no registers");
                        },
                        entry.getValue().top(),
                        PortRow.of(new BlockPorts(entry.getValue().names().ports()))))
                .toList();
    }
}
