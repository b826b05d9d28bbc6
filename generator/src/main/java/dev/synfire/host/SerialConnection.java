package dev.synfire.host;

import com.fazecast.jSerialComm.SerialPort;
import com.fazecast.jSerialComm.SerialPortInvalidPortException;
import dev.synfire.problem.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;

/**
 * A serial port of this computer, or a pseudo-terminal: 8 data bits, no parity, 1 stop bit, no flow control.
 *
 * <p>jSerialComm asks the driver for low latency (Linux: ASYNC_LOW_LATENCY), without which an FTDI bridge keeps an answer for
 * 16 ms before it sends it on.
 */
public final class SerialConnection implements Connection {
    private final SerialPort port;
    private final byte[] buffer = new byte[4096];
    private int next;
    private int end;

    private SerialConnection(SerialPort port) {
        this.port = port;
    }

    /**
     * Opens a port.
     *
     * @param name /dev/ttyUSB1, COM3, or a link to such
     * @param baud bits a second
     * @throws Problem if there is no such port, or it may not be opened
     */
    public static SerialConnection open(String name, int baud) {
        SerialPort port;
        try {
            port = SerialPort.getCommPort(name);
        } catch (SerialPortInvalidPortException _) {
            throw Problem.wrongInput(
                    "no-port", name, "there is no such serial port", "synfire doctor lists those that there are");
        } catch (LinkageError _) {
            throw Problem.toolFailed(
                    "no-serial-library",
                    name,
                    "jSerialComm has no library for this machine",
                    "use another computer, or a TCP bridge to the port with socket://HOST:PORT");
        }
        port.setComPortParameters(baud, 8, SerialPort.ONE_STOP_BIT, SerialPort.NO_PARITY);
        port.setFlowControl(SerialPort.FLOW_CONTROL_DISABLED);
        port.setComPortTimeouts(SerialPort.TIMEOUT_NONBLOCKING, 0, 0);
        // A pseudo-terminal opens too, though it has no modem lines and leaves an error code.
        if (!port.openPort(0)) {
            throw Files.exists(Path.of(name)) && !Files.isWritable(Path.of(name)) ? forbidden(name) : busy(name);
        }
        return new SerialConnection(port);
    }

    private static Problem forbidden(String name) {
        return Problem.toolFailed(
                "no-permission",
                name,
                "this user may not open it",
                "give the user the group of serial ports (sudo usermod -aG dialout $USER), then log in again");
    }

    private static Problem busy(String name) {
        return Problem.toolFailed(
                "port-not-opened", name, "the port can't be opened", "close the program that uses it, if there is one");
    }

    @Override
    public String name() {
        return port.getSystemPortPath();
    }

    @Override
    public void send(byte... bytes) {
        for (int sent = 0; sent < bytes.length; ) {
            int written = port.writeBytes(bytes, bytes.length - sent, sent);
            if (written < 0) {
                throw Connection.lost(name(), "nothing can be written");
            }
            sent += written;
        }
    }

    @Override
    public OptionalInt receive(Duration patience) {
        if (next == end) {
            next = 0;
            end = read(patience);
        }
        return next == end ? OptionalInt.empty() : OptionalInt.of(buffer[next++] & 0xff);
    }

    private int read(Duration patience) {
        port.setComPortTimeouts(
                SerialPort.TIMEOUT_READ_SEMI_BLOCKING, Math.max(1, Math.toIntExact(patience.toMillis())), 0);
        int count = port.readBytes(buffer, buffer.length);
        if (count < 0) {
            throw Connection.lost(name(), "the port is gone");
        }
        return count;
    }

    @Override
    public void close() {
        port.closePort();
    }
}
