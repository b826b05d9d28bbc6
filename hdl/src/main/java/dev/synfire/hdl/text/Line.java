package dev.synfire.hdl.text;

import java.lang.StackWalker.Option;
import java.lang.StackWalker.StackFrame;
import java.util.Objects;
import java.util.Set;
import java.util.Spliterator;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A line of the user's Java source: where a signal was declared or a statement written.
 *
 * <p>Lines are taken in great number, so which line a frame of the stack stands for is looked up when somebody asks. The
 * verbs that the user calls take it themselves, so that only three frames need to be looked at.
 */
public final class Line {
    /** A line as it is printed. */
    private record Place(String file, int number) {}

    private static final Place NOWHERE = new Place("", 0);

    /** Of what nobody wrote. */
    public static final Line NONE = new Line(NOWHERE);

    /** Frames that are never the user's: {@link #here}, and the verb that calls it. */
    private static final int OWN_FRAMES = 2;

    private static final StackWalker WALKER =
            StackWalker.getInstance(Set.of(Option.RETAIN_CLASS_REFERENCE, Option.SHOW_REFLECT_FRAMES), OWN_FRAMES + 1);

    /** The package of the builder; those of its parts begin with it. */
    static final String BUILDER_PACKAGE = "dev.synfire.hdl";

    /** The packages with the verbs that users call, with the messages, and with what calls the logic of components. */
    private static final Set<String> BUILDER_PACKAGES =
            Set.of(BUILDER_PACKAGE, BUILDER_PACKAGE + ".text", BUILDER_PACKAGE + ".check");

    private static final String LIBRARY = BUILDER_PACKAGE + ".lib";

    /** Whether a class is the builder's or the JDK's; the tests of the builder live in its packages but come from elsewhere. */
    private static final ClassValue<Boolean> BUILDER = new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
            String home = type.getPackageName();
            return home.startsWith("java.")
                    || home.startsWith("jdk.internal.")
                    || BUILDER_PACKAGES.contains(home)
                            && type.getProtectionDomain() == Line.class.getProtectionDomain();
        }
    };

    /** A frame of the stack until somebody asks, then the place. */
    private Object where;

    private Line(Object where) {
        this.where = where;
    }

    private Place place() {
        Object known = where;
        if (known instanceof StackFrame frame) {
            known = new Place(Objects.requireNonNullElse(frame.getFileName(), ""), frame.getLineNumber());
            where = known;
        }
        return (Place) known;
    }

    /** The file's name without folders. */
    public String file() {
        return place().file();
    }

    /** The line, from 1; 0 if it is none. */
    public int number() {
        return place().number();
    }

    /** The innermost line on the stack that is of neither the builder nor the JDK. */
    public static Line here() {
        return WALKER.walk(frames -> first(frames, new Innermost(false)));
    }

    /** The innermost line on the stack that is not of the library of components either. */
    static Line outsideLibrary() {
        return WALKER.walk(frames -> first(frames, new Innermost(true)));
    }

    /** The innermost line on the stack that is in a class, which may be nested: where its constructor runs. */
    public static Line within(Class<?> type) {
        return WALKER.walk(frames -> frames.filter(frame -> frame.getDeclaringClass() == type)
                .findFirst()
                .map(Line::new)
                .orElse(NONE));
    }

    private static boolean isOfLibrary(Class<?> type) {
        return type.getPackageName().equals(LIBRARY) && type.getProtectionDomain() == Line.class.getProtectionDomain();
    }

    private static Line first(Stream<StackFrame> frames, Innermost innermost) {
        Spliterator<StackFrame> outward = frames.spliterator();
        while (innermost.frame == null && outward.tryAdvance(innermost)) {}
        return new Line(Objects.requireNonNull(innermost.frame));
    }

    /** Keeps the first frame it is shown that is not the builder's. */
    private static final class Innermost implements Consumer<StackFrame> {
        private final boolean library;
        private int seen;
        private StackFrame frame;

        private Innermost(boolean library) {
            this.library = library;
        }

        @Override
        public void accept(StackFrame next) {
            Class<?> type = next.getDeclaringClass();
            if (seen++ >= OWN_FRAMES && !BUILDER.get(type) && !(library && isOfLibrary(type))) {
                frame = next;
            }
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Line line && place().equals(line.place());
    }

    @Override
    public int hashCode() {
        return place().hashCode();
    }

    @Override
    public String toString() {
        return file() + ":" + number();
    }
}
