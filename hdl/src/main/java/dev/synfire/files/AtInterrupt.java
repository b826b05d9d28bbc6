package dev.synfire.files;

/** Something to do when the JVM is ended, by Ctrl-C for example, unless it is closed before. */
final class AtInterrupt implements AutoCloseable {
    private final Thread hook;

    AtInterrupt(Runnable action) {
        hook = new Thread(action, "tidy up");
        try {
            Runtime.getRuntime().addShutdownHook(hook);
        } catch (IllegalStateException _) {
            // The JVM is ending already: what is being written now is written to its end.
        }
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            // The JVM is ending: the hook is at work.
        }
    }
}
