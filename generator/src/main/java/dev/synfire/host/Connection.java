package dev.synfire.host;

import dev.synfire.problem.Problem;
import java.time.Duration;
import java.util.OptionalInt;

/** Carries bytes to a board and back. */
public interface Connection extends AutoCloseable {
    /** What the user calls it: /dev/ttyUSB1, socket://localhost:4000. */
    String name();

    /**
     * Sends bytes.
     *
     * @throws Problem if the other end is gone
     */
    void send(byte... bytes);

    /**
     * Waits for a byte.
     *
     * @param patience how long; a simulated board counts its own time
     * @return the byte, 0 to 255; empty if none came
     * @throws Problem if the other end is gone
     */
    OptionalInt receive(Duration patience);

    /** Ends the connection. */
    @Override
    void close();

    /** The failure of a connection whose other end is gone. */
    static Problem lost(String name, String why) {
        return Problem.toolFailed(
                "connection-lost", name, "the connection broke: " + why, "check the cable, then run the command again");
    }
}
