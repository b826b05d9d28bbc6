package dev.synfire.cli;

import dev.synfire.cli.options.Design;
import dev.synfire.cli.options.NetworkArgument;
import dev.synfire.cli.options.QuantizeOptions;
import dev.synfire.cli.options.SimulationOptions;
import dev.synfire.flow.BuildFlow;
import dev.synfire.host.virtual.BoardServer;
import dev.synfire.host.virtual.Endpoint;
import dev.synfire.host.virtual.PtyEndpoint;
import dev.synfire.host.virtual.SimulatedBoard;
import dev.synfire.host.virtual.TcpEndpoint;
import dev.synfire.problem.Problem;
import dev.synfire.tool.Progress;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.ObjectMapper;

/** Simulates a board for other programs. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = {
            "Simulates a board behind a pseudo-terminal or a TCP port, for any host program.",
            "NETWORK may be the folder of a build. It serves until Ctrl-C, and takes no time while nobody talks to it."
        })
final class ServeCommand implements Callable<Integer> {
    @Mixin
    private NetworkArgument argument;

    @Mixin
    private QuantizeOptions quantizing;

    @Mixin
    private SimulationOptions simulation;

    @Option(
            names = "--board",
            paramLabel = "BOARD",
            description = "Which board; that of the build, or else the first that the network fits.")
    private Optional<String> board = Optional.empty();

    @Option(
            names = "--port",
            paramLabel = "PATH",
            description = "A name for the pseudo-terminal, such as /tmp/board; it is removed at the end.")
    private Optional<Path> port = Optional.empty();

    @Option(
            names = "--tcp",
            paramLabel = "N",
            description = "A TCP port of this computer in place of a pseudo-terminal; 0 for any that is free.")
    private Optional<Integer> tcp = Optional.empty();

    @Option(names = "--json", description = "One JSON object on standard output.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        check();
        Progress progress = Progress.onStandardError();
        Design design = Design.of(argument, quantizing, Optional.empty());
        BuildFlow flow = design.on(board, progress);
        try (Interruption interruption = Interruption.awaited();
                SimulatedBoard simulated = simulation.start(flow, design.folderOfBuild(), progress);
                Endpoint endpoint = tcp.<Endpoint>map(TcpEndpoint::open).orElseGet(() -> PtyEndpoint.open(port))) {
            announce(flow, endpoint.address());
            new BoardServer(simulated, endpoint).run(interruption::hasCome);
        }
        return 0;
    }

    /** Says where the board is, before it is used: a script waits for this line. */
    private void announce(BuildFlow flow, String address) {
        PrintWriter out = spec.commandLine().getOut();
        String network = flow.network().name();
        String on = flow.board().name();
        if (json) {
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("network", network);
            object.put("board", on);
            object.put("address", address);
            object.put("needsWeights", flow.loadedByHost());
            out.println(new ObjectMapper().writeValueAsString(object));
        } else {
            out.printf(Locale.ROOT, "%s on a virtual %s at %s%n", network, on, address);
            if (flow.loadedByHost()) {
                out.println("Its weights are to be sent to it first, as to the board: synfire run does so.");
            }
        }
        out.flush();
    }

    private void check() {
        if (port.isPresent() && tcp.isPresent()) {
            throw Problem.wrongInput("usage", "", "--port and --tcp exclude each other", "leave one of them out");
        }
        if (tcp.isPresent() && (tcp.get() < 0 || tcp.get() > 0xffff)) {
            throw Problem.wrongInput(
                    "out-of-range", "--tcp", "the port is " + tcp.get() + ", expected 0 to 65535", "write --tcp 0");
        }
    }
}
