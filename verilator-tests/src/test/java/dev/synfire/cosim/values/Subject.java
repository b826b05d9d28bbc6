package dev.synfire.cosim.values;

import dev.synfire.board.Boards;
import dev.synfire.core.SynfireCore;
import dev.synfire.cosim.BuildOptions.Optimization;
import dev.synfire.cosim.CoreVerifier;
import dev.synfire.cosim.CoreVerifier.Presentation;
import dev.synfire.cosim.Level;
import dev.synfire.cosim.VerifyResult;
import dev.synfire.flow.BuildFlow;
import dev.synfire.flow.DesignFile;
import dev.synfire.flow.RandomInputs;
import dev.synfire.flow.VerifyFlow;
import dev.synfire.host.virtual.BoardRtl;
import dev.synfire.host.virtual.PinVerifier;
import dev.synfire.importer.NetworkFile;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.integer.Sample;
import dev.synfire.layout.CorePlan;
import dev.synfire.plan.PlanRequest;
import dev.synfire.plan.Planner;
import dev.synfire.quantize.Quantizer;
import dev.synfire.tool.Progress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What is compared: an example at a level.
 *
 * @param example the name of its folder
 * @param board what it is laid out for; empty for a core of any size, at the level rtl
 */
record Subject(String example, Level level, String board) {
    /** Presents samples that are drawn from a seed; with an odd one the streams of a core pause. */
    VerifyResult compare(Path examples, long seed, int count) {
        IntegerNetwork network =
                Quantizer.quantize(NetworkFile.read(examples.resolve(example))).network();
        List<Sample> samples = RandomInputs.of(network, seed, count);
        Presentation plain = new Presentation(1 + (int) (seed & 0xffff), OptionalLong.empty(), Optional.empty());
        Presentation presentation = seed % 2 == 0 ? plain : plain.stalled(seed);
        return switch (level) {
            case RTL -> {
                CorePlan plan = Planner.plan(network, Optional.empty(), PlanRequest.DEFAULT);
                yield CoreVerifier.of(new SynfireCore(new SynfireCore.Params(network, plan)))
                        .optimized(Optimization.FAST)
                        .verify(samples, presentation, Progress.none());
            }
            case NETLIST -> {
                var target = Boards.find(board);
                CorePlan plan = Planner.plan(network, Optional.of(target.device()), PlanRequest.DEFAULT);
                yield new VerifyFlow(network, plan, Progress.none()).runNetlist(target, samples, presentation);
            }
            case BITSTREAM -> {
                var options = new BuildFlow.Options(Boards.find(board), PlanRequest.DEFAULT, Optional.empty(), 0);
                BuildFlow planned = new BuildFlow(network, Optional.empty(), options, Progress.none());
                Path folder = BoardRtl.built(planned, Progress.none());
                BuildFlow flow = BuildFlow.of(DesignFile.read(folder), planned.board(), Progress.none());
                BoardRtl top = BoardRtl.bitstream(flow, folder, Progress.none());
                yield PinVerifier.verify(flow, top, samples, presentation.seed(), Progress.none());
            }
        };
    }

    @Override
    public String toString() {
        return example + " " + level + (board.isEmpty() ? "" : " " + board);
    }
}
