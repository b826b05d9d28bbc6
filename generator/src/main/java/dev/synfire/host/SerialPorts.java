package dev.synfire.host;

import com.fazecast.jSerialComm.SerialPort;
import dev.synfire.problem.Problem;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The serial ports of this computer, and which of them has a core of Synfire's behind it. */
public final class SerialPorts {
    /** A board answers in a millisecond; a latency timer adds 16. */
    private static final Duration PROBE = Duration.ofMillis(200);

    private SerialPorts() {}

    /**
     * A serial port.
     *
     * @param path by which it is opened
     * @param title what the system calls it
     * @param usb vendor and product of the USB device behind it as 0403:6010; empty if it is none
     * @param serial of that device, where it has one
     */
    public record Candidate(String path, String title, Optional<String> usb, Optional<String> serial) {}

    /** All ports, those of USB devices first, of one device the last first: the first of an FTDI bridge loads the board. */
    public static List<Candidate> all() {
        return Stream.of(ports())
                .map(SerialPorts::candidate)
                .sorted(Comparator.comparing((Candidate c) -> c.usb().isEmpty())
                        .thenComparing(Candidate::path, Comparator.reverseOrder()))
                .toList();
    }

    private static SerialPort[] ports() {
        try {
            return SerialPort.getCommPorts();
        } catch (LinkageError _) {
            return new SerialPort[0]; // jSerialComm has no library for this machine
        }
    }

    private static Candidate candidate(SerialPort port) {
        boolean usb = port.getVendorID() > 0;
        return new Candidate(
                port.getSystemPortPath(),
                port.getDescriptivePortName(),
                usb
                        ? Optional.of(String.format(Locale.ROOT, "%04x:%04x", port.getVendorID(), port.getProductID()))
                        : Optional.empty(),
                Optional.ofNullable(port.getSerialNumber())
                        .filter(text -> usb && !text.isBlank() && !text.equals("Unknown")));
    }

    /**
     * Asks the USB ports, one after the other, who is there.
     *
     * @param wanted the core that is looked for; the first that is another is taken if there is no such one
     * @return the core, connected
     * @throws Problem no-board if no core of Synfire's answers at any port
     */
    public static LiveCore find(int baud, Predicate<LiveCore> wanted) {
        List<Candidate> candidates =
                all().stream().filter(candidate -> candidate.usb().isPresent()).toList();
        Optional<LiveCore> other = Optional.empty();
        Optional<Problem> refused = Optional.empty();
        for (Candidate candidate : candidates) {
            try {
                SerialConnection connection = SerialConnection.open(candidate.path(), baud);
                Optional<LiveCore> core = LiveCore.ifAny(connection, PROBE);
                if (core.filter(wanted).isPresent()) {
                    other.ifPresent(LiveCore::close);
                    return core.get();
                }
                if (core.isPresent() && other.isEmpty()) {
                    other = core;
                } else {
                    connection.close();
                }
            } catch (Problem problem) {
                refused = Optional.of(problem);
            }
        }
        if (other.isPresent()) {
            return other.get();
        }
        throw refused.orElseGet(() -> none(candidates));
    }

    private static Problem none(List<Candidate> candidates) {
        return Problem.toolFailed(
                "no-board",
                "",
                candidates.isEmpty()
                        ? "there is no serial port of a USB device"
                        : "no core of Synfire's answers at "
                                + String.join(
                                        ", ",
                                        candidates.stream().map(Candidate::path).toList()),
                candidates.isEmpty()
                        ? "connect the board, or write --on virtual"
                        : "load the board with synfire program, or name its port with --on PORT");
    }
}
