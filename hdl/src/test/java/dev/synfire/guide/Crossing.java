package dev.synfire.guide;

import dev.synfire.hdl.Clock;
import dev.synfire.hdl.Component;
import dev.synfire.hdl.NoParams;
import dev.synfire.hdl.Shape;
import dev.synfire.hdl.lib.AsyncFifo;
import dev.synfire.hdl.lib.Channel;
import dev.synfire.hdl.lib.Fifo;
import dev.synfire.hdl.lib.Payload;
import dev.synfire.hdl.lib.SkidBuffer;

/** What docs/hdl-library.md shows: bytes from a slow clock to a fast one. */
final class Crossing extends Component<NoParams> {
    // guide: payload
    final Payload bytes =
            Payload.of("tdata", Shape.u(8)).and("tlast", Shape.bit()).handshake("tvalid", "tready");
    // end

    final Clock slow = clock("slow_clk", "slow_rst");
    final Channel first = new Channel(sink("first_"), bytes);
    final Channel next = new Channel(source("next_"), bytes);

    Crossing() {
        super(new NoParams());
    }

    @Override
    protected void logic() {
        // guide: crossing
        var crossing = instance("crossing", new AsyncFifo(bytes, 16));
        crossing.inClock.connect(slow); // the other clock; the queue's own clock is that of its output
        crossing.in.connect(first);
        // end

        // guide: queue
        var queue = instance("queue", new Fifo(bytes, 512));
        queue.in.connect(crossing.out);
        // end

        // guide: buffer
        var buffer = instance("buffer", new SkidBuffer(Payload.of(queue.out)));
        buffer.in.connect(queue.out);
        // end
        next.connect(buffer.out);
    }
}
