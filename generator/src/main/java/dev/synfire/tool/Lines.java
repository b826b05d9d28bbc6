package dev.synfire.tool;

import java.util.Locale;

/** The wording that live and plain progress share. */
final class Lines {
    private Lines() {}

    static String going(String what, String phase) {
        return phase.isEmpty() ? what : what + ": " + phase;
    }

    static String done(String what, String result, double seconds) {
        String time = String.format(Locale.ROOT, "%.1f s", seconds);
        return result.isEmpty() ? what + ": " + time : what + ": " + result + ", " + time;
    }
}
