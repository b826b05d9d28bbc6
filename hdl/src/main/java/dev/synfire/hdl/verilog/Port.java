package dev.synfire.hdl.verilog;

import dev.synfire.hdl.Shape;
import dev.synfire.hdl.verilog.text.Row;
import dev.synfire.hdl.verilog.text.WordWrap;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A port as it stands in the module's head. */
record Port(String direction, String kind, Shape shape, String name, Row source) {
    /** Ports in columns, and the comments between them. */
    static List<Row> rows(List<Object> portsAndComments) {
        int widest = 0;
        Object last = null;
        for (Object each : portsAndComments) {
            if (each instanceof Port port) {
                widest = Math.max(widest, port.type().length());
                last = port;
            }
        }
        List<Row> rows = new ArrayList<>();
        for (Object each : portsAndComments) {
            if (each instanceof Port port) {
                String text = String.format(
                        Locale.ROOT,
                        "    %-6s %-4s %" + Math.max(1, widest) + "s",
                        port.direction,
                        port.kind,
                        port.type());
                String gap = widest == 0 ? "" : " ";
                String start = widest == 0 ? text.stripTrailing() + " " : text + gap;
                rows.add(new Row(0, start + port.name + (port == last ? "" : ","), port.source.source()));
            } else {
                if (!rows.isEmpty()) {
                    rows.add(Row.BLANK);
                }
                for (String line : WordWrap.wrapped(each.toString(), 92)) {
                    rows.add(Row.of("    // " + line));
                }
            }
        }
        return rows;
    }

    private String type() {
        return Declarations.type(shape).stripTrailing();
    }
}
