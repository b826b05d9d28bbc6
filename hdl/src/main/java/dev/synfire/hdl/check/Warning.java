package dev.synfire.hdl.check;

import dev.synfire.hdl.text.Diagnostic;
import dev.synfire.hdl.text.Line;

/**
 * Something in a design that works but is probably not intended.
 *
 * @param line    the user's line of Java
 * @param code    which diagnostic it is
 * @param what    what was found
 * @param instead what to write instead
 */
public record Warning(Line line, Diagnostic code, String what, String instead) {
    @Override
    public String toString() {
        return line + ": warning[" + code.code() + "]: " + what + "; " + instead;
    }
}
