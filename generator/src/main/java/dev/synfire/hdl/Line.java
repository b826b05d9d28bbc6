package dev.synfire.hdl;

import java.util.Objects;
import java.util.Optional;
import java.util.Spliterator;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A line of the user's Java source: where a signal was declared or a statement written.
 *
 * <p>Lines are taken in great number and hardly ever told, so which line a frame of the stack stands for is looked up when
 * somebody asks.
 */
public final class Line {
    /** Of what nobody wrote. */
    static final Line NONE = new Line(Optional.empty());

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

    private final Optional<StackWalker.StackFrame> frame;

    private Line(Optional<StackWalker.StackFrame> frame) {
        this.frame = frame;
    }

    /** The file's name without folders. */
    public String file() {
        return frame.map(StackWalker.StackFrame::getFileName).orElse("");
    }

    /** The line, from 1; 0 if it is none. */
    public int number() {
        return frame.map(StackWalker.StackFrame::getLineNumber).orElse(0);
    }

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

    /** Keeps the last frame it was shown, unless that is the builder's. */
    private static final class Innermost implements Consumer<StackWalker.StackFrame> {
        private Optional<Line> line = Optional.empty();

        @Override
        public void accept(StackWalker.StackFrame frame) {
            if (!BUILDER.get(frame.getDeclaringClass())) {
                line = Optional.of(new Line(Optional.of(frame)));
            }
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Line line && number() == line.number() && file().equals(line.file());
    }

    @Override
    public int hashCode() {
        return Objects.hash(file(), number());
    }

    @Override
    public String toString() {
        return file() + ":" + number();
    }
}
