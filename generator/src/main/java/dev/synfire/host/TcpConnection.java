package dev.synfire.host;

import dev.synfire.problem.Problem;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A board behind a TCP port: a simulated one, or a bridge to a serial port such as ser2net in raw mode. */
public final class TcpConnection implements Connection {
    /** How its name begins, as pySerial's serial_for_url has it. */
    public static final String PREFIX = "socket://";

    private static final Pattern URL = Pattern.compile("socket://([^:/]+|\\[[0-9a-fA-F:.]+]):(\\d{1,5})/?");
    private static final int CONNECT_MILLIS = 5_000;

    private final String name;
    private final Socket socket;
    private final InputStream in;

    private TcpConnection(String name, Socket socket, InputStream in) {
        this.name = name;
        this.socket = socket;
        this.in = in;
    }

    /**
     * Connects.
     *
     * @param url socket://HOST:PORT
     * @throws Problem if the text is no such address, or nobody listens there
     */
    public static TcpConnection open(String url) {
        Matcher matcher = URL.matcher(url);
        if (!matcher.matches() || Integer.parseInt(matcher.group(2)) > 0xffff) {
            throw Problem.wrongInput(
                    "wrong-address", url, "this is no address of a TCP port", "write socket://HOST:PORT");
        }
        Socket socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(matcher.group(1), Integer.parseInt(matcher.group(2))), CONNECT_MILLIS);
            socket.setTcpNoDelay(true);
            return new TcpConnection(url, socket, new BufferedInputStream(socket.getInputStream()));
        } catch (IOException e) {
            closeQuietly(socket);
            throw Problem.toolFailed(
                    "no-connection",
                    url,
                    "nobody answers there: " + e.getMessage(),
                    "start one with synfire serve NETWORK --board BOARD --tcp " + matcher.group(2));
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void send(byte... bytes) {
        try {
            socket.getOutputStream().write(bytes);
        } catch (IOException e) {
            throw Connection.lost(name, e.getMessage());
        }
    }

    @Override
    public OptionalInt receive(Duration patience) {
        try {
            socket.setSoTimeout((int) Math.max(1, patience.toMillis()));
            int b = in.read();
            if (b < 0) {
                throw Connection.lost(name, "the other end closed it");
            }
            return OptionalInt.of(b);
        } catch (SocketTimeoutException _) {
            return OptionalInt.empty();
        } catch (IOException e) {
            throw Connection.lost(name, e.getMessage());
        }
    }

    @Override
    public void close() {
        closeQuietly(socket);
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException _) {
            // It is of no use any more.
        }
    }
}
