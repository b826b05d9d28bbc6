package dev.synfire.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/* A watchdog against hanging, not a limit: a loaded machine may take long. */
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class ProgressTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    private String told() {
        return bytes.toString(StandardCharsets.UTF_8).replaceAll("\\d+\\.\\d s", "N s");
    }

    private static void tell(Progress progress, String what, Consumer<Progress.Task> use) {
        try (Progress.Task task = progress.begin(what)) {
            use.accept(task);
        }
    }

    @Test
    void plainProgressIsOneLineForAShortTask() {
        tell(Progress.plain(out), "Comparing", task -> {
            task.count(1, 2000, "images");
            task.done("no mismatch");
        });
        tell(Progress.plain(out), "Packing", Progress.Task::done);
        tell(Progress.plain(out), "Failing", _ -> {});
        assertEquals("Comparing: no mismatch, N s\nPacking: N s\n", told());
    }

    @Test
    void liveProgressLeavesALineOnlyWhenDone() {
        tell(Progress.live(out), "Packing", Progress.Task::done);
        tell(Progress.live(out), "Failing", _ -> {});
        assertEquals("\r\u001b[KPacking: N s\n\r\u001b[K", told());
    }

    @Test
    void liveProgressShowsThePhaseInOneLineOfATerminal() throws InterruptedException {
        tell(Progress.live(out), "Comparing", task -> {
            task.count(1, 2000, "images" + " of many".repeat(20));
            waitFor("1 of 2,000 images");
        });
        String line = told().split("\r\u001b\\[K")[1];
        assertTrue(line.startsWith("   0 s  Comparing: 1 of 2,000 images of many"), line);
        assertEquals(79, line.length());
        assertTrue(line.endsWith("..."), line);
    }

    private void waitFor(String text) {
        try {
            while (!told().contains(text)) {
                Thread.sleep(10);
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
