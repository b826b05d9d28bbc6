package dev.synfire.cosim;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * What moved in a run of the bench: a row of 64-bit words, record after record, each headed by cycle and id.
 *
 * @param words the model's own memory, valid until its next run
 * @param cycles clock cycles the run took
 * @param done whether every stream met its stop; if not, the design was stuck
 */
record Trace(MemorySegment words, long cycles, boolean done) {
    /** The id of a record that tells of a broken handshake; its one value is the stream. */
    static final int VIOLATION = 0xffff;

    /** Reads a trace from front to back. */
    final class Reader {
        private long at;

        boolean hasNext() {
            return at < words.byteSize();
        }

        /** The next word. */
        long next() {
            long word = words.get(ValueLayout.JAVA_LONG, at);
            at += Long.BYTES;
            return word;
        }

        /** The next word's low bits as a two's complement number. */
        long nextSigned(int bits) {
            int unused = Long.SIZE - bits;
            return next() << unused >> unused;
        }
    }

    /** The id in a record's first word. */
    static int id(long head) {
        return (int) (head & 0xffff);
    }

    /** The cycle in a record's first word, counted from the start of the run. */
    static long cycle(long head) {
        return head >>> 16;
    }
}
