package dev.synfire.hdl.verilog;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** A name in a module, and which of its bits the printed text reads. */
final class Net {
    private static final BitSet NONE = new BitSet(0);

    private final String name;
    private final int width;
    private final boolean signed;
    private final Code whole;
    private boolean readWhole;
    private BitSet read = NONE;

    Net(String name, int width, boolean signed) {
        this.name = name;
        this.width = width;
        this.signed = signed;
        this.whole = Code.primary(name, signed);
    }

    int width() {
        return width;
    }

    boolean signed() {
        return signed;
    }

    /** The whole, read. */
    Code whole() {
        readWhole = true;
        return whole;
    }

    /** Some bits, read; the whole keeps its sign. */
    Code bits(int high, int low) {
        if (low == 0 && high == width - 1) {
            return whole();
        }
        mark(low, high);
        return Code.primary(select(high, low), false);
    }

    /** A name before an index in brackets, of which bits up to the given one may be read. */
    String indexed(int highest) {
        mark(0, Math.min(highest, width - 1));
        return name;
    }

    private void mark(int low, int high) {
        if (read == NONE) {
            read = new BitSet(width);
        }
        read.set(low, high + 1);
    }

    /** What nothing has read: the name, or runs of bits. */
    List<String> unread() {
        if (readWhole) {
            return List.of();
        }
        if (read.isEmpty()) {
            return List.of(name);
        }
        List<String> runs = new ArrayList<>();
        for (int low = read.nextClearBit(0); low < width; ) {
            int next = read.nextSetBit(low);
            int high = next < 0 ? width - 1 : next - 1;
            runs.addFirst(select(high, low));
            low = read.nextClearBit(high + 1);
        }
        return runs;
    }

    private String select(int high, int low) {
        return name + (high == low ? "[" + low + "]" : "[" + high + ":" + low + "]");
    }
}
