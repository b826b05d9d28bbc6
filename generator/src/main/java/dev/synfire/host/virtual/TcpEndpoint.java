package dev.synfire.host.virtual;

import dev.synfire.host.TcpConnection;
import dev.synfire.problem.Problem;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import java.util.Optional;

/** A TCP port of this computer alone (loopback); one host program at a time. */
public final class TcpEndpoint implements Endpoint {
    private static final int WAIT_MILLIS = 200;
    private static final byte[] NOTHING = {};

    private final ServerSocket server;
    private final byte[] buffer = new byte[1 << 14];
    private Optional<Socket> host = Optional.empty();

    private TcpEndpoint(ServerSocket server) {
        this.server = server;
    }

    /**
     * Opens a port.
     *
     * @param port 1 to 65535, or 0 for any free one
     * @throws Problem port-in-use if another program has it
     */
    public static TcpEndpoint open(int port) {
        try {
            ServerSocket server = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
            server.setSoTimeout(WAIT_MILLIS);
            return new TcpEndpoint(server);
        } catch (IOException e) {
            throw Problem.wrongInput(
                    "port-in-use",
                    "--tcp",
                    "port " + port + " can't be opened: " + e.getMessage(),
                    "name another, or 0 for any that is free");
        }
    }

    @Override
    public String address() {
        return TcpConnection.PREFIX + "localhost:" + server.getLocalPort();
    }

    @Override
    public byte[] receive(boolean waits) {
        if (host.isEmpty()) {
            host = accept();
        }
        try {
            if (host.isEmpty() || !waits && host.get().getInputStream().available() == 0) {
                return NOTHING;
            }
            int count = host.get().getInputStream().read(buffer);
            if (count >= 0) {
                return Arrays.copyOf(buffer, count);
            }
        } catch (SocketTimeoutException _) {
            return NOTHING;
        } catch (IOException _) {
            // It is gone: another may come.
        }
        hangUp();
        return NOTHING;
    }

    private Optional<Socket> accept() {
        try {
            Socket socket = server.accept();
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(WAIT_MILLIS);
            return Optional.of(socket);
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    @Override
    public void send(byte... bytes) {
        if (host.isPresent()) {
            try {
                host.get().getOutputStream().write(bytes);
            } catch (IOException _) {
                hangUp();
            }
        }
    }

    private void hangUp() {
        host.ifPresent(TcpEndpoint::closeQuietly);
        host = Optional.empty();
    }

    @Override
    public void close() {
        hangUp();
        closeQuietly(server);
    }

    private static void closeQuietly(java.io.Closeable socket) {
        try {
            socket.close();
        } catch (IOException _) {
            // It is of no use any more.
        }
    }
}
