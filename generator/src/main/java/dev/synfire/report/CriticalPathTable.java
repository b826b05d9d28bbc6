package dev.synfire.report;

import dev.synfire.report.picture.CriticalPath;
import java.util.Map;

/** What the template of the longest path is filled with. */
final class CriticalPathTable {
    private CriticalPathTable() {}

    static Map<String, Object> values(CriticalPath path) {
        return Map.of(
                "path",
                path.stops(),
                "route",
                path.route(),
                "logic",
                path.logic(),
                "wires",
                path.wires(),
                "nanoseconds",
                path.logic() + path.wires());
    }
}
