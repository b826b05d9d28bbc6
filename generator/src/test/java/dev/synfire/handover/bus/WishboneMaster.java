package dev.synfire.handover.bus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.synfire.hdl.sim.Dut;
import java.util.SplittableRandom;

/** A master of Wishbone B4: a standard one keeps STB until ACK, a pipelined one until there is no STALL. */
final class WishboneMaster extends BusMaster {
    private final WishboneWrapper bus;
    private final boolean pipelined;

    WishboneMaster(WishboneWrapper bus, Dut dut, SplittableRandom random, boolean pauses, boolean pipelined) {
        super(dut, bus.clock, random, pauses);
        this.bus = bus;
        this.pipelined = pipelined;
    }

    @Override
    public void write(int offset, long... words) {
        for (long word : words) {
            access(true, offset, word, 15);
        }
        silent();
    }

    @Override
    void writeBytes(int offset, long word, int lanes) {
        access(true, offset, word, lanes);
        silent();
    }

    @Override
    public long read(int offset) {
        long data = access(false, offset, random.nextLong(1L << 32), 15);
        silent();
        return data;
    }

    private long access(boolean write, int offset, long word, int lanes) {
        int pause = pause();
        if (pause > 0) {
            silent();
            for (int i = 0; i < pause; i++) {
                // A cycle of another slave: CYC without STB.
                dut.set(bus.cyc, random.nextInt(2));
                assertEquals(0, dut.get(bus.ack), "ACK without STB");
                step();
            }
        }
        boolean asked = false;
        for (int waited = 0; waited < PATIENCE; waited++) {
            dut.set(bus.cyc, 1);
            dut.set(bus.stb, asked ? 0 : 1);
            dut.set(bus.we, asked ? random.nextInt(2) : write ? 1 : 0);
            dut.set(bus.adr, asked ? random.nextInt(64) : offset);
            dut.set(bus.sel, lanes);
            dut.set(bus.datIn, word);
            boolean acknowledged = dut.get(bus.ack) == 1;
            long data = dut.get(bus.datOut);
            asked |= pipelined && dut.get(bus.stall) == 0;
            assertTrue(!acknowledged || waited > 0, "acknowledged before it took effect");
            step();
            if (acknowledged) {
                return data;
            }
        }
        throw new AssertionError("no acknowledge");
    }

    private void silent() {
        dut.set(bus.cyc, 0);
        dut.set(bus.stb, 0);
        dut.set(bus.we, random.nextInt(2));
        dut.set(bus.adr, random.nextInt(64));
        dut.set(bus.datIn, random.nextLong(1L << 32));
    }

    @Override
    public boolean interrupt() {
        return dut.get(bus.irq) == 1;
    }

    @Override
    public void reset() {
        dut.set(bus.clock, 0);
        dut.set(bus.reset, 1);
        silent();
        for (int i = 0; i < 4; i++) {
            step();
            assertEquals(0, dut.get(bus.ack), "ACK in reset");
        }
        dut.set(bus.reset, 0);
        step();
    }
}
