package dev.synfire.handover.bus;

import dev.synfire.hdl.Input;
import dev.synfire.hdl.sim.Dut;
import java.util.SplittableRandom;

/** Reads and writes the registers of a simulated core as a master of its bus does, and checks the bus's rules in each cycle. */
public abstract class BusMaster {
    static final int PATIENCE = 64;

    final Dut dut;
    final SplittableRandom random;
    private final Input clock;
    private final boolean pauses;
    private long cycles;

    BusMaster(Dut dut, Input clock, SplittableRandom random, boolean pauses) {
        this.dut = dut;
        this.clock = clock;
        this.random = random;
        this.pauses = pauses;
    }

    /** A master for the wrapper; with pauses it is slow at random in all that it does. */
    public static BusMaster of(RegisterWrapper wrapper, Dut dut, long seed, boolean pauses) {
        SplittableRandom random = new SplittableRandom(seed);
        return switch (wrapper) {
            case AxilWrapper axil -> new AxilMaster(axil, dut, random, pauses);
            case WishboneWrapper wishbone -> new WishboneMaster(wishbone, dut, random, pauses, seed % 2 == 0);
            case ApbWrapper apb -> new ApbMaster(apb, dut, random, pauses);
            default -> throw new IllegalArgumentException(wrapper.busName());
        };
    }

    /** Writes these words to the same register, one after the other. */
    public abstract void write(int offset, long... words);

    /** Writes a word of which the bus names only some bytes. */
    abstract void writeBytes(int offset, long word, int lanes);

    /** Reads a register. */
    public abstract long read(int offset);

    /** The level of the interrupt. */
    public abstract boolean interrupt();

    /** Resets the core; in reset nothing answers. */
    public abstract void reset();

    /** How many cycles there were so far. */
    public final long cycles() {
        return cycles;
    }

    /** Lets cycles pass in which the bus is silent. */
    public final void idle(int count) {
        for (int i = 0; i < count; i++) {
            step();
        }
    }

    /** A clock edge. Reading a signal lets the design follow what was set: each level of the clock is seen. */
    final void step() {
        for (int level : new int[] {1, 0}) {
            dut.set(clock, level);
            interrupt();
        }
        cycles++;
    }

    final int pause() {
        return pauses && random.nextInt(3) == 0 ? random.nextInt(6) : 0;
    }

    final boolean busy() {
        return pauses && random.nextInt(3) == 0;
    }
}
