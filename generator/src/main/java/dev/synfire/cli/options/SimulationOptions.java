package dev.synfire.cli.options;

import dev.synfire.cosim.Engine;
import dev.synfire.flow.BuildFlow;
import dev.synfire.host.virtual.SimulatedBoard;
import dev.synfire.host.virtual.VirtualBoards;
import dev.synfire.problem.Problem;
import dev.synfire.tool.Progress;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How a virtual board is simulated: a mixin. */
public final class SimulationOptions {
    @Option(
            names = "--exact",
            description =
                    "Simulate the board's whole top at its pins, the serial line bit by bit, in Verilator. Without it"
                            + " the two modules of the serial port are left out, and whole bytes come and go.")
    private boolean exact;

    @Option(
            names = "--engine",
            paramLabel = "ENGINE",
            description =
                    "jvm: ready at once. verilator: compiles for some seconds; about as fast with small networks, faster with"
                            + " large ones. Default: jvm; with --exact, verilator.")
    private Optional<String> engine = Optional.empty();

    public boolean isExact() {
        return exact;
    }

    /** Whether the user chose anything. */
    public boolean isGiven() {
        return exact || engine.isPresent();
    }

    /** Starts the board of a design. */
    public SimulatedBoard start(BuildFlow flow, Progress progress) {
        Optional<Engine> chosen = engine.map(text -> ChoiceNames.parse(Engine.class, "--engine", text));
        if (!exact) {
            return VirtualBoards.bytes(flow, chosen.orElse(Engine.JVM), progress);
        }
        if (chosen.filter(its -> its == Engine.JVM).isPresent()) {
            throw Problem.wrongInput(
                    "unused-option",
                    "--engine",
                    "jvm simulates no pins: the top is Verilog",
                    "write --engine verilator, or leave out --exact");
        }
        return VirtualBoards.pins(flow, progress);
    }
}
