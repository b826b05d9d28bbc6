package dev.synfire.host.virtual;

import dev.synfire.board.link.Line;
import dev.synfire.board.link.SynfireHost;
import dev.synfire.cosim.Engine;
import dev.synfire.cosim.Level;
import dev.synfire.cosim.Verilated;
import dev.synfire.flow.BuildFlow;
import dev.synfire.flow.DesignFile;
import dev.synfire.hdl.sim.Simulation;
import dev.synfire.hdl.verilog.Design;
import dev.synfire.hdl.verilog.Verilog;
import dev.synfire.tool.Progress;
import java.nio.file.Path;
import java.util.Optional;

/** Makes simulated boards of designs. */
public final class VirtualBoards {
    /** What a flash takes to wake. */
    private static final double WAKING_US = 3;

    private VirtualBoards() {}

    /**
     * The core and its host link, without the two modules of the serial port: bytes come and go whole. This is fast.
     *
     * @param engine what simulates; the JVM is ready at once, Verilator needs seconds to compile
     */
    public static SimulatedBoard bytes(BuildFlow flow, Engine engine, Progress progress) {
        SynfireHost host = flow.host(new Line.Bytes());
        try (Progress.Task task = progress.begin("Starting the virtual board")) {
            SimulatedBoard board =
                    switch (engine) {
                        case JVM -> new ByteBoard(Simulation.of(host), host, flash(flow));
                        case VERILATOR -> {
                            Design design = Verilog.emit(host, new Verilog.Options(false), flow.target());
                            yield new ByteBoard(Verilated.of(design, TopPins.options(), 1), host, flash(flow));
                        }
                    };
            task.done();
            return board;
        }
    }

    /** The whole top of the board in Verilator, whose serial line is simulated bit by bit. */
    public static SimulatedBoard pins(BuildFlow flow, Progress progress) {
        return pins(flow, BoardRtl.verilog(flow), progress);
    }

    /**
     * The same at a level.
     *
     * @param build the folder of a build of it; without one a bitstream is built first
     */
    public static SimulatedBoard pins(BuildFlow flow, Level level, Optional<Path> build, Progress progress) {
        return switch (level) {
            case RTL -> pins(flow, progress);
            case NETLIST -> pins(flow, BoardRtl.netlist(flow, progress), progress);
            case BITSTREAM -> {
                BoardRtl.requireUnpacks(flow.board());
                Path folder = build.orElseGet(() -> BoardRtl.built(flow, progress));
                BuildFlow built = BuildFlow.of(DesignFile.read(folder), flow.board(), progress);
                yield pins(built, BoardRtl.bitstream(built, folder, progress), progress);
            }
        };
    }

    private static SimulatedBoard pins(BuildFlow flow, BoardRtl top, Progress progress) {
        Verilated.build(top.rtl(), top.options(), progress);
        var pins = new TopPins(Verilated.of(top.rtl(), top.options(), 1), flow.board(), flash(flow));
        try (Progress.Task task = progress.begin("Starting the virtual board")) {
            pins.start();
            task.done();
        }
        return new PinBoard(pins, flow.baud().clocksPerBit(), flow.clock().mhz());
    }

    /** A flash with what the core reads from it, if it does. */
    static Optional<FlashChip> flash(BuildFlow flow) {
        if (!flow.readsFlash()) {
            return Optional.empty();
        }
        byte[] image = flow.weightImage();
        int start = flow.board().flash().orElseThrow().image();
        byte[] content = new byte[start + image.length];
        System.arraycopy(image, 0, content, start, image.length);
        return Optional.of(
                new FlashChip(content, (int) Math.ceil(WAKING_US * flow.clock().mhz())));
    }
}
