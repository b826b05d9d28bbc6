package dev.synfire.host.virtual;

import dev.synfire.board.link.BytePort;
import dev.synfire.board.link.SynfireHost;
import dev.synfire.hdl.sim.Dut;
import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.function.LongSupplier;

/** A host link and its core, whose serial port's two modules are replaced by ports that carry whole bytes. */
final class ByteBoard implements SimulatedBoard {
    /** Cycles between two looks at a core that works. */
    private static final int STEP = 8;

    private static final long LONGEST_RUN = 1 << 18;

    private final Dut dut;
    private final BytePort port;
    private final LongSupplier listens;
    private final LongSupplier sends;
    private final LongSupplier sent;
    private final Queue<Byte> incoming = new ArrayDeque<>();
    private long cycles;
    private boolean rests;

    /**
     * Starts the board.
     *
     * @param dut the host in a simulator
     * @param flash its flash, if it reads one
     */
    ByteBoard(Dut dut, SynfireHost host, Optional<FlashChip> flash) {
        this.dut = dut;
        this.port = host.bytes.orElseThrow();
        this.listens = dut.reader(port.listens());
        this.sends = dut.reader(port.txValid());
        this.sent = dut.reader(port.txData());
        dut.set(port.rxValid(), 0).set(port.rxData(), 0).set(port.txReady(), 0);
        host.flash.ifPresent(pins -> dut.set(pins.fromFlash(), 1));
        dut.reset();
        flash.ifPresent(chip -> read(chip, host.flash.orElseThrow()));
    }

    /** Lets the board read all that it wants of its flash. */
    private void read(FlashChip chip, SynfireHost.FlashPins pins) {
        LongSupplier select = dut.reader(pins.select());
        LongSupplier clock = dut.reader(pins.clock());
        LongSupplier toFlash = dut.reader(pins.toFlash());
        while (chip.reads() == 0) {
            clock(1);
            dut.set(pins.fromFlash(), chip.clock((int) select.getAsLong(), (int) clock.getAsLong(), (int)
                    toFlash.getAsLong()));
        }
    }

    @Override
    public void receive(byte... bytes) {
        for (byte b : bytes) {
            incoming.add(b);
        }
        rests &= incoming.isEmpty();
    }

    @Override
    public byte[] run() {
        var out = new ByteArrayOutputStream();
        long end = cycles + LONGEST_RUN;
        while (!rests && cycles < end) {
            if (sends.getAsLong() == 1) {
                out.write((int) sent.getAsLong());
                dut.set(port.txReady(), 1);
                clock(1);
                dut.set(port.txReady(), 0);
            } else if (listens.getAsLong() == 0) {
                clock(STEP);
            } else if (incoming.isEmpty()) {
                rests = true;
            } else {
                dut.set(port.rxValid(), 1).set(port.rxData(), Byte.toUnsignedInt(incoming.remove()));
                clock(1);
                dut.set(port.rxValid(), 0);
                clock(BytePort.SPACING - 1);
            }
        }
        return out.toByteArray();
    }

    private void clock(int count) {
        dut.clock(count);
        cycles += count;
    }

    @Override
    public boolean rests() {
        return rests;
    }

    @Override
    public long cycles() {
        return cycles;
    }

    @Override
    public void close() {
        dut.close();
    }
}
