package dev.synfire.handover.bus;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.synfire.hdl.sim.Dut;
import java.util.SplittableRandom;

/** A master of APB4. */
final class ApbMaster extends BusMaster {
    private final ApbWrapper bus;

    ApbMaster(ApbWrapper bus, Dut dut, SplittableRandom random, boolean pauses) {
        super(dut, bus.pclk, random, pauses);
        this.bus = bus;
    }

    @Override
    public void write(int offset, long... words) {
        for (long word : words) {
            access(true, offset, word, 15);
        }
    }

    @Override
    void writeBytes(int offset, long word, int lanes) {
        access(true, offset, word, lanes);
    }

    @Override
    public long read(int offset) {
        return access(false, offset, random.nextLong(1L << 32), 0);
    }

    private long access(boolean write, int offset, long word, int lanes) {
        silent();
        idle(pause());
        dut.set(bus.psel, 1);
        dut.set(bus.penable, 0);
        dut.set(bus.pwrite, write ? 1 : 0);
        dut.set(bus.paddr, offset);
        dut.set(bus.pstrb, lanes);
        dut.set(bus.pwdata, word);
        step();
        dut.set(bus.penable, 1);
        assertEquals(1, dut.get(bus.pready));
        assertEquals(0, dut.get(bus.pslverr));
        long data = dut.get(bus.prdata);
        step();
        silent();
        return data;
    }

    /** Another slave may be selected: PENABLE without PSEL. */
    private void silent() {
        dut.set(bus.psel, 0);
        dut.set(bus.penable, random.nextInt(2));
        dut.set(bus.pwrite, random.nextInt(2));
        dut.set(bus.paddr, random.nextInt(64));
        dut.set(bus.pwdata, random.nextLong(1L << 32));
    }

    @Override
    public boolean interrupt() {
        return dut.get(bus.irq) == 1;
    }

    @Override
    public void reset() {
        dut.set(bus.pclk, 0);
        dut.set(bus.presetn, 0);
        silent();
        idle(4);
        dut.set(bus.presetn, 1);
        idle(2);
    }
}
