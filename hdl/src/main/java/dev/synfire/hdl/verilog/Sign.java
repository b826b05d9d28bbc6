package dev.synfire.hdl.verilog;

/** What the place where an expression is printed makes of its sign. */
enum Sign {
    /** The expression stands alone: nothing beside it has a sign. */
    FREE,
    /** Operands beside it may have either sign, so it must not lean on Verilog's extension. */
    ANY,
    /** It must be signed, and so is everything beside it. */
    SIGNED,
    /** It must be unsigned, and so is everything beside it. */
    UNSIGNED;

    static Sign of(boolean signed) {
        return signed ? SIGNED : UNSIGNED;
    }
}
