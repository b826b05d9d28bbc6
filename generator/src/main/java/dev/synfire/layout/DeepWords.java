package dev.synfire.layout;

/**
 * Constant words of an ECP5 that take more than one block RAM in depth: they are cut into parts, all of which are read at
 * once, and a register stands in the midst of what finds the wanted one.
 *
 * @param parts how many; 1 where the words are not cut
 * @param part words of each, a power of two; the last may have fewer
 * @param apart whether each is a memory of its own, where that takes fewer block RAMs; else they lie side by side in the
 *     words of one
 * @param blockRams what they take
 */
public record DeepWords(int parts, int part, boolean apart, int blockRams) {
    /** So many words of so many bits, cut as they take fewest block RAMs. */
    public static DeepWords of(int depth, int width) {
        int parts = Family.ECP5.parts(depth, width);
        int part = Integer.highestOneBit(2 * Math.ceilDiv(depth, parts) - 1);
        int last = depth - (parts - 1) * part;
        int own = (parts - 1) * Family.ECP5.blockRams(part, width) + Family.ECP5.blockRams(last, width);
        int together = Family.ECP5.blockRams(part, parts * width);
        return new DeepWords(parts, part, own < together, Math.min(own, together));
    }

    /** What finds a word of so many bits: a look-up table a bit for each two parts, one for four of those, a flag a part. */
    public Cost cost(int width) {
        int pairs = Math.ceilDiv(parts, 2);
        int cells = parts == 1 ? 0 : width * (pairs + (pairs > 1 ? 1 : 0)) + parts;
        return new Cost(cells, blockRams, 0, 0);
    }
}
