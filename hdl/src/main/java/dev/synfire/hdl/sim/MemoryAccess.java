package dev.synfire.hdl.sim;

/**
 * Reads and writes of memories, called by compiled designs. An array has one word more than its memory: what is inverted of
 * a word where an address is beyond the last one. Such a read finds the word at the address less the depth, as often as it
 * takes, with these bits inverted; such a write leaves its data there, with these bits inverted.
 */
final class MemoryAccess {
    private MemoryAccess() {}

    static long read(int[] words, long address) {
        int depth = words.length - 1;
        return address < depth ? words[(int) address] : words[(int) (address % depth)] ^ words[depth];
    }

    static long read(long[] words, long address) {
        int depth = words.length - 1;
        return address < depth ? words[(int) address] : words[(int) (address % depth)] ^ words[depth];
    }

    static long[] read(long[][] words, long address) {
        int depth = words.length - 1;
        return address < depth ? words[(int) address] : Wide.xor(words[(int) (address % depth)], words[depth]);
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
        write(words, address, address < words.length - 1 ? merge(words[(int) address], word, bits) : word);
    }

    static void write(long[] words, long address, long word, long bits) {
        write(words, address, address < words.length - 1 ? merge(words[(int) address], word, bits) : word);
    }

    static void write(long[][] words, long address, long[] word, long[] bits) {
        write(words, address, address < words.length - 1 ? merge(words[(int) address], word, bits) : word);
    }

    static void write(int[] words, long address, long word) {
        int depth = words.length - 1;
        if (address < depth) {
            words[(int) address] = (int) word;
        } else {
            words[(int) (address % depth)] = (int) word ^ words[depth];
        }
    }

    static void write(long[] words, long address, long word) {
        int depth = words.length - 1;
        if (address < depth) {
            words[(int) address] = word;
        } else {
            words[(int) (address % depth)] = word ^ words[depth];
        }
    }

    static void write(long[][] words, long address, long[] word) {
        int depth = words.length - 1;
        words[(int) (address % depth)] = address < depth ? word : Wide.xor(word, words[depth]);
    }
}
