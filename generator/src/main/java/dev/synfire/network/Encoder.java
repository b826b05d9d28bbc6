package dev.synfire.network;

/** What makes events of the codes that arrive from outside; it stands in the core, before the layers. */
public sealed interface Encoder {
    /** The codes themselves, a frame in each tick. */
    record Direct() implements Encoder {}

    /** Constant current: one frame a sample, which the core presents in all ticks. */
    record Constant() implements Encoder {}

    /**
     * One frame a sample; in each tick an input sends a spike (-1 for a code below 0) with the chance that its code is of the
     * largest.
     *
     * @param seed of the draws, the same in each sample; not 0
     */
    record Rate(int seed) implements Encoder {
        public Rate {
            if (seed == 0) {
                throw new IllegalArgumentException("the encoder's seed is 0, expected another whole number");
            }
        }
    }

    /** One frame a sample; each input that is not 0 sends one spike (-1 for a code below 0), the larger the earlier. */
    record Latency() implements Encoder {}

    /**
     * A frame in each tick; an input sends 1 or -1 where it has risen or fallen since it last sent, from 0, by more than the
     * threshold.
     *
     * @param threshold in the unit of the inputs, code * scale; not negative
     */
    record Delta(double threshold) implements Encoder {
        public Delta {
            if (!(threshold >= 0) || threshold > 1e12) {
                throw new IllegalArgumentException(
                        "the encoder's threshold is " + threshold + ", expected a number from 0 to 1e12");
            }
        }
    }

    /** Whether a sample brings one frame; else it may bring one per tick. */
    default boolean takesOneFrame() {
        return switch (this) {
            case Direct _, Delta _ -> false;
            case Constant _, Rate _, Latency _ -> true;
        };
    }

    /** Whether events carry the codes themselves; else 1 and -1, which stand for just that. */
    default boolean passesCodes() {
        return this instanceof Direct || this instanceof Constant;
    }
}
