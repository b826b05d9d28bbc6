package dev.synfire.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Lets a command end in good order when the user presses Ctrl-C: the JVM waits for it, for a while. */
final class Interruption implements AutoCloseable {
    private static final int GRACE_SECONDS = 5;

    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook = new Thread(this::await, "wait for the command's end");
    private volatile boolean come;

    private Interruption() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Begins to wait for Ctrl-C. */
    static Interruption awaited() {
        return new Interruption();
    }

    private void await() {
        come = true;
        try {
            ended.await(GRACE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether the command shall end. */
    boolean hasCome() {
        return come;
    }

    @Override
    public void close() {
        ended.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            // The JVM is ending: the hook is at work.
        }
    }
}
