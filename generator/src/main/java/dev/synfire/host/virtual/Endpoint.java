package dev.synfire.host.virtual;

/** Where a host program finds a simulated board. */
public interface Endpoint extends AutoCloseable {
    /** What a host program opens: a path, or socket://localhost:PORT. */
    String address();

    /**
     * Bytes that a host has sent.
     *
     * @param waits whether to wait for some, for a part of a second
     * @return as many as there are, perhaps none
     */
    byte[] receive(boolean waits);

    /** Sends bytes to the host; what nobody reads is lost in the end, as at a board. */
    void send(byte... bytes);

    @Override
    void close();
}
