package dev.synfire.cli;

import dev.synfire.board.Board;
import dev.synfire.cosim.CoreVerifier.Presentation;
import dev.synfire.cosim.Engine;
import dev.synfire.cosim.Level;
import dev.synfire.cosim.VerifyResult;
import dev.synfire.flow.BuildFlow;
import dev.synfire.flow.DesignFile;
import dev.synfire.flow.VerifyFlow;
import dev.synfire.host.virtual.BoardRtl;
import dev.synfire.host.virtual.PinVerifier;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.integer.Sample;
import dev.synfire.layout.CorePlan;
import dev.synfire.plan.PlanRequest;
import dev.synfire.tool.Progress;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Compares a network, or a finished build, with the golden model at a level. */
record Verified(Level level, Progress progress) {
    /**
     * Compares a network.
     *
     * @param board what it is laid out for; there for every level but RTL
     * @param engines one after the other, at RTL
     */
    VerifyResult network(
            IntegerNetwork network,
            CorePlan plan,
            Optional<Board> board,
            PlanRequest wish,
            List<Engine> engines,
            List<Sample> samples,
            Presentation presentation) {
        if (level == Level.BITSTREAM) {
            var options = new BuildFlow.Options(board.orElseThrow(), wish, Optional.empty(), 0);
            BuildFlow flow = new BuildFlow(network, Optional.empty(), options, progress);
            BoardRtl.requireUnpacks(flow.board());
            Path folder = BoardRtl.built(flow, progress);
            return bitstream(
                    BuildFlow.of(DesignFile.read(folder), flow.board(), progress), folder, samples, presentation);
        }
        return core(network, plan, board, engines, samples, presentation);
    }

    /**
     * Compares a build.
     *
     * @param folder of the build
     */
    VerifyResult build(
            BuildFlow flow, Path folder, List<Engine> engines, List<Sample> samples, Presentation presentation) {
        return level == Level.BITSTREAM
                ? bitstream(flow, folder, samples, presentation)
                : core(flow.network(), flow.plan(), Optional.of(flow.board()), engines, samples, presentation);
    }

    private VerifyResult bitstream(BuildFlow flow, Path folder, List<Sample> samples, Presentation presentation) {
        BoardRtl top = BoardRtl.bitstream(flow, folder, progress);
        return PinVerifier.verify(flow, top, samples, presentation.seed(), progress);
    }

    private VerifyResult core(
            IntegerNetwork network,
            CorePlan plan,
            Optional<Board> board,
            List<Engine> engines,
            List<Sample> samples,
            Presentation presentation) {
        VerifyFlow flow = new VerifyFlow(network, plan, progress);
        if (level == Level.NETLIST) {
            return flow.runNetlist(board.orElseThrow(), samples, presentation);
        }
        Iterator<Engine> left = engines.iterator();
        VerifyResult result = flow.run(left.next(), samples, presentation);
        while (result.passed() && left.hasNext()) {
            result = flow.run(left.next(), samples, presentation);
        }
        return result;
    }
}
