package dev.synfire.host.virtual;

import java.util.function.BooleanSupplier;

/** Lets host programs talk to a simulated board through an endpoint. */
public final class BoardServer {
    private final SimulatedBoard board;
    private final Endpoint endpoint;

    public BoardServer(SimulatedBoard board, Endpoint endpoint) {
        this.board = board;
        this.endpoint = endpoint;
    }

    /**
     * Serves. While the board rests it waits without work.
     *
     * @param ends asked again and again, a few times a second at least
     */
    public void run(BooleanSupplier ends) {
        while (!ends.getAsBoolean()) {
            byte[] received = endpoint.receive(board.rests());
            if (received.length > 0) {
                board.receive(received);
            }
            byte[] sent = board.run();
            if (sent.length > 0) {
                endpoint.send(sent);
            }
        }
    }
}
