package dev.synfire.host.virtual;

import dev.synfire.cosim.CoreVerifier.Presentation;
import dev.synfire.cosim.Level;
import dev.synfire.cosim.VerifyResult;
import dev.synfire.flow.BuildFlow;
import dev.synfire.flow.VerifyFlow;
import dev.synfire.integer.Sample;
import dev.synfire.problem.Problem;
import dev.synfire.report.BuildReport;
import dev.synfire.tool.Progress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Compares the netlist of a build's core, and its bitstream where that can be unpacked, with the golden model. */
public record LevelProof(Progress progress) implements BuildFlow.Proof {
    @Override
    public List<BuildReport.Compared> compare(BuildFlow build, Path folder, List<Sample> samples) {
        List<BuildReport.Compared> levels = new ArrayList<>();
        VerifyResult netlist = new VerifyFlow(build.network(), build.plan(), progress)
                .runNetlist(build.board(), samples, Presentation.plain());
        levels.add(passed(Level.NETLIST, build, netlist));
        if (BoardRtl.unpacks(build.board())) {
            BoardRtl top = BoardRtl.bitstream(build, folder, progress);
            levels.add(passed(Level.BITSTREAM, build, PinVerifier.verify(build, top, samples, 1, progress)));
        }
        return levels;
    }

    private static BuildReport.Compared passed(Level level, BuildFlow build, VerifyResult result) {
        if (!result.passed()) {
            throw Problem.checkFailed(
                    level + "-mismatch",
                    build.network().name(),
                    "the " + level + " and the golden model differ: "
                            + result.first().getFirst(),
                    "synfire verify --level " + level + " tells more");
        }
        return new BuildReport.Compared(level, result.samples(), result.valuesCompared());
    }
}
