package dev.synfire.flow;

import dev.synfire.board.Board;
import dev.synfire.core.SynfireCore;
import dev.synfire.cosim.BuildOptions.Optimization;
import dev.synfire.cosim.CoreVerifier;
import dev.synfire.cosim.Engine;
import dev.synfire.cosim.NetlistRtl;
import dev.synfire.cosim.VerifyResult;
import dev.synfire.hdl.verilog.Design;
import dev.synfire.hdl.verilog.Verilog;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.integer.Sample;
import dev.synfire.layout.CorePlan;
import dev.synfire.layout.Device;
import dev.synfire.layout.EngineLayout;
import dev.synfire.layout.Family;
import dev.synfire.plan.PlanRequest;
import dev.synfire.plan.Planner;
import dev.synfire.problem.Problem;
import dev.synfire.tool.Progress;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** From an integer network to a verdict: plan, generate, simulate the Verilog, compare it with the golden model. */
public final class VerifyFlow {
    /** Clock cycles from which on the C++ compiler's best effort pays; a guess from synapses and samples. */
    private static final long LONG_RUN = 20_000_000;

    private final IntegerNetwork network;
    private final CorePlan plan;
    private final Progress progress;

    /**
     * Plans the core.
     *
     * @param device what it must fit; empty for a core of any size
     * @throws Problem too-big if it does not fit
     */
    public VerifyFlow(IntegerNetwork network, Optional<Device> device, PlanRequest wish, Progress progress) {
        this.network = network;
        this.plan = Planner.plan(network, device, wish);
        this.progress = progress;
    }

    /** A core that is laid out already, as that of a build. */
    public VerifyFlow(IntegerNetwork network, CorePlan plan, Progress progress) {
        this.network = network;
        this.plan = plan;
        this.progress = progress;
    }

    /** How the core is laid out. */
    public CorePlan plan() {
        return plan;
    }

    /** Presents the samples to the core's Verilog and to the golden model. */
    public VerifyResult run(List<Sample> samples, CoreVerifier.Presentation presentation) {
        return run(Engine.VERILATOR, samples, presentation);
    }

    /** Presents the samples to the core, run in that engine, and to the golden model. */
    public VerifyResult run(Engine engine, List<Sample> samples, CoreVerifier.Presentation presentation) {
        return CoreVerifier.of(new SynfireCore(new SynfireCore.Params(network, plan)))
                .in(engine)
                .optimized(cycles(samples.size()) > LONG_RUN ? Optimization.FAST : Optimization.QUICK)
                .verify(samples, labels(samples.size()), presentation, progress);
    }

    /**
     * Lets the core and the golden model learn, and compares every weight after every sample with a label.
     *
     * @param stops asked before each batch of samples
     */
    public VerifyResult learn(Engine engine, List<Sample> samples, List<OptionalInt> labels, BooleanSupplier stops) {
        return CoreVerifier.of(new SynfireCore(new SynfireCore.Params(network, plan)))
                .in(engine)
                .optimized(cycles(samples.size()) > LONG_RUN ? Optimization.FAST : Optimization.QUICK)
                .verify(samples, labels, CoreVerifier.Presentation.plain(), stops, progress);
    }

    /** Of a network that learns random labels, three samples of four having one; of any other none. */
    private List<OptionalInt> labels(int samples) {
        if (!network.learns()) {
            return List.of();
        }
        var random = new SplittableRandom(samples);
        int classes = Math.max(2, network.output().neurons());
        return Stream.generate(
                        () -> random.nextInt(4) == 0 ? OptionalInt.empty() : OptionalInt.of(random.nextInt(classes)))
                .limit(samples)
                .toList();
    }

    /**
     * Presents the samples to the netlist that synthesis for a board makes of the core, and to the golden model. What leaves
     * the core is compared: every event of the last layer, and every result.
     *
     * @throws Problem unknown-level if the network learns
     */
    public VerifyResult runNetlist(Board board, List<Sample> samples, CoreVerifier.Presentation presentation) {
        if (network.learns()) {
            throw Problem.wrongInput(
                    "unknown-level",
                    "--level",
                    "the netlist level is there for networks that do not learn, and this one learns",
                    "use --level rtl");
        }
        SynfireCore core = new SynfireCore(new SynfireCore.Params(network, plan));
        Design design = Verilog.emit(core);
        String synthesis = Implementation.synthesis(board, plan.hardMultipliers());
        Family family = board.fpga().family();
        return CoreVerifier.ofNetlist(core, design, NetlistRtl.of(design, family, synthesis, progress))
                .verify(samples, presentation, progress);
    }

    /** What all samples take at most, every input being active. */
    private long cycles(int samples) {
        long slowest = 0;
        for (int i = 0; i < network.layers().size(); i++) {
            var layer = network.layers().get(i);
            long tick = EngineLayout.fullTick(layer, plan.layers().get(i).lanes());
            slowest = Math.max(slowest, tick + layer.neurons());
        }
        return slowest * network.ticks() * samples;
    }
}
