package dev.synfire.hdl.verilog.text;

import java.util.ArrayList;
import java.util.List;

/** Lines of Verilog too long to read, broken after a comma or before an operator. */
final class LongLines {
    static final int WIDEST = 110;

    private static final List<String> OPERATORS = List.of(" : ", " ? ", " || ", " && ", " + ", " - ", " | ", " & ");

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

    /**
     * The last space before the limit at which a reader expects a break: outside as many brackets as can be, behind a comma
     * or else before the loosest operator.
     */
    private static int place(String line) {
        int first = Math.max(line.length() - line.stripLeading().length() + 1, WIDEST / 4);
        int best = -1;
        int least = Integer.MAX_VALUE;
        int depth = 0;
        for (int at = 0; at < WIDEST; at++) {
            char here = line.charAt(at);
            depth += here == '(' || here == '{' ? 1 : here == ')' || here == '}' ? -1 : 0;
            if (here != ' ' || at <= first) {
                continue;
            }
            int order = line.charAt(at - 1) == ',' ? 0 : 1 + operator(line, at);
            int loose = depth * (OPERATORS.size() + 1) + order;
            if (order <= OPERATORS.size() && loose <= least) {
                best = at;
                least = loose;
            }
        }
        return best;
    }

    /** Which of the operators follows, the loosest first; beyond them all if none. */
    private static int operator(String line, int at) {
        for (int i = 0; i < OPERATORS.size(); i++) {
            if (line.startsWith(OPERATORS.get(i), at)) {
                return i;
            }
        }
        return OPERATORS.size();
    }
}
