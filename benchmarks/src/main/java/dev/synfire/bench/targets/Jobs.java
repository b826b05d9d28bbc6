package dev.synfire.bench.targets;

import static dev.synfire.network.Neurons.lif;

import dev.synfire.bench.LearningNetworks;
import dev.synfire.board.Boards;
import dev.synfire.fixed.IntVector;
import dev.synfire.importer.Dataset;
import dev.synfire.importer.NetworkFile;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.integer.Sample;
import dev.synfire.model.Readout;
import dev.synfire.network.LayerStep;
import dev.synfire.network.Network;
import dev.synfire.network.NetworkBuilder;
import dev.synfire.network.neuron.Lif;
import dev.synfire.network.tensor.Matrix;
import dev.synfire.network.tensor.Vector;
import dev.synfire.quantize.Quantizer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** The jobs that are compared with what others have published or what came of building it with the same tools. */
final class Jobs {
    private static final int IMAGES = 100;

    private final Path examples;
    private final List<Job> jobs = new ArrayList<>();

    private Jobs(Path examples) {
        this.examples = examples;
    }

    /** All of them, in the order of the table. */
    static List<Job> all(Path examples) {
        Jobs all = new Jobs(examples);
        all.crossbar();
        all.mnist();
        all.smallMnist();
        all.fiveLayers();
        all.digits();
        all.iris();
        all.learning();
        return List.copyOf(all.jobs);
    }

    private void crossbar() {
        Network network =
                chain("crossbar", 4, lif(15 / 16.0).membraneBits(12), 256, 256).readout(Readout.MEMBRANE);
        IntegerNetwork integers = Quantizer.quantize(network).network();
        List<Sample> half = random(integers, 20, 0.5);
        String ecp5 = "tinyODIN: 3,061 LUT4, 1,802 FF, 17 EBR, 38.9 MHz, 0.5 SOP a cycle, 19.5 million SOP/s";
        String up5k = "tinyODIN: does not fit, 66 of 30 EBR";
        for (String lanes : List.of("32", "64")) {
            jobs.add(job("256 x 256 LIF, 4 bits", integers, "ulx3s-25f", lanes, 100, half, ecp5));
        }
        jobs.add(job("256 x 256 LIF, 4 bits", integers, "icebreaker", "16", 24, half, up5k));
    }

    private void mnist() {
        String spiker = "Spiker+: 14,938 LUT4, 45 EBR by synthesis; 7,612 cells, 18 BRAM of 36 kbit, 780 us published";
        for (String example : List.of("mnist-lif", "mnist-sigmoid")) {
            // 40 bits of ten lanes would take a second block RAM, with its sigmoid table one more than 30.
            String output = example.equals("mnist-lif") ? "" : ",output=5";
            for (String lanes : List.of("16", "32")) {
                jobs.add(example(example, "ulx3s-25f", lanes + output, 100, output.isEmpty() ? spiker : ""));
            }
            jobs.add(example(example, "icebreaker", "auto", 24, ""));
        }
    }

    private void smallMnist() {
        String flexi = "Flexi-NeurA: 1,623 cells, 7 BRAM, 1,100 us, 97.23 % published";
        for (String lanes : List.of("shared", "area", "4")) {
            jobs.add(example("mnist-small", "ulx3s-25f", lanes, 100, flexi));
        }
    }

    private void fiveLayers() {
        Network network = chain("five", 4, lif(0.75), 32, 64, 128, 64, 16).readout(Readout.MEMBRANE);
        IntegerNetwork integers = Quantizer.quantize(network).network();
        String syntzulu = "SYNtzulu, with a RISC-V: 3,455 cells, 17 EBR, 4 SPRAM, 2 DSP, 26.9 MHz, 8 SOP a cycle";
        for (String lanes : List.of("shared", "area", "4")) {
            jobs.add(job(
                    "32-64-128-64-16 LIF, 4 bits",
                    integers,
                    "icebreaker",
                    lanes,
                    24,
                    random(integers, 20, 0.5),
                    syntzulu));
        }
    }

    private void digits() {
        for (String example : List.of("digits-sigmoid", "digits-lif")) {
            jobs.add(example(example, "icebreaker", "auto", 24, ""));
            jobs.add(example(example, "ulx3s-25f", "auto", 100, ""));
        }
    }

    private void iris() {
        for (String layout : List.of("spatial", "area")) {
            jobs.add(example("iris", "icebreaker", layout, 24, ""));
            jobs.add(example("iris", "ulx3s-25f", layout, 100, ""));
        }
    }

    /** Cores that learn from every sample. */
    private void learning() {
        String odin = "ODIN, a chip: 9.6 million learned SOP/s";
        String trial = "an update engine alone: 1,705 LUT4, 16 DSP, 111 MHz";
        jobs.add(learning(
                "256 x 256 sigmoid, 8 bits, learns",
                LearningNetworks.single("crossbar", 256, 1_000, false),
                "ulx3s-25f",
                "16",
                100,
                trial));
        jobs.add(learning(
                "256-10 sigmoid, 8 bits, learns",
                LearningNetworks.single(1_000, false),
                "icebreaker",
                "8",
                24,
                odin));
        jobs.add(learning(
                "256-32 sigmoid, 8 bits, learns",
                LearningNetworks.single("columns", 32, 1_000, false),
                "icebreaker",
                "8",
                24,
                "an update engine alone: 2,951 LC, 33 MHz"));
        for (boolean powers : List.of(false, true)) {
            jobs.add(learning(
                    "256-128-10, 8 bits, learns" + (powers ? ", powers of two" : ""),
                    LearningNetworks.hidden(1_000, 128, powers),
                    "ulx3s-25f",
                    "hidden=16,output=10",
                    100,
                    odin));
        }
    }

    private static Job learning(
            String what, IntegerNetwork network, String board, String lanes, double mhz, String beat) {
        var random = new SplittableRandom(5);
        List<Sample> samples = IntStream.range(0, 20)
                .mapToObj(_ -> Sample.constant(IntVector.of(IntStream.range(0, 256)
                        .map(_ -> random.nextDouble() < 0.5 ? random.nextInt(1, 16) : 0)
                        .toArray())))
                .toList();
        int classes = network.layers().getLast().neurons();
        List<OptionalInt> labels = samples.stream()
                .map(_ -> OptionalInt.of(random.nextInt(classes)))
                .toList();
        return new Job(what, network, Boards.find(board), lanes, mhz, samples, labels, beat);
    }

    private Job example(String name, String board, String lanes, double mhz, String beat) {
        Path folder = examples.resolve(name);
        Network network = NetworkFile.read(folder);
        Path inputs = folder.resolve(Files.exists(folder.resolve("inputs.npz")) ? "inputs.npz" : "inputs.npy");
        List<Sample> samples =
                Dataset.read(network, inputs, Optional.empty()).first(IMAGES).samples();
        return job(name, Quantizer.quantize(network).network(), board, lanes, mhz, samples, beat);
    }

    private static Job job(
            String what,
            IntegerNetwork network,
            String board,
            String lanes,
            double mhz,
            List<Sample> samples,
            String beat) {
        return new Job(what, network, Boards.find(board), lanes, mhz, samples, List.of(), beat);
    }

    /** Layers of the same neurons, each fed by the one before, with weights by chance. */
    private static LayerStep chain(String name, int bits, Lif neuron, int... sizes) {
        var random = new SplittableRandom(1);
        NetworkBuilder builder = Network.named(name);
        LayerStep step = null;
        for (int l = 1; l < sizes.length; l++) {
            step = (step == null
                            ? builder.input(sizes[0]).dense("layer1", sizes[1], neuron)
                            : step.dense("layer" + l, sizes[l], neuron))
                    .weights(weights(random, sizes[l], sizes[l - 1]), Vector.zeros(sizes[l]))
                    .weightBits(bits);
        }
        return step.ticks(4);
    }

    /** Spread so that about a third of the neurons fire when a third of the inputs do. */
    private static Matrix weights(SplittableRandom random, int rows, int columns) {
        double spread = 4 / Math.sqrt(columns);
        return Matrix.of(
                rows,
                columns,
                random.doubles((long) rows * columns, -spread, spread).toArray());
    }

    /** Frames in which each input sends an event with that probability, one for all ticks of a sample. */
    private static List<Sample> random(IntegerNetwork network, int count, double density) {
        var random = new SplittableRandom(3);
        return IntStream.range(0, count)
                .mapToObj(_ -> Sample.constant(
                        IntVector.of(IntStream.range(0, network.input().size())
                                .map(_ -> random.nextDouble() < density ? 1 : 0)
                                .toArray())))
                .toList();
    }
}
