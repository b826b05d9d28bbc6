package dev.synfire.layout;

import java.util.Comparator;
import java.util.List;

/** An FPGA family: what its memories and multipliers look like to a planner. */
public enum Family {
    /** Lattice iCE40: blocks of 4 Kbit, no LUT RAM; multipliers are built from logic cells. */
    ICE40(List.of(new Shape(256, 16), new Shape(512, 8), new Shape(1024, 4), new Shape(2048, 2)), false),
    /** Lattice ECP5: blocks of 18 Kbit, LUT RAM, hard 18x18 multipliers. */
    ECP5(
            List.of(
                    new Shape(512, 36),
                    new Shape(1024, 18),
                    new Shape(2048, 9),
                    new Shape(4096, 4),
                    new Shape(8192, 2),
                    new Shape(16384, 1)),
            true);

    /** What gathers the parts of a deep memory takes more cells with each of them. */
    private static final int MOST_PARTS = 8;

    /** Words of a large RAM. */
    public static final int LARGE_RAM_WORDS = 16_384;

    /** Bits of a large RAM's word. */
    public static final int LARGE_RAM_BITS = 16;

    /** One way to use a block RAM: words and bits per word. */
    private record Shape(int depth, int width) {}

    private final List<Shape> shapes;
    private final boolean lutRam;

    Family(List<Shape> shapes, boolean lutRam) {
        this.shapes = shapes;
        this.lutRam = lutRam;
    }

    /** Whether a LUT can serve as a small RAM. */
    public boolean hasLutRam() {
        return lutRam;
    }

    /** Large RAMs side by side in a word of that many bits. */
    public static int largeRamSlices(int width) {
        return Math.ceilDiv(width, LARGE_RAM_BITS);
    }

    /**
     * Into how many parts a deep memory is best cut, parts that lie side by side in the words of block RAMs: where it takes
     * fewest of those, but no more parts than {@value #MOST_PARTS}, and else as few parts as can be.
     */
    public int parts(int depth, int width) {
        return shapes.stream()
                .filter(s -> Math.ceilDiv(depth, s.depth) <= MOST_PARTS || s == shapes.getLast())
                .min(Comparator.<Shape>comparingInt(s -> Math.ceilDiv(Math.ceilDiv(depth, s.depth) * width, s.width))
                        .thenComparingInt(s -> -s.depth))
                .map(s -> Math.ceilDiv(depth, s.depth))
                .orElseThrow();
    }

    /** The block RAMs that a memory of one read and one write port takes in its best shape. */
    public int blockRams(int depth, int width) {
        return shapes.stream()
                .mapToInt(s -> Math.ceilDiv(depth, s.depth) * Math.ceilDiv(width, s.width))
                .min()
                .orElseThrow();
    }
}
