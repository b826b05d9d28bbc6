package dev.synfire.golden;

import dev.synfire.fixed.IntVector;
import java.util.Arrays;

/** Holds what was sent until it is due, each address as many ticks as its delay says. */
final class DelayLine {
    private final IntVector delays;
    /** What arrives in the tick whose number, modulo the slots, is the first index. */
    private final int[][] slots;

    private int tick;

    DelayLine(IntVector delays, int addresses) {
        this.delays = delays;
        slots = new int[delays.max() + 1][addresses];
    }

    void reset() {
        for (int[] slot : slots) {
            Arrays.fill(slot, 0);
        }
        tick = 0;
    }

    /** Takes what is sent in a tick and gives what arrives in it; valid until the next call. */
    int[] tick(int[] sent) {
        Arrays.fill(slots[(tick + slots.length - 1) % slots.length], 0);
        for (int i = 0; i < sent.length; i++) {
            int delay = delays.get(delays.size() == 1 ? 0 : i);
            slots[(tick + delay) % slots.length][i] = sent[i];
        }
        return slots[tick++ % slots.length];
    }
}
