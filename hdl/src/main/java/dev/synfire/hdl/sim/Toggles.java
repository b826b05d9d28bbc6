package dev.synfire.hdl.sim;

import dev.synfire.hdl.Reg;
import dev.synfire.hdl.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Counts the bits of registers that change from one look to the next, instance by instance: what a design's flip-flops do, and so
 * how much it works. Contents of memories, and the words that their reads keep, are not counted.
 */
public final class Toggles {
    private final State state;
    private final List<Watched> watched = new ArrayList<>();
    private final SortedMap<String, long[]> counts = new TreeMap<>();

    private static final class Watched {
        private final int slot;
        private final boolean wide;
        private final long mask;
        private final long[] before;
        private final long[] count;

        private Watched(int slot, boolean wide, long mask, long[] before, long[] count) {
            this.slot = slot;
            this.wide = wide;
            this.mask = mask;
            this.before = before;
            this.count = count;
        }
    }

    /**
     * What an instance has done.
     *
     * @param bits of its own registers, without those of instances within it
     * @param toggles how often one of them has changed
     */
    public record Count(int bits, long toggles) {}

    Toggles(Netlist netlist, State state) {
        this.state = state;
        for (Signal signal : netlist.signals()) {
            if (signal instanceof Reg) {
                int width = signal.shape().width();
                long[] count = counts.computeIfAbsent(Levels.name(signal.component()), _ -> new long[2]);
                count[0] += width;
                int slot = state.slot(signal);
                boolean wide = Wide.is(signal.shape());
                long mask = width >= Long.SIZE ? -1 : (1L << width) - 1;
                watched.add(new Watched(slot, wide, mask, new long[wide ? state.wide(slot).length : 1], count));
            }
        }
        note();
        counts.values().forEach(count -> count[1] = 0);
    }

    /** Looks at all registers, as after a clock edge. */
    public void note() {
        for (Watched register : watched) {
            if (register.wide) {
                long[] limbs = state.wide(register.slot);
                for (int i = 0; i < limbs.length; i++) {
                    register.count[1] += Long.bitCount(limbs[i] ^ register.before[i]);
                    register.before[i] = limbs[i];
                }
            } else {
                long value = state.narrow(register.slot);
                register.count[1] += Long.bitCount((value ^ register.before[0]) & register.mask);
                register.before[0] = value;
            }
        }
    }

    /** What each instance with registers has done, by the names of the instances from the top on, with dots between. */
    public SortedMap<String, Count> counts() {
        SortedMap<String, Count> all = new TreeMap<>();
        counts.forEach((instance, count) -> all.put(instance, new Count((int) count[0], count[1])));
        return all;
    }
}
