package dev.synfire.hdl.sim;

import dev.synfire.hdl.Clock;
import dev.synfire.hdl.Memory;
import dev.synfire.hdl.Shape;
import dev.synfire.hdl.Signal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.function.LongSupplier;

/**
 * A design under test that runs: the fields that declare signals and memories are the handles, whatever it runs in.
 *
 * <p>Numbers are signed where their shape is. A value of more than 64 bits is read by {@link #getWide} and
 * {@link #readWide}.
 */
public interface Dut extends AutoCloseable {
    /**
     * Sets an input of the top component.
     *
     * @throws IllegalArgumentException if it cannot hold the value, or is no such input
     */
    Dut set(Signal input, long value);

    /**
     * Sets an input of any width, by a number that it holds or by its bits as an unsigned number, as {@link #getWide} gives
     * them.
     *
     * @throws IllegalArgumentException if the value fits in neither way, or the signal is no such input
     */
    Dut set(Signal input, BigInteger value);

    /** Sets an input of at most 64 bits by the low bits of a number, whatever its others are. */
    default Dut setBits(Signal input, long bits) {
        Shape shape = input.shape();
        int unused = Long.SIZE - shape.width();
        return set(input, shape.signed() ? bits << unused >> unused : bits << unused >>> unused);
    }

    /** Refuses a number that an input cannot hold. */
    static void checkFits(Signal input, BigInteger value) {
        Shape shape = input.shape();
        if (!shape.holds(value)) {
            throw new IllegalArgumentException(input.name() + " is " + shape + ", " + value + " does not fit: it holds "
                    + shape.min() + " to " + shape.max());
        }
    }

    /** Lets that many clock cycles pass; afterwards the clock has just risen. */
    Dut clock(long cycles);

    /** Lets one clock cycle pass. */
    default Dut clock() {
        return clock(1);
    }

    /** Lets that many cycles of one of several clocks pass; the others stand still. */
    Dut clock(Clock clock, long cycles);

    /** Holds the reset for a few cycles. */
    Dut reset();

    /** Holds the reset for that many cycles of each clock. */
    Dut reset(long cycles);

    /** A signal's value, of whatever component in the design. */
    long get(Signal signal);

    /** Reads a signal of at most 64 bits again and again: what {@link #get} gives, perhaps without looking it up each time. */
    default LongSupplier reader(Signal signal) {
        return () -> get(signal);
    }

    /** A signal's value of any width, as an unsigned number. */
    BigInteger getWide(Signal signal);

    /** A memory's word at that address. */
    long read(Memory memory, int address);

    /** A memory's word of any width at that address, as an unsigned number. */
    BigInteger readWide(Memory memory, int address);

    /** Starts to write a waveform (value change dump, IEEE 1364). */
    Dut openWave(Path file);

    /** Ends the waveform. */
    Dut closeWave();

    @Override
    void close();
}
