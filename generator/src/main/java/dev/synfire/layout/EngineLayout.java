package dev.synfire.layout;

import dev.synfire.integer.ConvolutionSynapses;
import dev.synfire.integer.DenseSynapses;
import dev.synfire.integer.IntegerLayer;
import dev.synfire.integer.PooledSynapses;
import dev.synfire.integer.Pooling;
import dev.synfire.integer.Sliding;
import dev.synfire.integer.SparseSynapses;
import dev.synfire.integer.Synapses;

/**
 * What the engine of a layer's synapses is made of, and how long it takes, with so many lanes.
 *
 * @param lanes synapses worked on in a cycle: as many as asked for, or as many as are of use
 * @param weightBits of one weight, in lists with what it needs to find its sum
 * @param weightWords words of {@code lanes} weights
 * @param sumRows rows of {@code lanes} sums
 * @param cyclesPerEvent the most that an event takes
 * @param fullTick cycles of a tick in which every input sends an event, without those that drain the sums
 */
public record EngineLayout(int lanes, int weightBits, int weightWords, int sumRows, int cyclesPerEvent, long fullTick) {
    /** The engine of one of a layer's feeds. */
    public static EngineLayout of(IntegerLayer feed, int lanes) {
        if (feed.isDense()) {
            int bits = feed.projections().stream()
                    .mapToInt(projection -> projection.synapses().weightBits())
                    .max()
                    .orElseThrow();
            return dense(feed.inputs(), feed.neurons(), bits, lanes);
        }
        return of(feed.projections().getFirst().synapses(), lanes);
    }

    /** Cycles of a tick in which every source of a layer sends an event from everywhere; its engines work at the same time. */
    public static long fullTick(IntegerLayer layer, int lanes) {
        return layer.feeds().stream()
                .mapToLong(feed -> of(feed, lanes).fullTick)
                .max()
                .orElseThrow();
    }

    private static EngineLayout dense(int inputs, int neurons, int weightBits, int lanes) {
        int used = Math.min(lanes, neurons);
        int groups = Math.ceilDiv(neurons, used);
        return new EngineLayout(used, weightBits, inputs * groups, groups, groups, (long) inputs * groups);
    }

    /** Neuron n belongs to lane n mod lanes; an address takes as many words as it has synapses in its fullest lane. */
    private static EngineLayout sparse(SparseSynapses lists, int lanes) {
        int words = 0;
        int longest = 1;
        for (int i = 0; i < lists.inputs(); i++) {
            int[] filled = new int[lanes];
            int most = 0;
            for (int k = lists.starts().get(i); k < lists.starts().get(i + 1); k++) {
                most = Math.max(most, ++filled[lists.targets().get(k) % lanes]);
            }
            words += most;
            longest = Math.max(longest, most);
        }
        int rows = Math.ceilDiv(lists.neurons(), lanes);
        int slot = lists.weightBits() + (rows == 1 ? 0 : Bits.below(rows));
        return new EngineLayout(lanes, slot, Math.max(1, words), rows, longest, words);
    }

    /** The engine of synapses. */
    private static EngineLayout of(Synapses synapses, int lanes) {
        int used = Math.min(lanes, mostLanes(synapses));
        return switch (synapses) {
            case DenseSynapses dense -> dense(dense.inputs(), dense.neurons(), dense.weightBits(), used);
            case SparseSynapses sparse -> sparse(sparse, used);
            case ConvolutionSynapses convolution -> {
                int passes = Math.ceilDiv(convolution.outputsPerGroup(), used);
                int channels = convolution.input().channels();
                Sliding rows = convolution.rows();
                Sliding columns = convolution.columns();
                int visits = rows.most() * columns.most();
                yield new EngineLayout(
                        used,
                        convolution.weightBits(),
                        passes * channels * rows.size() * columns.size(),
                        convolution.groups() * passes * convolution.output().plane(),
                        passes * visits,
                        (long) passes
                                * channels
                                * seen(rows, convolution.input().height())
                                * seen(columns, convolution.input().width()));
            }
            case PooledSynapses(Pooling pooling, Synapses behind) -> {
                EngineLayout engine = of(behind, used);
                double copies = (double) seen(pooling.rows(), pooling.input().height())
                        * seen(pooling.columns(), pooling.input().width())
                        * pooling.input().channels()
                        / behind.inputs();
                yield new EngineLayout(
                        used,
                        engine.weightBits,
                        engine.weightWords,
                        engine.sumRows,
                        engine.cyclesPerEvent
                                * pooling.rows().most()
                                * pooling.columns().most(),
                        (long) (engine.fullTick * copies));
            }
        };
    }

    /** As many lanes as are of any use: one per neuron, in a convolution one per output channel of a group. */
    public static int mostLanes(IntegerLayer layer) {
        return layer.projections().stream()
                .mapToInt(projection -> mostLanes(projection.synapses()))
                .max()
                .orElseThrow();
    }

    private static int mostLanes(Synapses synapses) {
        return switch (synapses) {
            case DenseSynapses dense -> dense.neurons();
            case SparseSynapses sparse -> sparse.neurons();
            case ConvolutionSynapses convolution -> convolution.outputsPerGroup();
            case PooledSynapses pooled -> mostLanes(pooled.synapses());
        };
    }

    /** How many coordinates all places of the window see together. */
    private static long seen(Sliding sliding, int length) {
        long seen = 0;
        for (int place = 0; place < sliding.places(length); place++) {
            for (int k = 0; k < sliding.size(); k++) {
                int at = place * sliding.stride() - sliding.before() + k * sliding.dilation();
                seen += at >= 0 && at < length ? 1 : 0;
            }
        }
        return seen;
    }
}
