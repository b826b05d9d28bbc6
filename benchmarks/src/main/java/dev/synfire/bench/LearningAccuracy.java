package dev.synfire.bench;

import dev.synfire.fixed.FunctionTable;
import dev.synfire.fixed.IntVector;
import dev.synfire.fixed.Lfsr;
import dev.synfire.fixed.Range;
import dev.synfire.fixed.Rounding;
import dev.synfire.golden.GoldenModel;
import dev.synfire.importer.Dataset;
import dev.synfire.importer.NetworkFile;
import dev.synfire.integer.Activation;
import dev.synfire.integer.DenseSynapses;
import dev.synfire.integer.InputPort;
import dev.synfire.integer.IntegerLayer;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.integer.IntegerProjection;
import dev.synfire.integer.IntegerReadout;
import dev.synfire.integer.RateNeuron;
import dev.synfire.integer.Sample;
import dev.synfire.model.LearningRule;
import dev.synfire.model.Readout;
import dev.synfire.network.Layer;
import dev.synfire.network.Network;
import dev.synfire.network.Neurons;
import dev.synfire.network.Scales;
import dev.synfire.quantize.Quantizer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * How well networks learn MNIST in integers, in one pass, by the golden model: what a chip then learns, too. Accuracies are of
 * all 10,000 test images; of 6,000 training images, the mean over the ten blocks of the 60,000, with the least and the most.
 *
 * <p>Images of 16x16 are averages of areas of 28x28, rounded, the upper four bits of them; deskewed ones are sheared by their
 * moments and centred before.
 */
public final class LearningAccuracy {
    private static final int BLOCK = 6_000;

    private final Dataset training;
    private final Dataset test;

    private LearningAccuracy(Path folder) {
        Network pixels = pixels(28 * 28);
        training = read(pixels, folder, "train");
        test = read(pixels, folder, "t10k");
    }

    /** A network whose inputs are pixels. */
    private static Network pixels(int count) {
        return Network.named("pixels")
                .input(count)
                .values(0, 255)
                .dense(10, Neurons.sigmoid())
                .weights(new double[10][count])
                .readout(Readout.ACTIVATION);
    }

    private static Dataset read(Network network, Path folder, String what) {
        return Dataset.read(
                network,
                folder.resolve(what + "-images-idx3-ubyte.gz"),
                Optional.of(folder.resolve(what + "-labels-idx1-ubyte.gz")));
    }

    /** Takes the folder of the examples and that of MNIST's four files. */
    public static void main(String[] arguments) {
        if (arguments.length != 2) {
            System.err.println("usage: scripts/bench learning FOLDER, with the four files of MNIST, train-images-idx3-ubyte.gz"
                    + " and its like");
            System.exit(2);
        }
        LearningAccuracy mnist = new LearningAccuracy(Path.of(arguments[1]));
        List<Sample> raw = images(mnist.training, Images::small);
        List<Sample> rawTest = images(mnist.test, Images::small);
        List<Sample> upright = images(mnist.training, image -> Images.small(Images.deskewed(image)));
        List<Sample> uprightTest = images(mnist.test, image -> Images.small(Images.deskewed(image)));
        System.out.println("6,000 images of 16x16, one pass                    mean   least  most");
        mnist.blocks("256-10, raw", samples -> LearningNetworks.single(samples, false), raw, rawTest);
        mnist.blocks("256-10, deskewed", samples -> LearningNetworks.single(samples, false), upright, uprightTest);
        mnist.blocks("256-10, deskewed, stochastic", samples -> LearningNetworks.single(samples, true), upright, uprightTest);
        mnist.blocks("256-128-10, raw", samples -> LearningNetworks.hidden(samples, 128, false), raw, rawTest);
        mnist.blocks("256-128-10, raw, powers of two", samples -> LearningNetworks.hidden(samples, 128, true), raw, rawTest);
        mnist.blocks("256-128-10, deskewed", samples -> LearningNetworks.hidden(samples, 128, false), upright, uprightTest);
        System.out.println("60,000 images of 16x16, one pass");
        mnist.once("256-128-10, raw", LearningNetworks.hidden(raw.size(), 128, false), raw, rawTest);
        mnist.once("256-128-10, deskewed", LearningNetworks.hidden(upright.size(), 128, false), upright, uprightTest);
        mnist.turned(Path.of(arguments[0]), -35, 8_000);
    }

    private void blocks(
            String what, Function<Integer, IntegerNetwork> network, List<Sample> images, List<Sample> shown) {
        double[] shares = IntStream.range(0, images.size() / BLOCK)
                .parallel()
                .mapToDouble(block ->
                        share(learned(network.apply(BLOCK), images, block * BLOCK, (block + 1) * BLOCK), shown, test))
                .toArray();
        var all = IntStream.range(0, shares.length).mapToDouble(i -> 100 * shares[i]).summaryStatistics();
        System.out.printf(Locale.ROOT, "  %-46s %6.2f %6.2f %6.2f%n", what, all.getAverage(), all.getMin(), all.getMax());
    }

    private void once(String what, IntegerNetwork network, List<Sample> images, List<Sample> shown) {
        double share = share(learned(network, images, 0, images.size()), shown, test);
        System.out.printf(Locale.ROOT, "  %-46s %6.2f%n", what, 100 * share);
    }

    private IntegerNetwork learned(IntegerNetwork network, List<Sample> images, int from, int until) {
        GoldenModel model = new GoldenModel(network);
        for (int s = from; s < until; s++) {
            model.run(images.get(s));
            model.learn(training.labels().orElseThrow().get(s));
        }
        return model.learnedNetwork();
    }

    private static double share(IntegerNetwork network, List<Sample> images, Dataset labelled) {
        GoldenModel model = new GoldenModel(network);
        int right = 0;
        for (int s = 0; s < images.size(); s++) {
            right += model.run(images.get(s)).label() == labelled.labels().orElseThrow().get(s) ? 1 : 0;
        }
        return (double) right / images.size();
    }

    /** The trained example meets images that are turned, and its last layer learns. */
    private void turned(Path examples, double degrees, int samples) {
        Network given = NetworkFile.read(examples.resolve("mnist-sigmoid"));
        List<Layer> layers = new ArrayList<>(given.layers());
        Layer last = layers.removeLast();
        layers.add(new Layer(
                last.name(),
                last.dims(),
                last.projections(),
                last.biases(),
                last.neuron(),
                8,
                Scales.PER_LAYER,
                Optional.of(LearningRule.delta(13).rising(samples / 2).biasFactor(255 * 256))));
        Network network = new Network(
                given.name(), given.input(), layers, given.ticks(), given.readout(), given.report());
        Function<int[], Sample> form = image -> Images.black(Images.turned(image, degrees));
        List<Sample> images = images(training, form).subList(0, samples);
        List<Sample> shown = images(test, form);
        IntegerNetwork before = Quantizer.quantize(network).network();
        IntegerNetwork after = learned(before, images, 0, samples);
        System.out.printf(
                Locale.ROOT,
                "examples/mnist-sigmoid, images turned by %.0f degrees clockwise: %.2f, after %,d labelled images %.2f%n",
                -degrees,
                100 * share(before, shown, test),
                samples,
                100 * share(after, shown, test));
    }

    private static List<Sample> images(Dataset data, Function<int[], Sample> form) {
        return data.samples().stream()
                .parallel()
                .map(sample -> form.apply(sample.frame(0).toArray()))
                .toList();
    }
}
