package dev.synfire.hdl.text;

import dev.synfire.problem.Problem;

/** Reports a null that the user's Java handed to the builder by the line that did so. */
public final class Nulls {
    private static final String BUILDER = Line.BUILDER_PACKAGE;

    private Nulls() {}

    /** The value, which is not null. */
    public static <T> T refused(T value) {
        if (value == null) {
            throw Mistake.missing(Line.here().toString());
        }
        return value;
    }

    /** What to report in place of the exception: for a null that the builder or the JDK met, where it came from; else itself. */
    public static RuntimeException reported(RuntimeException failure) {
        if (!(failure instanceof NullPointerException) || failure.getStackTrace().length == 0) {
            return failure;
        }
        int place = 0;
        StackTraceElement[] trace = failure.getStackTrace();
        while (place < trace.length && isInside(trace[place])) {
            place++;
        }
        if (place == 0 || place == trace.length) {
            return failure;
        }
        Problem report = Mistake.missing(trace[place].getFileName() + ":" + trace[place].getLineNumber());
        report.initCause(failure);
        return report;
    }

    /** Whether a frame is the builder's or the JDK's; the tests of the builder come from elsewhere. */
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
