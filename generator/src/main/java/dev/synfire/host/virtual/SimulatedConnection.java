package dev.synfire.host.virtual;

import dev.synfire.host.Connection;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.OptionalInt;
import java.util.Queue;

/** Hands a simulated board to a host in the same JVM; the board runs while the host waits. */
public final class SimulatedConnection implements Connection {
    private final String name;
    private final SimulatedBoard board;
    private final Queue<Byte> received = new ArrayDeque<>();

    /** A connection to that board, which is closed with it. */
    public SimulatedConnection(String name, SimulatedBoard board) {
        this.name = name;
        this.board = board;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void send(byte... bytes) {
        board.receive(bytes);
    }

    /** Waits until the board has sent something or rests, whatever time that takes. */
    @Override
    public OptionalInt receive(Duration patience) {
        while (received.isEmpty() && !board.rests()) {
            for (byte b : board.run()) {
                received.add(b);
            }
        }
        return received.isEmpty() ? OptionalInt.empty() : OptionalInt.of(received.remove() & 0xff);
    }

    @Override
    public void close() {
        board.close();
    }
}
