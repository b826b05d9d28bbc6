package dev.synfire.hdl.sim;

/**
 * Reads and writes of memories, called by compiled designs. Beyond the last word a read finds 0 and a write has no
 * effect.
 */
final class MemoryAccess {
    private MemoryAccess() {}

    static long read(int[] words, long address) {
        return address < words.length ? words[(int) address] : 0;
    }

    static long read(long[] words, long address) {
        return address < words.length ? words[(int) address] : 0;
    }

    static long[] read(long[][] words, long address) {
        return address < words.length ? words[(int) address] : new long[words[0].length];
    }

    /** The word with some bits of another. */
    static long merge(long word, long other, long bits) {
        return word ^ (word ^ other) & bits;
    }

    /** The word with some bits of another. */
    static long[] merge(long[] word, long[] other, long[] bits) {
        return Wide.xor(word, Wide.and(Wide.xor(word, other), bits));
    }

    static void write(int[] words, long address, long word, long bits) {
        if (address < words.length) {
            words[(int) address] = (int) merge(words[(int) address], word, bits);
        }
    }

    static void write(long[] words, long address, long word, long bits) {
        if (address < words.length) {
            words[(int) address] = merge(words[(int) address], word, bits);
        }
    }

    static void write(long[][] words, long address, long[] word, long[] bits) {
        if (address < words.length) {
            words[(int) address] = merge(words[(int) address], word, bits);
        }
    }

    static void write(int[] words, long address, long word) {
        if (address < words.length) {
            words[(int) address] = (int) word;
        }
    }

    static void write(long[] words, long address, long word) {
        if (address < words.length) {
            words[(int) address] = word;
        }
    }

    static void write(long[][] words, long address, long[] word) {
        if (address < words.length) {
            words[(int) address] = word;
        }
    }
}
