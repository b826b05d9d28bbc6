package dev.synfire.host.virtual;

/** A simulated board with a link to a host. Belongs to one thread at a time. */
public interface SimulatedBoard extends AutoCloseable {
    /** Puts bytes on the way to the board, behind those that are on the way already. */
    void receive(byte... bytes);

    /** Lets the board run until it rests, but not for long without returning; gives what it has sent, perhaps nothing. */
    byte[] run();

    /** Whether nothing more will happen before other bytes come. */
    boolean rests();

    /** Clock cycles of the core that were simulated so far. */
    long cycles();

    @Override
    void close();
}
