package dev.synfire.hdl.verilog;

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

    static Code primary(String text, boolean signed) {
        return new Code(text, PRIMARY, signed);
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
