package dev.synfire.explore;

import dev.synfire.tool.Progress;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Tells of several layouts that are built at once: one task for all, and a line for each when it is done. */
final class BuildProgress implements AutoCloseable {
    private final Progress progress;
    private final int all;
    private final Progress.Task task;
    private final Map<String, String> going = new TreeMap<>();
    private int done;

    BuildProgress(Progress progress, int all) {
        this.progress = progress;
        this.all = all;
        this.task = progress.begin("Building " + all + (all == 1 ? " layout" : " layouts"));
    }

    /** What tells of one layout. */
    Of of(String label) {
        return new Of(label);
    }

    void done() {
        task.done();
    }

    @Override
    public void close() {
        task.close();
    }

    private synchronized void at(String label, String phase) {
        going.put(label, phase);
        task.phase(done + " of " + all + " done; "
                + going.entrySet().stream()
                        .map(one -> one.getKey() + ": " + one.getValue())
                        .collect(Collectors.joining("; ")));
    }

    private synchronized void finished(String label, String result) {
        going.remove(label);
        done++;
        try (Progress.Task line = progress.begin("  " + label)) {
            line.done(result);
        }
    }

    /** Of one layout: what a tool is at shows in the line of all. */
    final class Of implements Progress {
        private final String label;

        private Of(String label) {
            this.label = label;
        }

        Outcome built(Outcome.Built built) {
            finished(
                    label,
                    String.format(
                            Locale.ROOT,
                            "%,d logic cells, %d block RAMs, %.1f MHz",
                            built.resources().cells(),
                            built.resources().blockRams(),
                            built.mhz()));
            return built;
        }

        Outcome failed(Outcome.Failed failed) {
            finished(label, failed.why());
            return failed;
        }

        @Override
        public Task begin(String what) {
            at(label, what);
            return new Task() {
                @Override
                public void phase(String text) {
                    at(label, what + ", " + text);
                }

                @Override
                public void done(String result) {
                    // The next thing that this layout comes to is told.
                }

                @Override
                public void close() {
                    // As above.
                }
            };
        }
    }
}
