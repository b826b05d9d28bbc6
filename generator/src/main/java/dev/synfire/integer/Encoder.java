package dev.synfire.integer;

import dev.synfire.fixed.Range;

/**
 * What stands between the codes that arrive from outside and the events that the layers get.
 *
 * <p>M is the largest magnitude that a code may have, T the number of ticks a sample, sign(x) 1 or -1.
 */
public sealed interface Encoder {
    /** What an event of this encoder carries, where codes are of that range; contains 0. */
    Range events(Range values);

    /** Whether a sample brings one frame, of which the encoder makes all ticks; else it brings one per tick. */
    boolean takesOneFrame();

    /** The frames as they come, one per tick. */
    record Direct() implements Encoder {
        @Override
        public Range events(Range values) {
            return values;
        }

        @Override
        public boolean takesOneFrame() {
            return false;
        }
    }

    /** Constant current: the one frame, in every tick. */
    record Constant() implements Encoder {
        @Override
        public Range events(Range values) {
            return values;
        }

        @Override
        public boolean takesOneFrame() {
            return true;
        }
    }

    /**
     * Rate coding: in each tick, for each code x that is not 0 in ascending order of address, u = 16 bits drawn from
     * {@link dev.synfire.fixed.Lfsr}; sign(x) is sent if floor(u * M / 2^16) is below |x|, so with a chance of |x| / M to
     * within 2^-16.
     *
     * @param seed with which the register begins each sample; not 0
     */
    record Rate(int seed) implements Encoder {
        public Rate {
            if (seed == 0) {
                throw new IllegalArgumentException("a seed of 0, of which nothing but 0 comes");
            }
        }

        @Override
        public Range events(Range values) {
            return signs(values);
        }

        @Override
        public boolean takesOneFrame() {
            return true;
        }
    }

    /**
     * Latency coding: a code x that is not 0 sends sign(x) once, in tick floor((M - |x|) * T / M): the largest in the first
     * tick, the smallest in the last or near it.
     */
    record Latency() implements Encoder {
        @Override
        public Range events(Range values) {
            return signs(values);
        }

        @Override
        public boolean takesOneFrame() {
            return true;
        }
    }

    /**
     * Delta modulation: with r the code of an address when it last sent something, 0 before; 1 is sent if x - r is above the
     * threshold, -1 if it is below -threshold. An address without an event has the code 0.
     *
     * @param threshold 0 to 131070
     */
    record Delta(int threshold) implements Encoder {
        public Delta {
            if (threshold < 0 || threshold > 0x1fffe) {
                throw new IllegalArgumentException("a threshold of " + threshold + ", expected 0 to 131070");
            }
        }

        @Override
        public Range events(Range values) {
            return new Range(-1, 1);
        }

        @Override
        public boolean takesOneFrame() {
            return false;
        }
    }

    private static Range signs(Range values) {
        return new Range(values.signed() ? -1 : 0, 1);
    }
}
