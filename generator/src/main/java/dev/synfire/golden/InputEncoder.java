package dev.synfire.golden;

import dev.synfire.fixed.Lfsr;
import dev.synfire.integer.Encoder;
import dev.synfire.integer.InputPort;
import java.util.Arrays;

/** Makes the events of a tick of the codes that arrive in it. */
final class InputEncoder {
    private final Encoder encoder;
    private final long largest;
    private final int ticks;
    private final int[] events;
    private final int[] sent;
    private final Lfsr lottery = new Lfsr(1);
    private int tick;

    InputEncoder(InputPort port, int ticks) {
        encoder = port.encoder();
        largest = port.largest();
        this.ticks = ticks;
        events = new int[port.size()];
        sent = new int[port.size()];
        reset();
    }

    void reset() {
        tick = 0;
        Arrays.fill(sent, 0);
        if (encoder instanceof Encoder.Rate(int seed)) {
            lottery.restart(seed);
        }
    }

    /** The events of the next tick, one per address; valid until the next call. */
    int[] encode(int[] codes) {
        switch (encoder) {
            case Encoder.Direct _, Encoder.Constant _ -> System.arraycopy(codes, 0, events, 0, codes.length);
            case Encoder.Rate _ -> {
                for (int i = 0; i < codes.length; i++) {
                    long magnitude = Math.abs((long) codes[i]);
                    boolean fires = magnitude != 0 && lottery.draw() * largest >> 16 < magnitude;
                    events[i] = fires ? Integer.signum(codes[i]) : 0;
                }
            }
            case Encoder.Latency _ -> {
                for (int i = 0; i < codes.length; i++) {
                    long due = (largest - Math.abs((long) codes[i])) * ticks / largest;
                    events[i] = due == tick ? Integer.signum(codes[i]) : 0;
                }
            }
            case Encoder.Delta(int threshold) -> {
                for (int i = 0; i < codes.length; i++) {
                    long change = (long) codes[i] - sent[i];
                    events[i] = Math.abs(change) > threshold ? Long.signum(change) : 0;
                    if (events[i] != 0) {
                        sent[i] = codes[i];
                    }
                }
            }
        }
        tick++;
        return events;
    }
}
