package dev.synfire.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.synfire.board.Boards;
import dev.synfire.fixed.IntVector;
import dev.synfire.fixed.Range;
import dev.synfire.golden.GoldenModel;
import dev.synfire.integer.DenseSynapses;
import dev.synfire.integer.InputPort;
import dev.synfire.integer.IntegerLayer;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.integer.IntegerProjection;
import dev.synfire.integer.Sample;
import dev.synfire.layout.CorePlan;
import dev.synfire.layout.CoreStyle;
import dev.synfire.plan.PlanRequest;
import dev.synfire.plan.Planner;
import dev.synfire.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which networks' parameters can take the place of a build's, and what is said of those that can't. */
class FittingTest {
    private static final SmallTrained FIRST = SmallTrained.FIRST;

    private final Fitting fitting = fitting(FIRST.network());

    private static Fitting fitting(IntegerNetwork network) {
        CorePlan plan = Planner.plan(
                network, Optional.of(Boards.find("icebreaker").device()), PlanRequest.DEFAULT.forExchange());
        return new Fitting(
                Path.of("build/x"), ReweightFile.of(Boards.find("icebreaker"), 24, 1, 64, plan.scaled(network), plan));
    }

    private String refusal(IntegerNetwork network) {
        Problem problem = assertThrows(Problem.class, () -> fitting.fit(network));
        assertEquals(2, problem.kind().exitCode());
        return problem.getMessage();
    }

    private static String refused(String what) {
        return "build/x: error[another-shape]: " + what + "; build again with --reweightable";
    }

    @Test
    void anotherTrainingFitsAndComputesWhatItDid() {
        IntegerNetwork second = SmallTrained.SECOND.network();
        IntegerNetwork fitted = fitting.fit(second);
        for (int x = 0; x < 64; x++) {
            Sample sample = Sample.constant(IntVector.of(x & 3, x >> 2 & 3, x >> 4));
            assertEquals(new GoldenModel(second).run(sample), new GoldenModel(fitted).run(sample));
        }
        assertEquals(second.layers().getLast(), fitted.layers().getLast());
    }

    @Test
    void anotherNameIsReplaced() {
        IntegerNetwork second = SmallTrained.SECOND.network();
        var renamed = new IntegerNetwork("other", second.input(), second.layers(), second.ticks(), second.readout());
        assertEquals("small", fitting.fit(renamed).name());
    }

    /** Biases of -33 to 40 take 7 bits, 8 with one to spare. */
    @Test
    void sumsNeedRoom() {
        assertEquals(
                refused("hidden: biases need 9 bits, the build has 8"),
                refusal(FIRST.withHidden(FIRST.hiddenWeights(), IntVector.of(4, -200))
                        .network()));
        var tight = FIRST.withHidden(IntVector.of(1, 0, 1, 0, -1, 0), IntVector.of(4, -3));
        Problem problem = assertThrows(Problem.class, () -> fitting(tight.network())
                .fit(FIRST.withHidden(IntVector.of(7, 7, 7, -7, -7, -7), IntVector.of(4, -3))
                        .network()));
        // 1 and 1 by 3 and a bias of 4 make 10, and -3 - 3 is -6: 5 bits and one. 3 * 7 * 3 + 4 is 67, which takes 8.
        assertEquals(refused("hidden: sums need 8 bits, the build has 6"), problem.getMessage());
    }

    /** 40 and 57 take 6 bits; one for smaller and one for larger scales: 8, and a shift of 7. */
    @Test
    void scalesNeedRoom() {
        assertEquals(
                refused("hidden: the scaling needs a shift of 8, the build has 7"),
                refusal(FIRST.withScaling(IntVector.of(40, 61), 8).network()));
        assertEquals(
                refused("hidden: the multipliers of the scaling need 9 bits, the build has 8"),
                refusal(FIRST.withScaling(IntVector.of(40, 64), 5).network()));
        fitting.fit(FIRST.withScaling(IntVector.of(40, 63), 5).network());
    }

    @Test
    void whatIsPartOfTheHardwareMustBeTheSame() {
        var none = IntVector.of(0, 0, 0);
        assertEquals(
                refused("output: membrane bits are 14, the build has 13"),
                refusal(FIRST.withOutput(none, 14, 3).network()));
        assertEquals(
                refused("output: membrane decay multipliers are 2, the build has 3"),
                refusal(FIRST.withOutput(none, 13, 2).network()));
        assertEquals(
                refused("output: biases are not all 0, the build has none"),
                refusal(FIRST.withOutput(IntVector.of(1, 0, 0), 13, 3).network()));
    }

    @Test
    void layersAndTicksMustBeTheSame() {
        IntegerNetwork first = FIRST.network();
        var longer = new IntegerNetwork(first.name(), first.input(), first.layers(), 5, first.readout());
        assertEquals(refused("the network: ticks are 5, the build has 4"), refusal(longer));
        IntegerLayer hidden = first.layers().getFirst();
        var renamed = new IntegerLayer("first", hidden.projections(), hidden.biases(), hidden.model());
        var other = new IntegerNetwork(
                first.name(),
                first.input(),
                List.of(renamed, first.layers().getLast()),
                first.ticks(),
                first.readout());
        assertEquals(refused("the network: layers are first, output, the build has hidden, output"), refusal(other));
    }

    @Test
    void aFolderMustBeABuildWhoseParametersCanBeExchanged(@TempDir Path folder) throws IOException {
        assertEquals(
                folder.resolve("x") + ": error[no-build]: there is no such folder; name what synfire build made",
                problem(folder.resolve("x")));
        assertEquals(
                folder + ": error[not-reweightable]: no build of Synfire is in this folder;"
                        + " build it with synfire build ... --reweightable",
                problem(folder));
        Files.writeString(folder.resolve("report.json"), "{}");
        assertEquals(
                folder + ": error[not-reweightable]: its parameters are part of its logic;"
                        + " build it with synfire build ... --reweightable",
                problem(folder));
        Files.writeString(folder.resolve("reweight.json"), "{\"plan\": 3}");
        assertEquals(
                folder.resolve("reweight.json")
                        + ": error[damaged-build]: it can't be read, or is of another version of"
                        + " Synfire; build again with --reweightable",
                problem(folder));
    }

    private static String problem(Path folder) {
        return assertThrows(Problem.class, () -> ReweightFile.read(folder)).getMessage();
    }

    @Test
    void anotherKindOfNetworkIsToldBeforeItsBits() {
        IntegerNetwork first = FIRST.network();
        var wider = new IntegerNetwork(
                first.name(),
                new InputPort(3, new Range(0, 7)),
                List.of(
                        IntegerLayer.dense(
                                "hidden",
                                IntegerProjection.INPUT,
                                new Range(0, 7),
                                (DenseSynapses) first.layers()
                                        .getFirst()
                                        .projections()
                                        .getFirst()
                                        .synapses(),
                                IntVector.of(4000, 4000),
                                first.layers().getFirst().model()),
                        first.layers().getLast()),
                first.ticks(),
                first.readout());
        assertEquals(refused("the input: values max is 7, the build has 3"), refusal(wider));
    }

    @Test
    void aSpatialCoreHasNoRoom() {
        Problem problem = assertThrows(
                Problem.class,
                () -> PlanRequest.DEFAULT.in(Optional.of(CoreStyle.SPATIAL)).forExchange());
        assertEquals(
                "--reweightable: error[no-room-for-exchange]: the weights of a spatial core are its logic;"
                        + " write --style layered, or leave out --reweightable",
                problem.getMessage());
    }

    @Test
    void whatABuildLeavesIsReadAsItWasWritten(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("reweight.json"), fitting.file().text());
        assertEquals(fitting.file(), ReweightFile.read(folder));
    }
}
