package dev.synfire.handover;

import java.util.ArrayList;
import java.util.List;

/**
 * A port as templates show it.
 *
 * @param name in Verilog
 * @param direction input or output
 * @param width in bits
 * @param range such as "[7:0] ", empty for one bit
 * @param meaning in a few words
 * @param comma what follows it in a list of pins: nothing behind the last
 */
public record PortRow(String name, String direction, int width, String range, String meaning, String comma) {
    static List<PortRow> of(BlockPorts ports) {
        List<PortRow> rows = new ArrayList<>();
        ports.all()
                .forEach(port -> rows.add(new PortRow(
                        port.name(),
                        port.direction(),
                        port.width(),
                        BlockPorts.range(port.width()),
                        BlockPorts.meaning(port.name()),
                        rows.size() == ports.all().size() - 1 ? "" : ",")));
        return rows;
    }
}
