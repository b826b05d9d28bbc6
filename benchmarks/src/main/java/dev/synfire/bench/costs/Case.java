package dev.synfire.bench.costs;

import dev.synfire.board.Board;
import dev.synfire.board.Boards;
import dev.synfire.importer.Dataset;
import dev.synfire.importer.NetworkFile;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.integer.Sample;
import dev.synfire.layout.CoreStyle;
import dev.synfire.network.Network;
import dev.synfire.plan.Goal;
import dev.synfire.plan.Lanes;
import dev.synfire.plan.PlanRequest;
import dev.synfire.quantize.Quantizer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An example laid out for a board.
 *
 * @param example its folder's name
 * @param network in integers
 * @param board whose FPGA is meant
 * @param wish how to lay it out
 * @param samples what is presented to count cycles
 */
record Case(String example, IntegerNetwork network, Board board, PlanRequest wish, List<Sample> samples) {
    private static final List<String> EXAMPLES = List.of(
            "neuron",
            "digits-sigmoid",
            "digits-lif",
            "izhikevich",
            "mnist-small",
            "braille",
            "mnist-lif",
            "mnist-sigmoid",
            "nmnist-cnn");
    private static final List<String> BOARDS = List.of("icebreaker", "ice40hx8k-b-evn", "ulx3s-25f");
    private static final PlanRequest AREA = new PlanRequest(Goal.AREA, new Lanes.Auto());
    private static final List<PlanRequest> WISHES = List.of(AREA, AREA.in(Optional.of(CoreStyle.SHARED)), PlanRequest.DEFAULT);

    /** Samples of examples whose sample takes long are few. */
    private static final int TICKS = 400;

    /** All that a board could hold. */
    static List<Case> all(Path examples) {
        List<Case> cases = new ArrayList<>();
        for (String example : EXAMPLES) {
            Path folder = examples.resolve(example);
            Network network = NetworkFile.read(folder);
            IntegerNetwork integers = Quantizer.quantize(network).network();
            Path inputs = Stream.of("inputs.npy", "inputs.npz", "inputs.csv")
                    .map(folder::resolve)
                    .filter(Files::exists)
                    .findFirst()
                    .orElseThrow();
            List<Sample> samples = Dataset.read(network, inputs, Optional.empty())
                    .first(Math.clamp(TICKS / integers.ticks(), 1, 64))
                    .samples();
            for (String board : BOARDS) {
                for (PlanRequest wish : WISHES) {
                    cases.add(new Case(example, integers, Boards.find(board), wish, samples));
                }
            }
        }
        return cases;
    }

    @Override
    public String toString() {
        return example + " on " + board.name() + ", " + wish.goal()
                + (wish.style().equals(Optional.of(CoreStyle.SHARED)) ? ", shared" : "");
    }
}
