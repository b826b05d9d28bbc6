package dev.synfire.cli.options;

import dev.synfire.flow.BuildFlow;
import dev.synfire.flow.NetworkHash;
import dev.synfire.host.Connection;
import dev.synfire.host.LiveCore;
import dev.synfire.host.SerialConnection;
import dev.synfire.host.SerialPorts;
import dev.synfire.host.TcpConnection;
import dev.synfire.host.virtual.SimulatedBoard;
import dev.synfire.host.virtual.SimulatedConnection;
import dev.synfire.problem.Problem;
import dev.synfire.tool.Progress;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Option;

/** Which board a command talks to: a mixin. */
public final class Ports {
    private static final String VIRTUAL = "virtual";
    /** What goes wrong at a port while a board starts. */
    private static final Set<String> COMING =
            Set.of("no-board", "no-answer", "no-port", "port-not-opened", "connection-lost");

    private static final Duration START = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofMillis(300);

    @Option(
            names = "--on",
            paramLabel = "PORT",
            defaultValue = "auto",
            description = "auto: the USB port at which the core answers. A serial port: /dev/ttyUSB1, COM3."
                    + " socket://HOST:PORT: a TCP port. virtual or virtual:BOARD: a simulated board. Default: auto.")
    private String on;

    @Option(
            names = "--baud",
            paramLabel = "N",
            description = "Speed of the serial port; what the build says, or 1000000 without one.")
    private Optional<Integer> baud = Optional.empty();

    /** A port by what --on gives. */
    public static Ports of(String on) {
        Ports ports = new Ports();
        ports.on = on;
        return ports;
    }

    /** Whether a simulated board is meant. */
    public boolean isVirtual() {
        return on.equals(VIRTUAL) || on.startsWith(VIRTUAL + ":");
    }

    /**
     * Connects to a core of that design.
     *
     * @throws Problem another-network if the core at the port is of another network
     */
    public LiveCore connect(Design design, SimulationOptions simulation, Progress progress) {
        return isVirtual() ? virtual(design, simulation, progress) : real(design);
    }

    private LiveCore virtual(Design design, SimulationOptions simulation, Progress progress) {
        Optional<String> board =
                on.equals(VIRTUAL) ? Optional.empty() : Optional.of(on.substring(VIRTUAL.length() + 1));
        BuildFlow flow = design.on(board, progress);
        SimulatedBoard simulated = simulation.start(flow, design.folderOfBuild(), progress);
        LiveCore core =
                LiveCore.of(new SimulatedConnection(VIRTUAL + ":" + flow.board().name(), simulated));
        if (flow.loadedByHost()) {
            core.load(flow.weightImage(), progress);
        }
        return core;
    }

    /**
     * Connects to a core that has just been loaded, and may need some seconds to start.
     *
     * @throws Problem as {@link #connect}
     */
    public LiveCore await(Design design) {
        long end = System.nanoTime() + START.toNanos();
        while (true) {
            try {
                return real(design);
            } catch (Problem problem) {
                if (!COMING.contains(problem.code()) || System.nanoTime() > end) {
                    throw problem;
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    private LiveCore real(Design design) {
        int speed =
                baud.or(() -> design.build().map(built -> built.file().baud())).orElse(1_000_000);
        long hash = NetworkHash.of(design.network()).first64();
        LiveCore core = on.equals("auto")
                ? SerialPorts.find(speed, found -> found.identity().hash() == hash)
                : LiveCore.of(open(on, speed));
        if (core.identity().hash() != hash) {
            core.close();
            throw Problem.checkFailed(
                    "another-network",
                    core.port(),
                    String.format(
                            Locale.ROOT,
                            "the board runs %s with hash %016x, not %s with hash %016x",
                            core.identity().name(),
                            core.identity().hash(),
                            design.network().name(),
                            hash),
                    design.build().isPresent()
                            ? "load it with synfire program "
                                    + design.build().get().folder()
                            : "name the build's folder, if it was built with options of its own, or load the board anew");
        }
        return core;
    }

    private static Connection open(String port, int speed) {
        return port.startsWith(TcpConnection.PREFIX) ? TcpConnection.open(port) : SerialConnection.open(port, speed);
    }
}
