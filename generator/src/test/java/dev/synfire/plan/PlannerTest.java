package dev.synfire.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.synfire.board.Boards;
import dev.synfire.fixed.IntVector;
import dev.synfire.fixed.Range;
import dev.synfire.fixed.Rounding;
import dev.synfire.importer.NetworkFile;
import dev.synfire.integer.Decay;
import dev.synfire.integer.DenseSynapses;
import dev.synfire.integer.InputPort;
import dev.synfire.integer.IntegerLayer;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.integer.IntegerReadout;
import dev.synfire.integer.SpikingNeuron;
import dev.synfire.layout.CorePlan;
import dev.synfire.layout.Device;
import dev.synfire.layout.Family;
import dev.synfire.layout.LayerPlan;
import dev.synfire.layout.MemoryStyle;
import dev.synfire.model.FiringComparison;
import dev.synfire.model.Readout;
import dev.synfire.problem.Problem;
import dev.synfire.quantize.Quantizer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PlannerTest {
    private static final Device UP5K = new Device("icebreaker", Family.ICE40, 5280, 30, 0);
    private static final Device BIG = new Device("big", Family.ECP5, 80000, 200, 0);
    private static final Device ECP5 = new Device("ulx3s-25f", Family.ECP5, 24288, 56, 28);

    /** Four large RAMs are all taken by 16 lanes, whatever sums lie in: not in thousands of registers for that. */
    @Test
    void whereLargeRamsAreAllTakenTheRestIsStillChosenWithCare() {
        IntegerNetwork network = Quantizer.quantize(NetworkFile.read(Path.of("..", "examples", "mnist-small")))
                .network();
        var lanes = new Lanes.Named(OptionalInt.empty(), new TreeMap<>(Map.of("hidden", 16, "output", 1)));
        CorePlan plan = Planner.plan(
                network, Optional.of(Boards.find("icebreaker").device()), new PlanRequest(Goal.THROUGHPUT, lanes));
        assertEquals(MemoryStyle.HUGE, plan.layers().getFirst().weights());
        assertEquals(MemoryStyle.BLOCK, plan.layers().getFirst().accumulators());
    }

    @Test
    void withoutADeviceMemoriesAreLeftToTheSynthesiserAndEightLanesAreEnough() {
        CorePlan plan = Planner.plan(network(64, 48, 10), Optional.empty(), new Lanes.Auto());

        assertEquals(List.of(8, 8), lanes(plan));
        assertEquals(MemoryStyle.AUTO, plan.layers().getFirst().weights());
        assertFalse(plan.hardMultipliers());
    }

    @Test
    void fixedLanesStopAtOneANeuron() {
        assertEquals(List.of(32, 10), lanes(Planner.plan(network(64, 48, 10), Optional.empty(), new Lanes.Fixed(32))));
    }

    @Test
    void autoGivesALaneForEachNeuronWhereThatFits() {
        // 40 inputs: 41 cycles. 12 inputs in 3 groups on 2 lanes: 12 * 3 + 4 = 40; in 5 groups on 1 lane it were 66.
        assertEquals(List.of(12, 2), lanes(Planner.plan(network(40, 12, 5), Optional.of(ECP5), new Lanes.Auto())));
    }

    @Test
    void moreLanesThanSendingTheSumsLeavesTimeForAreNotGiven() {
        // 8 events in 2 groups take 16 cycles and sending 12 sums 12 and some 6 more: one group would gain nothing.
        assertEquals(
                6,
                lanes(Planner.plan(network(8, 12, 5), Optional.of(ECP5), new Lanes.Auto()))
                        .getFirst());
    }

    @Test
    void aLayerThatDoesNotLimitGetsNoMoreLanes() {
        // 1000 inputs and a lane a neuron: 1001 cycles. 64 inputs, 100 neurons: 7 groups take 455 and 8 drains, 15
        // groups 975.
        List<Integer> lanes = lanes(Planner.plan(network(1000, 64, 100), Optional.of(BIG), new Lanes.Auto()));

        assertEquals(64, lanes.get(0));
        assertTrue(lanes.get(1) >= 7 && lanes.get(1) <= 15, lanes::toString);
    }

    @Test
    void latencyGoesOnWithWhatShortensTheWay() {
        var goal = new PlanRequest(Goal.LATENCY, new Lanes.Auto());

        assertEquals(List.of(64, 100), lanes(Planner.plan(network(1000, 64, 100), Optional.of(BIG), goal)));
    }

    @Test
    void areaIsALaneALayerUnlessMoreAreAskedFor() {
        IntegerNetwork network = network(64, 48, 10);
        var named = new Lanes.Named(OptionalInt.empty(), new TreeMap<>(Map.of("layer2", 5)));
        CorePlan least = Planner.plan(network, Optional.of(UP5K), new PlanRequest(Goal.AREA, new Lanes.Auto()));

        assertEquals(List.of(1, 1), lanes(least));
        assertEquals(List.of(1, 5), lanes(Planner.plan(network, Optional.of(UP5K), new PlanRequest(Goal.AREA, named))));
        CorePlan plain = Planner.plan(network, Optional.of(UP5K), new Lanes.Fixed(1));
        assertTrue(least.cost().logicCells() <= plain.cost().logicCells(), least.cost()::toString);
    }

    @Test
    void lanesAreAskedForByTheNameOfALayerThatIsThere() {
        Problem problem = assertThrows(
                Problem.class, () -> Planner.plan(network(64, 48, 10), Optional.of(UP5K), Lanes.parse("4,hidden=8")));

        assertEquals(
                "--lanes: error[no-such-layer]: test has no layer hidden; name one of layer1, layer2",
                problem.getMessage());
    }

    @Test
    void whatWasDecidedIsToldWithItsReason() {
        Device loaded = new Device("icebreaker", Family.ICE40, 5280, 30, 4, 0);
        IntegerNetwork network = network(256, 256, 10);
        CorePlan plan = Planner.plan(network, Optional.of(loaded), PlanRequest.DEFAULT);

        List<LayerChoices> told = Planner.reasons(network, Optional.of(loaded), PlanRequest.DEFAULT, plan);

        List<String> first =
                told.getFirst().choices().stream().map(Choice::toString).toList();
        // 64 bits are 4 SPRAMs wide; 17 lanes of 4 bits would be 5. 4096 words of 64 bits are 64 iCE40 block RAMs.
        assertTrue(first.get(0).startsWith("lanes: 16 lanes of 256 (18 would need "), first.get(0));
        assertTrue(first.get(0).contains("5 of 4 SPRAMs"), first.get(0));
        assertEquals("weights: SPRAM (4,096 words of 64 bits, would need 64 block RAMs)", first.get(1));
        assertEquals("membranes: block RAM (256 neurons, there is no LUT RAM)", first.get(3));
        // 256 events of 16 words and 16 rows and the marker: 4113 cycles; 10 groups of 256 events: 2571.
        assertEquals(
                "lanes: 1 lane of 10 (up to 2,571 cycles a tick, the slowest layer takes 4,113)",
                told.getLast().choices().getFirst().toString());
    }

    @Test
    void goalsAreReadByTheirNames() {
        assertEquals(Goal.LATENCY, Goal.parse("latency"));
        assertEquals(
                "--goal: error[wrong-goal]: there is no goal \"speed\"; write throughput, latency, area",
                assertThrows(Problem.class, () -> Goal.parse("speed")).getMessage());
    }

    @Test
    void autoLeavesRoomForTheHostLink() {
        CorePlan plan = Planner.plan(network(160, 128, 10), Optional.of(UP5K), new Lanes.Auto());

        // 160 x 128 weights of 4 bits alone fill 20 of the 30 blocks.
        assertTrue(plan.cost().blockRams() <= 28, plan.cost()::toString);
        assertTrue(plan.cost().logicCells() <= 0.85 * 5280 - 600, plan.cost()::toString);
    }

    @Test
    void theSlowestLayerGetsLanesFirst() {
        List<Integer> lanes = lanes(Planner.plan(network(160, 80, 40), Optional.of(UP5K), new Lanes.Auto()));

        assertTrue(lanes.get(0) >= lanes.get(1), lanes::toString);
        assertTrue(lanes.get(0) > 1, lanes::toString);
    }

    @Test
    void balancedGivesNoMoreLanesThanSendingTheSumsLeavesTimeFor() {
        // 256 inputs, half of them active, in 2 groups: 256 cycles, and as many to send 256 sums. 1 group would wait.
        assertEquals(List.of(128), lanes(Planner.plan(network(256, 256), Optional.of(ECP5), new Lanes.Balanced())));
        assertEquals(List.of(256), lanes(Planner.plan(network(256, 256), Optional.of(ECP5), new Lanes.Auto())));
    }

    @Test
    void weightsThatBlockRamCanNotHoldGoToTheLargeRams() {
        Device loaded = new Device("icebreaker", Family.ICE40, 5280, 30, 4, 0);
        CorePlan plan = Planner.plan(network(256, 256), Optional.of(loaded), new Lanes.Auto());

        // Four RAMs of 16 bits give 16 weights of 4 bits per cycle.
        assertEquals(List.of(16), lanes(plan));
        assertEquals(MemoryStyle.HUGE, plan.layers().getFirst().weights());
        assertEquals(4, plan.cost().largeRams());
        assertThrows(Problem.class, () -> Planner.plan(network(256, 256), Optional.of(UP5K), new Lanes.Auto()));
    }

    @Test
    void largeRamsAreLeftAloneWhereBlockRamHasRoom() {
        // 64 x 48 and 48 x 10 weights of 4 bits are 14 kbit of 120.
        Device loaded = new Device("icebreaker", Family.ICE40, 5280, 30, 4, 0);
        for (LayerPlan layer : Planner.plan(network(64, 48, 10), Optional.of(loaded), PlanRequest.DEFAULT)
                .layers()) {
            assertEquals(MemoryStyle.BLOCK, layer.weights());
        }
    }

    @Test
    void lanesOfWhichFewerWouldDoAsWellAreNotGiven() {
        for (int neurons = 1; neurons < 120; neurons++) {
            var plan = Planner.plan(network(100, neurons), Optional.of(UP5K), new Lanes.Auto());
            int lanes = plan.layers().getFirst().lanes();
            assertEquals(Math.ceilDiv(neurons, Math.ceilDiv(neurons, lanes)), lanes, neurons + " neurons");
        }
    }

    @Test
    void ice40HasNoLutRam() {
        for (LayerPlan layer : Planner.plan(network(64, 48, 10), Optional.of(UP5K), new Lanes.Auto())
                .layers()) {
            for (MemoryStyle style : List.of(
                    layer.weights(), layer.accumulators(), layer.membranes(), layer.parameters(), layer.table())) {
                assertTrue(style == MemoryStyle.BLOCK || style == MemoryStyle.REGISTERS, style::toString);
            }
        }
    }

    @Test
    void aNetworkThatCanNotFitIsToldWhatItNeedsAndWhatThereIs() {
        Problem problem = assertThrows(
                Problem.class, () -> Planner.plan(network(1000, 1000), Optional.of(UP5K), new Lanes.Auto()));

        assertEquals(Problem.Kind.CHECK_FAILED, problem.kind());
        assertEquals("too-big", problem.code());
        assertTrue(
                problem.getMessage()
                        .matches(
                                "test: error\\[too-big]: with 1 lane a layer the core needs about "
                                        + "\\d+ logic cells and \\d+ block RAMs; icebreaker has 3888 and 28 to spare beside the host link; "
                                        + "use fewer weight bits, fewer membrane bits or fewer neurons, or a board with a larger FPGA"),
                problem::getMessage);
    }

    @Test
    void tooManyFixedLanesAreToldToBeFewer() {
        Problem problem = assertThrows(
                Problem.class, () -> Planner.plan(network(64, 200), Optional.of(UP5K), new Lanes.Fixed(200)));

        assertTrue(problem.getMessage().endsWith("; write --lanes auto, or fewer lanes"), problem::getMessage);
    }

    @Test
    void blockRamsAreCountedInTheirBestShape() {
        // boards.md, measured: on iCE40 18x512 takes 3, 9x2048 takes 5, 16x4096 takes 16; on ECP5 36x512 and 4x4096
        // one.
        assertEquals(3, Family.ICE40.blockRams(512, 18));
        assertEquals(5, Family.ICE40.blockRams(2048, 9));
        assertEquals(16, Family.ICE40.blockRams(4096, 16));
        assertEquals(1, Family.ECP5.blockRams(512, 36));
        assertEquals(1, Family.ECP5.blockRams(4096, 4));
    }

    @Test
    void lanesAreANumberOrAuto() {
        assertEquals(new Lanes.Auto(), Lanes.parse("auto"));
        assertEquals(new Lanes.Balanced(), Lanes.parse("balanced"));
        assertEquals(new Lanes.Fixed(12), Lanes.parse("12"));
        assertEquals(
                new Lanes.Named(OptionalInt.of(4), new TreeMap<>(Map.of("hidden", 16))), Lanes.parse("4,hidden=16"));
        for (String wrong : List.of("", "0", "-1", "4.5", "many", "01")) {
            assertEquals(
                    "--lanes: error[wrong-lanes]: \"" + wrong
                            + "\" is not a number of lanes; write a number from 1 on, auto, balanced, or numbers for layers by"
                            + " name: 4,hidden=16",
                    assertThrows(Problem.class, () -> Lanes.parse(wrong)).getMessage());
        }
    }

    private static List<Integer> lanes(CorePlan plan) {
        return plan.layers().stream().map(LayerPlan::lanes).toList();
    }

    /** Spiking layers of these sizes, with 4-bit weights. */
    private static IntegerNetwork network(int... sizes) {
        List<IntegerLayer> layers = new ArrayList<>();
        for (int i = 1; i < sizes.length; i++) {
            var synapses = new DenseSynapses(sizes[i - 1], sizes[i], 4, IntVector.filled(sizes[i - 1] * sizes[i], 3));
            var neuron = new SpikingNeuron(
                    16,
                    new Decay(15, 4, Rounding.FLOOR),
                    IntVector.filled(sizes[i], 100),
                    FiringComparison.ABOVE,
                    new SpikingNeuron.Reset.ToZero());
            layers.add(IntegerLayer.dense(
                    "layer" + i, i - 2, new Range(0, 1), synapses, IntVector.filled(sizes[i], 0), neuron));
        }
        return new IntegerNetwork(
                "test", new InputPort(sizes[0], new Range(0, 1)), layers, 8, new IntegerReadout(Readout.SPIKE_COUNT));
    }
}
