package dev.synfire.plan.estimate;

import dev.synfire.integer.Encoder;
import dev.synfire.integer.InputPort;
import dev.synfire.layout.Bits;
import dev.synfire.layout.Cost;
import dev.synfire.layout.Family;

/** Estimates what an input encoder takes: its memory, and the cells of its streams, counters and arithmetic. */
public final class EncoderCost {
    /** Bits above which a memory that is left to the synthesiser goes to block RAM; below, it counts as cells. */
    private static final int ICE40_BLOCK_BITS = 64;

    private static final int ECP5_BLOCK_BITS = 1024;
    private static final int STREAMS = 40;
    private static final int DRAWING = 32 + 16;

    private EncoderCost() {}

    public static Cost of(InputPort input, int ticks, Family family) {
        int address = Bits.below(input.size());
        boolean spikes = input.values().min() >= 0 && input.values().max() <= 1;
        int code = spikes ? 0 : input.values().bits();
        int largest = Long.SIZE - Long.numberOfLeadingZeros(input.largest());
        int counters = 4 * address + Bits.below(ticks);
        return switch (input.encoder()) {
            case Encoder.Direct _ -> Cost.NONE;
            case Encoder.Constant _ ->
                memory(input.size(), address + code, family).plus(Cost.cells(STREAMS + counters + code));
            case Encoder.Rate _ ->
                memory(input.size(), address + code, family)
                        .plus(Cost.cells(STREAMS + counters + DRAWING + 3 * (16 + largest)));
            case Encoder.Latency _ ->
                memory(input.size(), address + code, family)
                        .plus(Cost.cells(STREAMS + counters + 9 * largest + 3 * Bits.below(ticks)));
            case Encoder.Delta _ ->
                memory(input.size(), Math.max(1, code), family).plus(Cost.cells(STREAMS + counters + 8 * (code + 1)));
        };
    }

    private static Cost memory(int depth, int width, Family family) {
        int bits = depth * width;
        if (bits > (family.hasLutRam() ? ECP5_BLOCK_BITS : ICE40_BLOCK_BITS)) {
            return new Cost(0, family.blockRams(depth, width), 0, 0);
        }
        return Cost.cells(family.hasLutRam() ? 8 * Math.ceilDiv(depth, 16) * Math.ceilDiv(width, 4) : 2 * bits);
    }
}
