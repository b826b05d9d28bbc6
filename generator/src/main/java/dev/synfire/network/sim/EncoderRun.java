package dev.synfire.network.sim;

import dev.synfire.fixed.Lfsr;
import dev.synfire.network.Encoder;
import dev.synfire.network.Input;
import java.util.Arrays;

/**
 * An encoder at work on real inputs. It looks at the codes nearest to them, as the hardware does, so that the events of
 * both are the same.
 */
final class EncoderRun {
    private final Input input;
    private final int ticks;
    private final double[] events;
    private final long[] sent;
    private final Lfsr lottery = new Lfsr(1);
    private int tick;

    /** An encoder that writes what the layers get to events. */
    EncoderRun(Input input, int ticks, double[] events) {
        this.input = input;
        this.ticks = ticks;
        this.events = events;
        this.sent = new long[events.length];
        reset();
    }

    void reset() {
        tick = 0;
        Arrays.fill(sent, 0);
        if (input.encoder() instanceof Encoder.Rate(int seed)) {
            lottery.restart(seed);
        }
    }

    void tick(double[] inputs) {
        double largest =
                Math.max(1, Math.max(-input.values().min(), input.values().max()));
        for (int i = 0; i < events.length; i++) {
            long code = Math.round(inputs[i] / input.scale());
            events[i] = switch (input.encoder()) {
                case Encoder.Direct _, Encoder.Constant _ -> inputs[i];
                case Encoder.Rate _ -> code != 0 && drawn(largest) < Math.abs(code) ? Long.signum(code) : 0;
                case Encoder.Latency _ ->
                    Math.floor((largest - Math.abs(code)) * ticks / largest) == tick ? Long.signum(code) : 0;
                case Encoder.Delta(double threshold) -> changed(i, code, threshold);
            };
        }
        tick++;
    }

    /** A whole number from 0 to below the largest. */
    private double drawn(double largest) {
        return Math.floor(lottery.draw() / 65536.0 * largest);
    }

    private double changed(int i, long code, double threshold) {
        long change = code - sent[i];
        if (Math.abs(change) <= input.codes(threshold)) {
            return 0;
        }
        sent[i] = code;
        return Long.signum(change);
    }
}
