package dev.synfire.hdl.verilog;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A printed expression.
 *
 * @param text       Verilog
 * @param precedence of its outermost operator, as in IEEE 1364-2001 table 22, higher binds tighter
 * @param signed     whether Verilog takes it as signed
 */
record Code(String text, int precedence, boolean signed) {
    static final int PRIMARY = 14;
    static final int UNARY = 13;
    static final int MULTIPLY = 11;
    static final int ADD = 10;
    static final int SHIFT = 9;
    static final int RELATION = 8;
    static final int EQUALITY = 7;
    static final int BIT_AND = 6;
    static final int BIT_XOR = 5;
    static final int BIT_OR = 4;
    static final int AND = 3;
    static final int OR = 2;
    static final int CONDITIONAL = 1;

    /** How {@code {2{a}}} begins, which {@code {{2{a}}, b}} does not. */
    private static final Pattern REPEATED = Pattern.compile("\\{\\d+\\{");

    private static final Pattern NEGATIVE = Pattern.compile("-\\d+'sd\\d+");

    static Code primary(String text, boolean signed) {
        return new Code(text, PRIMARY, signed);
    }

    /** True for {@code -8'sd5}. */
    boolean isNegativeNumber() {
        return NEGATIVE.matcher(text).matches();
    }

    /** Bits joined; those of a part that is itself joined bits stand among the others. */
    static Code joined(List<String> parts) {
        String all = parts.stream()
                .map(part -> isJoined(part) ? part.substring(1, part.length() - 1) : part)
                .collect(Collectors.joining(", ", "{", "}"));
        return primary(all, false);
    }

    /** True for braces around the whole that do not repeat something. */
    private static boolean isJoined(String text) {
        if (!text.startsWith("{")) {
            return false;
        }
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            char at = text.charAt(i);
            depth += at == '{' ? 1 : at == '}' ? -1 : 0;
            if (depth == 0 && i + 1 < text.length()) {
                return false;
            }
        }
        return !REPEATED.matcher(text).lookingAt();
    }

    /** The text as an operand of an operator that binds at least as tight as given. */
    String under(int level) {
        return precedence >= level ? text : "(" + text + ")";
    }

    /** The text where Verilog takes it with the wanted sign. */
    Code as(Sign wanted) {
        return switch (wanted) {
            case FREE, ANY -> this;
            case SIGNED -> signed ? this : primary("$signed(" + text + ")", true);
            case UNSIGNED -> signed ? primary("$unsigned(" + text + ")", false) : this;
        };
    }
}
