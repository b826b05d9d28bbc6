package dev.synfire.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.synfire.tool.Progress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class SampleBlocksTest {
    private static <M, R> List<R> blocks(int samples, Supplier<M> model, SampleBlocks.Work<M, R> w) {
        try (var task = Progress.none().begin("Testing")) {
            return SampleBlocks.of(samples, model, w, task);
        }
    }

    @Test
    void everySampleIsPresentedOnceAndResultsComeInOrder() {
        assertEquals(
                List.of("0..100", "100..200", "200..250"),
                blocks(250, () -> Optional.empty(), (_, first, end) -> first + ".." + end));
        assertEquals(List.of("0..1"), blocks(1, () -> Optional.empty(), (_, first, end) -> first + ".." + end));
    }

    @Test
    void noTwoBlocksUseAModelAtOnce() {
        Set<AtomicBoolean> models = ConcurrentHashMap.newKeySet();
        blocks(
                10_000,
                () -> {
                    AtomicBoolean busy = new AtomicBoolean();
                    models.add(busy);
                    return busy;
                },
                (busy, _, _) -> {
                    assertTrue(busy.compareAndSet(false, true), "a model is used twice");
                    Thread.onSpinWait();
                    assertTrue(busy.compareAndSet(true, false));
                    return 0;
                });
        assertTrue(models.size() <= Runtime.getRuntime().availableProcessors() + 1, models.size() + " models");
    }
}
