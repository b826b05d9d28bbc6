package dev.synfire.cosim;

import dev.synfire.hdl.Memory;
import dev.synfire.hdl.Signal;
import java.nio.file.Path;
import java.util.List;

/** Valid/ready streams around a running core, driven, drained and watched cycle by cycle, whatever it runs in. */
interface Streams extends AutoCloseable {
    /** What is done with a stream. The order is that of bench.h. */
    enum Role {
        SOURCE,
        SINK,
        MONITOR,
        /**
         * Only the cycles in which valid and ready are 1 are counted, and told in one record at the end of a run: all of them,
         * the length of a stretch of the run, how many stretches, and the cycles in each.
         */
        COUNTER
    }

    /** The stop condition that any beat meets. */
    int ANY_BEAT = -1;

    /** Cycles after the last expected beat in which a surplus one would show. */
    long DRAIN = 100;

    /** The longest pause: its length is drawn from 24 bits. */
    int LONGEST_PAUSE = 1 << 24;

    /** Adds a stream and returns its number. */
    int stream(Role role, Signal valid, Signal ready, List<Signal> fields);

    /** Copies the first words of a memory whenever a beat with that field set is first shown on the stream. */
    void snapshot(int stream, int field, int id, Memory memory, int words);

    /**
     * Lets a source or sink pause at random: in each cycle with that chance in 65,536 a pause begins. With pauses longer than
     * a cycle it begins with one, too.
     *
     * @param longest cycles of the longest pause, at most {@link #LONGEST_PAUSE}; 1 for pauses of one cycle
     */
    void stall(int stream, int chance, int longest, long seed);

    /** Lets a run last until that many beats with the field set have been taken from the stream. */
    void stop(int stream, int field, long count);

    /** Gives a source what it has to send: for each beat its fields. */
    void feed(int stream, long[] words);

    /** Writes a waveform in the next run, from that many stops of one stream to that many stops of another. */
    void window(Path file, int from, long fromStops, int to, long toStops);

    /** Holds an input that belongs to no stream at a value. */
    void hold(Signal input, long value);

    /** Holds the reset for so many cycles, whatever is on the wires. */
    void reset(long cycles);

    /** Lets so many cycles pass, of which nothing is kept. No stream may have a stop. */
    void abandon(long cycles);

    /**
     * Runs until every stream has met its stop; the trace is valid until the next run.
     *
     * @param idleLimit cycles in which no source is served and no stop is met after which the design counts as stuck
     */
    Trace run(long idleLimit);

    @Override
    void close();
}
