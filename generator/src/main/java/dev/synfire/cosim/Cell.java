package dev.synfire.cosim;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.math.BigInteger;

/**
 * One signal or memory of a running model: Verilator's own storage, read without a call.
 *
 * @param name the path below the top module, as in layer0.sum; a port's bare name
 * @param bits of the signal, or of one word of the memory
 * @param depth words; 1 unless a memory
 * @param index in the model's table
 */
record Cell(String name, int bits, int depth, int index, MemorySegment data) {
    private static final ValueLayout.OfInt WORD = ValueLayout.JAVA_INT;

    /** Bytes of one element. */
    private int size() {
        return (int) (data.byteSize() / depth);
    }

    /** The element as an unsigned number; its low 64 bits if it is wider. */
    long read(int element) {
        int size = size();
        long at = (long) element * size;
        return switch (size) {
            case 1 -> Byte.toUnsignedLong(data.get(ValueLayout.JAVA_BYTE, at));
            case 2 -> Short.toUnsignedLong(data.get(ValueLayout.JAVA_SHORT, at));
            case 4 -> Integer.toUnsignedLong(data.get(WORD, at));
            case 8 -> data.get(ValueLayout.JAVA_LONG, at);
            default -> Integer.toUnsignedLong(data.get(WORD, at)) | (long) data.get(WORD, at + 4) << 32;
        };
    }

    /** The element as a two's complement number; its low 64 bits if it is wider. */
    long readSigned(int element) {
        int unused = Math.max(0, Long.SIZE - bits);
        return read(element) << unused >> unused;
    }

    /** The element as an unsigned number of any width. */
    BigInteger readWide(int element) {
        int size = size();
        byte[] bytes = new byte[size + 1];
        for (int i = 0; i < size; i++) {
            bytes[size - i] = data.get(ValueLayout.JAVA_BYTE, (long) element * size + i);
        }
        return new BigInteger(bytes);
    }

    /** Sets a signal to a value of which only the low bits count. */
    void write(long value) {
        long clean = bits >= Long.SIZE ? value : value & ((1L << bits) - 1);
        switch (size()) {
            case 1 -> data.set(ValueLayout.JAVA_BYTE, 0, (byte) clean);
            case 2 -> data.set(ValueLayout.JAVA_SHORT, 0, (short) clean);
            case 4 -> data.set(WORD, 0, (int) clean);
            case 8 -> data.set(ValueLayout.JAVA_LONG, 0, clean);
            default -> write(BigInteger.valueOf(value));
        }
    }

    /** Sets a signal of any width to a value of which only the low bits count. */
    void write(BigInteger value) {
        if (bits <= Long.SIZE) {
            write(value.longValue());
            return;
        }
        BigInteger clean = value.and(BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE));
        for (int at = 0; at < size(); at += Integer.BYTES) {
            data.set(WORD, at, clean.shiftRight(at * Byte.SIZE).intValue());
        }
    }
}
