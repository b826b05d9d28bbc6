package dev.synfire.handover.bus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.synfire.hdl.Output;
import dev.synfire.hdl.sim.Dut;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A master of AXI4-Lite: the five channels begin and wait independently of each other. In each cycle it checks that an answer
 * stays until it is taken, and that no output follows an input without a clock edge.
 */
final class AxilMaster extends BusMaster {
    private final AxilWrapper axil;
    private final List<Output> outputs;
    private boolean writeAnswerHeld;
    private boolean readAnswerHeld;
    private long heldData;

    AxilMaster(AxilWrapper axil, Dut dut, SplittableRandom random, boolean pauses) {
        super(dut, axil.aclk, random, pauses);
        this.axil = axil;
        outputs = List.of(axil.awready, axil.wready, axil.bvalid, axil.arready, axil.rvalid);
    }

    @Override
    public void write(int offset, long... words) {
        int addressed = 0;
        int sent = 0;
        int answered = 0;
        int addressPause = pause();
        int dataPause = pause();
        int waited = 0;
        while (answered < words.length) {
            silent();
            boolean address = addressed < words.length && addressPause-- <= 0;
            boolean data = sent < words.length && dataPause-- <= 0;
            set(axil.awvalid, address);
            set(axil.wvalid, data);
            set(axil.bready, !busy());
            dut.set(axil.awaddr, address ? offset : random.nextInt(64));
            dut.set(axil.wdata, data ? words[sent] : random.nextLong(1L << 32));
            dut.set(axil.wstrb, data ? lanes : random.nextInt(16));
            check();
            if (address && on(axil.awready)) {
                addressed++;
                addressPause = pause();
            }
            if (data && on(axil.wready)) {
                sent++;
                dataPause = pause();
            }
            if (on(axil.bvalid) && dut.get(axil.bready) == 1) {
                assertEquals(0, dut.get(axil.bresp));
                answered++;
                assertTrue(answered <= addressed && answered <= sent, "an answer before its request");
                waited = 0;
            }
            cycle();
            assertTrue(waited++ < PATIENCE, "no answer to a write");
        }
        silent();
    }

    private int lanes = 15;

    @Override
    void writeBytes(int offset, long word, int lanes) {
        this.lanes = lanes;
        write(offset, word);
        this.lanes = 15;
    }

    @Override
    public long read(int offset) {
        boolean asked = false;
        int pause = pause();
        for (int waited = 0; waited < PATIENCE; waited++) {
            silent();
            boolean asks = !asked && pause-- <= 0;
            set(axil.arvalid, asks);
            dut.set(axil.araddr, asks ? offset : random.nextInt(64));
            set(axil.rready, !busy());
            check();
            boolean answered = on(axil.rvalid) && dut.get(axil.rready) == 1;
            asked |= asks && on(axil.arready);
            long data = dut.get(axil.rdata);
            if (answered) {
                assertEquals(0, dut.get(axil.rresp));
            }
            cycle();
            if (answered) {
                silent();
                return data;
            }
        }
        throw new AssertionError("no answer to a read");
    }

    @Override
    public boolean interrupt() {
        return on(axil.irq);
    }

    @Override
    public void reset() {
        dut.set(axil.aclk, 0);
        dut.set(axil.aresetn, 0);
        silent();
        step();
        for (int i = 0; i < 4; i++) {
            for (var input : List.of(axil.awvalid, axil.wvalid, axil.arvalid)) {
                set(input, true);
            }
            step();
            outputs.forEach(output -> assertEquals(0, dut.get(output), output.name() + " in reset"));
        }
        silent();
        dut.set(axil.aresetn, 1);
        step();
        step();
    }

    private void silent() {
        for (var input : List.of(axil.awvalid, axil.wvalid, axil.arvalid, axil.bready, axil.rready)) {
            set(input, false);
        }
        dut.set(axil.awprot, random.nextInt(8));
        dut.set(axil.arprot, random.nextInt(8));
    }

    /** No output follows the other side's signals, and what waited is still there. */
    private void check() {
        var inputs = List.of(axil.awvalid, axil.wvalid, axil.bready, axil.arvalid, axil.rready);
        List<Long> before = outputs.stream().map(dut::get).toList();
        var turned = inputs.get(random.nextInt(inputs.size()));
        long level = dut.get(turned);
        dut.set(turned, 1 - level);
        assertEquals(before, outputs.stream().map(dut::get).toList(), turned.name() + " reaches an output");
        dut.set(turned, level);
        if (writeAnswerHeld) {
            assertTrue(on(axil.bvalid), "the answer to a write was dropped");
        }
        if (readAnswerHeld) {
            assertTrue(on(axil.rvalid), "the answer to a read was dropped");
            assertEquals(heldData, dut.get(axil.rdata), "the answer to a read changed");
        }
    }

    private void cycle() {
        writeAnswerHeld = on(axil.bvalid) && dut.get(axil.bready) == 0;
        readAnswerHeld = on(axil.rvalid) && dut.get(axil.rready) == 0;
        heldData = dut.get(axil.rdata);
        step();
    }

    private void set(dev.synfire.hdl.Input input, boolean level) {
        dut.set(input, level ? 1 : 0);
    }

    private boolean on(Output output) {
        return dut.get(output) == 1;
    }
}
