package dev.synfire.hdl;

import dev.synfire.problem.Problem;

/** Tells of a null that the user's Java handed to the builder by the line that did so. */
final class Nulls {
    private static final String BUILDER = Nulls.class.getPackageName();

    private Nulls() {}

    /** What is to be told of the exception: of a null that the builder or the JDK met, where it came from; else itself. */
    static RuntimeException told(RuntimeException slip) {
        if (!(slip instanceof NullPointerException) || slip.getStackTrace().length == 0) {
            return slip;
        }
        int place = 0;
        StackTraceElement[] trace = slip.getStackTrace();
        while (place < trace.length && isInside(trace[place])) {
            place++;
        }
        if (place == 0 || place == trace.length) {
            return slip;
        }
        Problem told = Slip.missing(trace[place].getFileName() + ":" + trace[place].getLineNumber());
        told.initCause(slip);
        return told;
    }

    /** Whether a frame is of this package or one below it, or the JDK's; the package's tests come from elsewhere. */
    private static boolean isInside(StackTraceElement frame) {
        String name = frame.getClassName();
        if (!name.startsWith(BUILDER)) {
            return name.startsWith("java.");
        }
        try {
            Class<?> type = Class.forName(name, false, Nulls.class.getClassLoader());
            return type.getProtectionDomain() == Nulls.class.getProtectionDomain();
        } catch (ClassNotFoundException _) {
            return false;
        }
    }
}
