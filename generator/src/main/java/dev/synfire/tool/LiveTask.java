package dev.synfire.tool;

import java.io.PrintStream;
import java.util.Locale;

/** One line on a terminal, rewritten five times a second by a thread of its own. */
final class LiveTask implements Progress.Task {
    private static final int COLUMNS = 79;
    private static final long PERIOD_MILLISECONDS = 200;

    private final PrintStream terminal;
    private final String what;
    private final long start = System.nanoTime();
    private final Thread ticker;
    private volatile String phase = "";
    private boolean open = true;

    LiveTask(PrintStream terminal, String what) {
        this.terminal = terminal;
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
            write(Lines.done(what, result, seconds()), "\n");
        }
    }

    @Override
    public synchronized void close() {
        if (open) {
            open = false;
            write("", "");
        }
        ticker.interrupt();
    }

    private void tick() {
        try {
            while (true) {
                Thread.sleep(PERIOD_MILLISECONDS);
                synchronized (this) {
                    if (!open) {
                        return;
                    }
                    write(
                            String.format(Locale.ROOT, "%4.0f s  %s", Math.floor(seconds()), Lines.going(what, phase)),
                            "");
                }
            }
        } catch (InterruptedException _) {
            // The task is closed.
        }
    }

    private double seconds() {
        return (System.nanoTime() - start) / 1e9;
    }

    /** Rewrites the line; what is on it already is erased first. */
    private void write(String line, String end) {
        String fitting = end.isEmpty() && line.length() > COLUMNS ? line.substring(0, COLUMNS - 3) + "..." : line;
        terminal.print("\r\u001b[K" + fitting + end);
        terminal.flush();
    }
}
