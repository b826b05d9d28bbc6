package dev.synfire.tool;

import java.io.PrintStream;
import java.util.Locale;

/** Plain lines for a file or a pipe: one at the end, and one now and then on the way, so that silence is never long. */
final class PlainTask implements Progress.Task {
    private static final long PERIOD_NANOSECONDS = 10_000_000_000L;

    private final PrintStream out;
    private final String what;
    private final long start = System.nanoTime();
    private final Thread ticker;
    private volatile String phase = "";
    private boolean open = true;

    PlainTask(PrintStream out, String what) {
        this.out = out;
        this.what = what;
        this.ticker = Thread.ofPlatform().daemon().name("progress").start(this::tick);
    }

    @Override
    public void phase(String text) {
        phase = text;
    }

    @Override
    public synchronized void done(String result) {
        if (open) {
            open = false;
            out.println(Lines.done(what, result, seconds()));
        }
    }

    @Override
    public synchronized void close() {
        open = false;
        ticker.interrupt();
    }

    private void tick() {
        try {
            while (true) {
                Thread.sleep(PERIOD_NANOSECONDS / 1_000_000);
                synchronized (this) {
                    if (!open) {
                        return;
                    }
                    out.println(String.format(Locale.ROOT, "%.0f s  %s", seconds(), Lines.going(what, phase)));
                }
            }
        } catch (InterruptedException _) {
            // The task is closed.
        }
    }

    private double seconds() {
        return (System.nanoTime() - start) / 1e9;
    }
}
