package dev.synfire.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.synfire.importer.NetworkFile;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.quantize.Quantizer;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which form a core has that nobody asked to have one. */
class StyleChoiceTest {
    private static final Device UP5K = new Device("icebreaker", Family.ICE40, 5280, 30, 4);
    private static final Optional<CoreStyle> AUTO = Optional.empty();

    private static CorePlan plan(String example, Wish wish) {
        IntegerNetwork network = Quantizer.quantize(NetworkFile.read(Path.of("..", "examples", example)))
                .network();
        return Planner.plan(network, Optional.of(UP5K), wish);
    }

    private static Wish auto(Goal goal) {
        return new Wish(goal, new Lanes.Auto()).in(AUTO);
    }

    /** 8 ticks one a cycle, where layers send 8 neurons in each tick and more: far below half of the time. */
    @Test
    void aSmallNetworkThatIsToBeFastIsSpatial() {
        assertEquals(CoreStyle.SPATIAL, plan("iris", auto(Goal.THROUGHPUT)).style());
        assertEquals(CoreStyle.SPATIAL, plan("iris", auto(Goal.LATENCY)).style());
    }

    /** Yosys makes 1,049 cells of such a spatial core and fewer than 900 of one with a lane a layer. */
    @Test
    void forAreaTheFormOfFewerCellsIsTaken() {
        CorePlan area = plan("iris", auto(Goal.AREA));
        assertEquals(CoreStyle.LAYERED, area.style());
        assertTrue(area.cost().logicCells()
                < plan("iris", Wish.DEFAULT.in(Optional.of(CoreStyle.SPATIAL)))
                        .cost()
                        .logicCells());
    }

    @Test
    void aNetworkWithoutRoomForItsTreesIsLayeredAndTheReasonTold() {
        CorePlan plan = plan("digits-lif", auto(Goal.THROUGHPUT));
        assertEquals(CoreStyle.LAYERED, plan.style());
        assertTrue(plan.reason().startsWith("spatial would need about "), plan.reason());
    }

    @Test
    void weightsThatAreToBeExchangedAreNotFoldedIntoLogic() {
        assertEquals(
                CoreStyle.LAYERED,
                plan("iris", auto(Goal.THROUGHPUT).forExchange()).style());
    }
}
