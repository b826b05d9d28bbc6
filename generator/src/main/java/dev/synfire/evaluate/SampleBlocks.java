package dev.synfire.evaluate;

import dev.synfire.tool.Progress;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Presents many samples on all processors, in blocks: as the blocks are the same on every machine and their results come
 * in order, so does whatever is added up of them.
 */
public final class SampleBlocks {
    private static final int BLOCK = 100;

    private SampleBlocks() {}

    /**
     * What is done with a block of samples.
     *
     * @param <M> what runs samples, one at a time
     * @param <R> what comes of a block
     */
    public interface Work<M, R> {
        /** Presents the samples from the first up to the one before end. */
        R present(M model, int first, int end);
    }

    /**
     * The results of all blocks, in order.
     *
     * @param model makes a model; there are as many as threads
     */
    public static <M, R> List<R> of(int samples, Supplier<M> model, Work<M, R> work, Progress.Task task) {
        var idle = new ConcurrentLinkedDeque<M>();
        var done = new AtomicInteger();
        return IntStream.range(0, Math.ceilDiv(samples, BLOCK))
                .parallel()
                .mapToObj(block -> {
                    M waiting = idle.poll();
                    M used = waiting == null ? model.get() : waiting;
                    int first = block * BLOCK;
                    int end = Math.min(samples, first + BLOCK);
                    R result = work.present(used, first, end);
                    idle.push(used);
                    task.count(done.addAndGet(end - first), samples, "samples");
                    return result;
                })
                .toList();
    }
}
