package dev.synfire.hdl;

import java.util.Optional;
import java.util.Spliterator;
import java.util.function.Consumer;
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
        Spliterator<StackWalker.StackFrame> outward = frames.spliterator();
        Innermost innermost = new Innermost();
        while (innermost.line.isEmpty() && outward.tryAdvance(innermost)) {}
        return innermost.line.orElseThrow();
    }

    /** Keeps the line of the last frame it was shown, unless that is the builder's. Lines are taken in great number. */
    private static final class Innermost implements Consumer<StackWalker.StackFrame> {
        private Optional<Line> line = Optional.empty();

        @Override
        public void accept(StackWalker.StackFrame frame) {
            if (!BUILDER.get(frame.getDeclaringClass())) {
                line = Optional.of(new Line(String.valueOf(frame.getFileName()), frame.getLineNumber()));
            }
        }
    }

    @Override
    public String toString() {
        return file + ":" + number;
    }
}
