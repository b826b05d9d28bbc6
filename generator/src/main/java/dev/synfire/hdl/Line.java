package dev.synfire.hdl;

import java.util.Iterator;
import java.util.stream.Stream;

/**
 * A line of the user's Java source: where a signal was declared or a statement written.
 *
 * @param file   the file's name without folders
 * @param number the line, from 1
 */
public record Line(String file, int number) {
    private static final StackWalker WALKER = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

    /** Whether a class is this package's own or the JDK's; the package's tests live in it but come from elsewhere. */
    private static final ClassValue<Boolean> BUILDER = new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
            return type.getPackageName().startsWith("java.")
                    || type.getPackageName().equals(Line.class.getPackageName())
                            && type.getProtectionDomain() == Line.class.getProtectionDomain();
        }
    };

    /** The innermost line on the stack that is of neither this package nor the JDK. */
    static Line here() {
        return WALKER.walk(Line::first);
    }

    private static Line first(Stream<StackWalker.StackFrame> frames) {
        Iterator<StackWalker.StackFrame> inward = frames.iterator();
        StackWalker.StackFrame frame = inward.next();
        while (BUILDER.get(frame.getDeclaringClass())) {
            frame = inward.next();
        }
        return new Line(String.valueOf(frame.getFileName()), frame.getLineNumber());
    }

    @Override
    public String toString() {
        return file + ":" + number;
    }
}
