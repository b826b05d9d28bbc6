package dev.synfire.files;

/** Something to do when the JVM is ended, by Ctrl-C for example, unless it is closed before. */
final class AtInterrupt implements AutoCloseable {
    private final Thread hook;

    AtInterrupt(Runnable action) {
        hook = new Thread(action, "tidy up");
        Runtime.getRuntime().addShutdownHook(hook);
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
