package dev.synfire.hdl;

/**
 * A line of the user's Java source: where a signal was declared or a statement written.
 *
 * @param file   the file's name without folders
 * @param number the line, from 1
 */
public record Line(String file, int number) {
    private static final StackWalker WALKER = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

    /** The innermost line on the stack that is of neither this package nor the JDK. */
    static Line here() {
        return WALKER.walk(frames -> frames.filter(frame -> !isBuilder(frame.getDeclaringClass()))
                .findFirst()
                .map(frame -> new Line(String.valueOf(frame.getFileName()), frame.getLineNumber()))
                .orElseThrow());
    }

    /** This package's own classes and the JDK's; not the tests, which live in the package but come from elsewhere. */
    private static boolean isBuilder(Class<?> type) {
        return type.getPackageName().startsWith("java.")
                || type.getPackageName().equals(Line.class.getPackageName())
                        && type.getProtectionDomain() == Line.class.getProtectionDomain();
    }

    @Override
    public String toString() {
        return file + ":" + number;
    }
}
