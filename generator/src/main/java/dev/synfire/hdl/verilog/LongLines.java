package dev.synfire.hdl.verilog;

import java.util.ArrayList;
import java.util.List;

/** Lines of Verilog too long to read, broken after a comma or before an operator. */
final class LongLines {
    static final int WIDEST = 110;

    private LongLines() {}

    /** The line, or its parts; those after the first are indented further. */
    static List<String> broken(String line) {
        List<String> parts = new ArrayList<>();
        String indent = " ".repeat(line.length() - line.stripLeading().length() + 8);
        String rest = line;
        while (rest.length() > WIDEST && !line.stripLeading().startsWith("//")) {
            int at = place(rest);
            if (at < 0) {
                break;
            }
            parts.add(rest.substring(0, at));
            rest = indent + rest.substring(at + 1);
        }
        parts.add(rest);
        return parts;
    }

    /** The last space before the limit at which a reader expects a break: that of the loosest operator there is. */
    private static int place(String line) {
        int first = line.length() - line.stripLeading().length() + 1;
        for (String mark : List.of(" : ", " ? ", " || ", " && ", " + ", " - ", " | ", " & ")) {
            int at = line.lastIndexOf(mark, WIDEST - 1);
            if (at > Math.max(first, WIDEST / 4)) {
                return at;
            }
        }
        int comma = line.lastIndexOf(", ", WIDEST - 2);
        return comma > first ? comma + 1 : -1;
    }
}
