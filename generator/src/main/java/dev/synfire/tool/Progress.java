package dev.synfire.tool;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Tells the user what is going on, on standard error.
 *
 * <p>On a terminal there is one live line with the elapsed seconds, rewritten in place; elsewhere plain lines, at most
 * one every few seconds. A task that is done leaves one line.
 *
 * {@snippet :
 * try (Progress.Task task = progress.begin("Comparing")) {
 *     for (int i = 0; i < images; i++) {
 *         compare(i);
 *         task.count(i + 1, images, "images");
 *     }
 *     task.done(images + " images, no mismatch");
 * }
 * }
 */
public interface Progress {
    /** Starts telling of a task; what it does is a participle such as Synthesising. */
    Task begin(String what);

    /** A task on its way; safe to use from several threads. */
    interface Task extends AutoCloseable {
        /** What it is at just now; replaces the phase or count told before. Cheap enough for every line of a log. */
        void phase(String text);

        /** How far it is; cheap enough for an inner loop of milliseconds. */
        default void count(long done, long total, String unit) {
            phase(String.format(Locale.ROOT, "%,d of %,d %s", done, total, unit));
        }

        /** It has come to a good end; leaves the line {@code what: result, seconds}. */
        void done(String result);

        /** It has come to a good end with nothing to say but the time it took. */
        default void done() {
            done("");
        }

        /** Ends the telling; without {@code done} before, nothing is left of it on a terminal. */
        @Override
        void close();
    }

    /** On standard error: a live line if it is a terminal, plain lines otherwise. */
    static Progress onStandardError() {
        return isTerminal() ? live(System.err) : plain(System.err);
    }

    /** One live line. */
    static Progress live(PrintStream terminal) {
        return what -> new LiveTask(terminal, what);
    }

    /** Plain lines. */
    static Progress plain(PrintStream out) {
        return what -> new PlainTask(out, what);
    }

    /** Says nothing. */
    static Progress none() {
        return _ -> SilentTask.INSTANCE;
    }

    private static boolean isTerminal() {
        try {
            String target = Files.readSymbolicLink(Path.of("/proc/self/fd/2")).toString();
            return (target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console"))
                    && !"dumb".equals(System.getenv("TERM"));
        } catch (IOException | UnsupportedOperationException _) {
            return false;
        }
    }
}
