package dev.synfire.plan.estimate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.synfire.board.Boards;
import dev.synfire.importer.NetworkFile;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.layout.CorePlan;
import dev.synfire.layout.CoreStyle;
import dev.synfire.plan.Goal;
import dev.synfire.plan.Lanes;
import dev.synfire.plan.PlanRequest;
import dev.synfire.plan.Planner;
import dev.synfire.quantize.Quantizer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Estimates for the examples beside what Yosys 0.52 and nextpnr's packer made of them; scripts/bench costs measures anew. */
class CostModelTest {
    @ParameterizedTest
    @CsvFileSource(resources = "measured.csv", numLinesToSkip = 1)
    void estimatesAreWithin15PercentOfWhatWasMeasured(
            String example, String board, String goal, String lanes, int cells, int blockRams, int largeRams, int dsp) {
        IntegerNetwork network = Quantizer.quantize(NetworkFile.read(Path.of("..", "examples", example)))
                .network();
        if (lanes.equals("shared")) {
            shared(network, example, board, goal, cells, blockRams);
            return;
        }
        var counts = Arrays.stream(lanes.split(" ")).map(Integer::valueOf).iterator();
        var named = new TreeMap<String, Integer>();
        network.layers().forEach(layer -> named.put(layer.name(), counts.next()));

        CorePlan plan = Planner.attempt(
                network,
                Boards.find(board).device(),
                new PlanRequest(Goal.parse(goal), new Lanes.Named(OptionalInt.empty(), named)));

        String what = example + " on " + board + ", " + lanes + ": " + plan.cost();
        assertEquals(cells, plan.cost().logicCells(), 0.15 * cells, what);
        assertEquals(blockRams, plan.cost().blockRams(), Math.max(1, 0.15 * blockRams), what);
        assertEquals(largeRams, plan.cost().largeRams(), what);
        assertEquals(dsp, plan.hardMultipliers() ? plan.cost().products() : 0, what);
    }

    private static void shared(
            IntegerNetwork network, String example, String board, String goal, int cells, int blockRams) {
        PlanRequest wish = new PlanRequest(Goal.parse(goal), new Lanes.Auto()).in(Optional.of(CoreStyle.SHARED));
        CorePlan plan = Planner.plan(network, Optional.of(Boards.find(board).device()), wish);

        String what = example + " on " + board + ", shared: " + plan.cost();
        assertEquals(cells, plan.cost().logicCells(), 0.15 * cells, what);
        assertEquals(blockRams, plan.cost().blockRams(), Math.max(1, 0.15 * blockRams), what);
    }
}
