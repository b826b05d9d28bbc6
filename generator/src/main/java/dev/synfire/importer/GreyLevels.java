package dev.synfire.importer;

import dev.synfire.fixed.Range;
import java.util.List;

/**
 * Pixels of one byte, as image files hold them: 0 is black and the code 0, 255 is white and the largest code, and each
 * grey between is the nearest code. Where inputs are spikes, a pixel above 127 is one.
 */
record GreyLevels(Range values) {
    private static final int WHITE = 255;

    /** Whether an array holds pixels: bytes without a sign. */
    static boolean in(NumberArray array) {
        return array.typeName().equals("uint8");
    }

    int code(double level) {
        return (int) Math.rint(level * values.max() / WHITE);
    }

    /** What the user is shown of it. */
    List<String> notes() {
        return values.max() == WHITE
                ? List.of()
                : List.of("inputs: grey levels of 0 to 255 became the nearest of the codes 0 to " + values.max());
    }
}
