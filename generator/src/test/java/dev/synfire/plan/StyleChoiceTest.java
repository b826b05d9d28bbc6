package dev.synfire.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.synfire.board.Boards;
import dev.synfire.importer.NetworkFile;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.layout.CorePlan;
import dev.synfire.layout.CoreStyle;
import dev.synfire.layout.Device;
import dev.synfire.layout.Family;
import dev.synfire.problem.Problem;
import dev.synfire.quantize.Quantizer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** Which form a core has that nobody asked to have one. */
class StyleChoiceTest {
    private static final Device UP5K = new Device("icebreaker", Family.ICE40, 5280, 30, 4);
    private static final Optional<CoreStyle> AUTO = Optional.empty();

    private static CorePlan plan(String example, PlanRequest wish) {
        return plan(example, UP5K, wish);
    }

    private static CorePlan plan(String example, Device device, PlanRequest wish) {
        IntegerNetwork network = Quantizer.quantize(NetworkFile.read(Path.of("..", "examples", example)))
                .network();
        return Planner.plan(network, Optional.of(device), wish);
    }

    private static PlanRequest auto(Goal goal) {
        return new PlanRequest(goal, new Lanes.Auto()).in(AUTO);
    }

    /** 8 ticks one per cycle, where layers send 8 neurons in each tick and more: far below half of the time. */
    @Test
    void aSmallNetworkThatIsToBeFastIsSpatial() {
        assertEquals(CoreStyle.SPATIAL, plan("iris", auto(Goal.THROUGHPUT)).style());
        assertEquals(CoreStyle.SPATIAL, plan("iris", auto(Goal.LATENCY)).style());
    }

    /** On a UP5K the spatial core of the irises was placed and reached 28.35 MHz. */
    @Test
    void aboveTheClockThatTheSpatialCoreReachesTheCoreIsLayered() {
        Device board = Boards.find("icebreaker").device();
        PlanRequest wish = auto(Goal.THROUGHPUT);
        assertEquals(
                CoreStyle.SPATIAL,
                plan("iris", board, wish.at(OptionalDouble.of(24))).style());
        CorePlan fast = plan("iris", board, wish.at(OptionalDouble.of(33)));
        assertEquals(CoreStyle.LAYERED, fast.style());
        assertEquals("spatial is estimated to reach 27.5 MHz, and the clock is to be 33.0", fast.reason());
        assertEquals(
                CoreStyle.SPATIAL,
                plan("iris", board, wish.at(OptionalDouble.of(33)).in(Optional.of(CoreStyle.SPATIAL)))
                        .style());
    }

    /** A small network of two layers, of leaky neurons with beta 0.9; placed, its spatial core reaches 22.59 and 56.65 MHz. */
    private static IntegerNetwork small() {
        return Quantizer.quantize(NetworkFile.read(Path.of("src", "test", "resources", "networks", "small.yaml")))
                .network();
    }

    @Test
    void theBoardsOwnClockCountsWhereNoneIsAskedFor() {
        for (String board : List.of("icebreaker", "ulx3s")) {
            Device device = Boards.find(board).device();
            CorePlan plan = Planner.plan(small(), Optional.of(device), auto(Goal.THROUGHPUT));
            assertEquals(CoreStyle.LAYERED, plan.style(), board);
            assertTrue(plan.reason().startsWith("spatial is estimated to reach "), plan.reason());
            PlanRequest slow = auto(Goal.THROUGHPUT).at(OptionalDouble.of(20));
            assertEquals(
                    CoreStyle.SPATIAL,
                    Planner.plan(small(), Optional.of(device), slow).style(),
                    board);
        }
    }

    /** 48 MHz; the HX8K is more than twice as fast as a UP5K. */
    @Test
    void anHx8kReachesItsClock() {
        Device device = Boards.find("ice40hx8k-b-evn").device();
        assertEquals(
                CoreStyle.SPATIAL,
                Planner.plan(small(), Optional.of(device), auto(Goal.THROUGHPUT))
                        .style());
    }

    /** Yosys makes 1,049 cells of such a spatial core, fewer than 900 of one with a lane a layer, and still fewer of a shared one. */
    @Test
    void forAreaTheFormOfFewerCellsIsTaken() {
        CorePlan area = plan("iris", auto(Goal.AREA));
        assertEquals(CoreStyle.SHARED, area.style(), area.reason());
        for (CoreStyle style : List.of(CoreStyle.SPATIAL, CoreStyle.LAYERED)) {
            CorePlan other = plan("iris", auto(Goal.AREA).in(Optional.of(style)));
            assertTrue(area.cost().logicCells() < other.cost().logicCells(), style + ": " + other.cost());
        }
    }

    @Test
    void aNetworkOfRateNeuronsHasNoSharedFormAndIsLayeredForArea() {
        assertEquals(CoreStyle.LAYERED, plan("digits-sigmoid", auto(Goal.AREA)).style());
        Problem refused = assertThrows(
                Problem.class, () -> plan("digits-sigmoid", auto(Goal.AREA).in(Optional.of(CoreStyle.SHARED))));
        assertEquals("no-shared-form", refused.code());
        assertTrue(
                refused.getMessage().contains("layer hidden has no leaky integrate-and-fire neurons"),
                refused.getMessage());
    }

    /** 32,768 weights of 4 bits take 32 of the 30 block RAMs; a layered core has them in large ones. */
    @Test
    void weightsThatBlockRamHasNoRoomForAreLayered() {
        Device device = Boards.find("icebreaker").device();
        assertEquals(
                CoreStyle.LAYERED, plan("mnist-small", device, auto(Goal.AREA)).style());
        PlanRequest wish = auto(Goal.AREA).in(Optional.of(CoreStyle.SHARED));
        Problem refused = assertThrows(Problem.class, () -> plan("mnist-small", device, wish));
        assertEquals("too-big", refused.code());
    }

    @Test
    void aSharedCoreHasOneLaneAndKeepsItsFormats() {
        Optional<CoreStyle> shared = Optional.of(CoreStyle.SHARED);
        Problem lanes = assertThrows(
                Problem.class, () -> plan("iris", new PlanRequest(Goal.AREA, new Lanes.Fixed(4)).in(shared)));
        assertTrue(
                lanes.getMessage().contains("it has one lane, and --lanes asks for other numbers"), lanes.getMessage());
        Problem exchange =
                assertThrows(Problem.class, () -> auto(Goal.AREA).in(shared).forExchange());
        assertEquals("no-room-for-exchange", exchange.code());
    }

    @Test
    void aNetworkWithoutRoomForItsTreesIsLayeredAndTheReasonTold() {
        CorePlan plan = plan("digits-lif", auto(Goal.THROUGHPUT));
        assertEquals(CoreStyle.LAYERED, plan.style());
        assertTrue(plan.reason().startsWith("spatial would need about "), plan.reason());
    }

    @Test
    void whereLanesAreAskedForTheCoreHasLanes() {
        CorePlan plan = plan("iris", PlanRequest.of(new Lanes.Fixed(2)).in(AUTO));
        assertEquals(CoreStyle.LAYERED, plan.style());
        assertEquals(2, plan.layers().getFirst().lanes());
        PlanRequest both = PlanRequest.of(new Lanes.Fixed(2)).in(Optional.of(CoreStyle.SPATIAL));
        assertEquals(
                "--lanes: error[no-lanes]: a spatial core has no lanes; leave it out, or write --style layered",
                assertThrows(Problem.class, () -> plan("iris", both)).getMessage());
    }

    @Test
    void weightsThatAreToBeExchangedAreNotFoldedIntoLogic() {
        assertEquals(
                CoreStyle.LAYERED,
                plan("iris", auto(Goal.THROUGHPUT).forExchange()).style());
    }
}
