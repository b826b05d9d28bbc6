package dev.synfire.cli.options;

import dev.synfire.cosim.Engine;
import dev.synfire.cosim.Level;
import dev.synfire.flow.BuildFlow;
import dev.synfire.host.virtual.SimulatedBoard;
import dev.synfire.host.virtual.VirtualBoards;
import dev.synfire.problem.Problem;
import dev.synfire.tool.Progress;
import java.nio.file.Path;
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

    @Option(
            names = "--level",
            paramLabel = "LEVEL",
            defaultValue = "rtl",
            description =
                    "What is simulated at the pins: rtl, netlist (what synthesis makes of the top) or bitstream (what is"
                            + " unpacked from it, iCE40). The last two imply --exact.")
    private String levelWord = Level.RTL.word();

    /** Whether the user chose anything. */
    public boolean isGiven() {
        return exact || engine.isPresent() || !levelWord.equals(Level.RTL.word());
    }

    /** The option by which the user chose something. */
    public String given() {
        return exact ? "--exact" : engine.isPresent() ? "--engine" : "--level";
    }

    /**
     * Starts the board of a design.
     *
     * @param build the folder of a build, if the design is one
     */
    public SimulatedBoard start(BuildFlow flow, Optional<Path> build, Progress progress) {
        Level level = ChoiceNames.parse(Level.class, "--level", levelWord);
        Optional<Engine> chosen = engine.map(text -> ChoiceNames.parse(Engine.class, "--engine", text));
        if (!exact && level == Level.RTL) {
            return VirtualBoards.bytes(flow, chosen.orElse(Engine.JVM), progress);
        }
        if (chosen.filter(its -> its == Engine.JVM).isPresent()) {
            throw Problem.wrongInput(
                    "unused-option",
                    "--engine",
                    "jvm simulates no pins: the top is Verilog",
                    "write --engine verilator, or leave out --exact and --level");
        }
        return VirtualBoards.pins(flow, level, build, progress);
    }
}
