package dev.synfire.importer.nir;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Makes a node of its group in the file, and checks what can be checked at one node alone. */
final class NodeReader {
    /** The parameters that a type may have. */
    static final SortedMap<String, Set<String>> PARAMETERS = parameters();

    private final HdfGroup group;

    private NodeReader(HdfGroup group) {
        this.group = group;
    }

    /** Reads a node of a known type other than NIRGraph. */
    static NirNode read(String type, HdfGroup group) {
        return new NodeReader(group).node(type);
    }

    private NirNode node(String type) {
        return switch (type) {
            case "Input" -> new NirNode.Input(shape("shape"));
            case "Output" -> new NirNode.Output(shape("shape"));
            case "Affine" -> affine();
            case "Linear" -> new NirNode.Linear(matrix());
            case "Scale" -> new NirNode.Scale(group.tensor("scale"));
            case "Conv1d" -> conv1d();
            case "Conv2d" -> conv2d();
            case "SumPool2d" ->
                new NirNode.SumPool2d(
                        pair("kernel_size", 1, ""), pair("stride", 1, "kernel_size"), pair("padding", 0, ""));
            case "AvgPool2d" ->
                new NirNode.AvgPool2d(
                        pair("kernel_size", 1, ""), pair("stride", 1, "kernel_size"), pair("padding", 0, ""));
            case "Flatten" -> flatten();
            case "Delay" -> new NirNode.Delay(atLeast("delay", group.tensor("delay"), 0));
            case "Threshold" -> new NirNode.Threshold(group.tensor("threshold"));
            case "I" -> new NirNode.I(group.tensor("r"));
            case "IF" -> fits(new NirNode.IF(group.tensor("r"), group.tensor("v_threshold"), reset()));
            case "LI" -> fits(new NirNode.LI(time("tau"), resistance(), group.tensor("v_leak")));
            case "LIF" ->
                fits(new NirNode.LIF(
                        time("tau"), resistance(), group.tensor("v_leak"), group.tensor("v_threshold"), reset()));
            case "CubaLI" ->
                fits(new NirNode.CubaLI(
                        time("tau_syn"),
                        time("tau_mem"),
                        group.tensor("r"),
                        group.tensor("v_leak"),
                        inputWeight("v_leak")));
            case "CubaLIF" ->
                fits(new NirNode.CubaLIF(
                        time("tau_syn"),
                        time("tau_mem"),
                        group.tensor("r"),
                        group.tensor("v_leak"),
                        group.tensor("v_threshold"),
                        reset(),
                        inputWeight("v_threshold")));
            default -> group.fail("there is no node type '" + type + "'");
        };
    }

    private NirNode affine() {
        Tensor weight = matrix();
        return new NirNode.Affine(weight, bias(weight.shape().extent(0)));
    }

    private NirNode conv1d() {
        Tensor weight = kernel(3, "(outputs, inputs / groups, taps)");
        Optional<Shape> length = inputShape(1);
        return new NirNode.Conv1d(
                length,
                weight,
                extents("stride", 1, 1).getFirst(),
                padding(1),
                extents("dilation", 1, 1).getFirst(),
                groups(weight),
                bias(weight.shape().extent(0)));
    }

    private NirNode conv2d() {
        Tensor weight = kernel(4, "(outputs, inputs / groups, height, width)");
        return new NirNode.Conv2d(
                inputShape(2),
                weight,
                extents("stride", 2, 1),
                padding(2),
                extents("dilation", 2, 1),
                groups(weight),
                bias(weight.shape().extent(0)));
    }

    private NirNode flatten() {
        Optional<Shape> input = group.has("input_type") ? Optional.of(shape("input_type")) : Optional.empty();
        return new NirNode.Flatten(input, group.integer("start_dim"), group.integer("end_dim"));
    }

    private Tensor matrix() {
        return kernel(2, "(outputs, inputs)");
    }

    private Tensor kernel(int rank, String expected) {
        Tensor weight = group.tensor("weight");
        return weight.shape().rank() == rank
                ? weight
                : group.fail("'weight' has the shape " + weight.shape() + ", expected " + expected);
    }

    private Tensor bias(int outputs) {
        Tensor bias = group.optionalTensor("bias").orElse(Tensor.filled(Shape.of(outputs), 0));
        if (bias.size() != outputs) {
            return group.fail("'bias' has " + bias.size() + " numbers, the weight gives " + outputs + " outputs");
        }
        return bias;
    }

    private int groups(Tensor weight) {
        int groups = group.has("groups") ? group.integer("groups") : 1;
        if (groups < 1 || weight.shape().extent(0) % groups != 0) {
            return group.fail("'groups' are " + groups + ", which don't divide the "
                    + weight.shape().extent(0) + " outputs");
        }
        return groups;
    }

    private Optional<Shape> inputShape(int rank) {
        if (!group.has("input_shape")) {
            return Optional.empty();
        }
        Shape shape = shape("input_shape");
        return shape.rank() == rank
                ? Optional.of(shape)
                : group.fail("'input_shape' is " + shape + ", expected " + rank + (rank == 1 ? " extent" : " extents"));
    }

    private NirNode.Padding padding(int rank) {
        if (group.has("padding") && group.isText("padding")) {
            String word = group.string("padding");
            return switch (word) {
                case "same" -> new NirNode.Padding.Same();
                case "valid" -> new NirNode.Padding.Valid();
                default -> group.fail("'padding' is '" + word + "', expected same, valid or numbers");
            };
        }
        return new NirNode.Padding.Zeros(extents("padding", rank, 0));
    }

    private List<Integer> pair(String name, int least, String orElse) {
        return extents(group.has(name) || orElse.isEmpty() ? name : orElse, 2, least);
    }

    /** One number for every dimension, or one for all of them. */
    private List<Integer> extents(String name, int rank, int least) {
        List<Integer> read = group.integers(name);
        if ((read.size() != rank && read.size() != 1) || read.stream().anyMatch(value -> value < least)) {
            return group.fail("'" + name + "' is " + read + ", expected " + rank + (rank == 1 ? " number" : " numbers")
                    + " from " + least + " on");
        }
        return read.size() == rank ? read : java.util.Collections.nCopies(rank, read.getFirst());
    }

    private Shape shape(String name) {
        List<Integer> extents = group.integers(name);
        if (extents.stream().anyMatch(extent -> extent < 1)
                || extents.stream().mapToDouble(Integer::doubleValue).reduce(1, (a, b) -> a * b)
                        > HdfSource.MOST_NUMBERS) {
            return group.fail("'" + name + "' is " + extents + ", expected extents from 1 on, and at most "
                    + HdfSource.MOST_NUMBERS + " elements");
        }
        return new Shape(extents);
    }

    private Tensor reset() {
        return group.optionalTensor("v_reset")
                .orElseGet(() -> Tensor.filled(group.tensor("v_threshold").shape(), 0));
    }

    private Tensor inputWeight(String sized) {
        return group.optionalTensor("w_in")
                .orElseGet(() -> Tensor.filled(group.tensor(sized).shape(), 1));
    }

    private Tensor time(String name) {
        Tensor tau = group.limitless(name);
        if (!tau.stored().allMatch(seconds -> seconds > 0)) {
            return group.fail("'" + name + "' is " + tau.stored().min().orElse(0) + ", expected more than 0 seconds");
        }
        return tau;
    }

    private Tensor atLeast(String name, Tensor tensor, double least) {
        return tensor.stored().allMatch(value -> value >= least)
                ? tensor
                : group.fail(
                        "'" + name + "' is " + tensor.stored().min().orElse(0) + ", expected " + least + " or more");
    }

    /** A resistance, which has no end only where the time constant has none. */
    private Tensor resistance() {
        Tensor r = group.limitless("r");
        Tensor tau = group.limitless("tau");
        for (int n = 0; n < r.size(); n++) {
            if (Double.isInfinite(r.get(n))
                    && Double.isFinite(tau.get(tau.size() == 1 ? 0 : Math.min(n, tau.size() - 1)))) {
                return group.fail("'r' is infinite at " + n + " and 'tau' is not, expected a finite number");
            }
        }
        return r;
    }

    /** Holds the parameters of a neuron to one size; a single number stands for all. */
    private NirNode fits(NirNode.Neuron neuron) {
        int size = neuron.parameters().values().stream()
                .mapToInt(Tensor::size)
                .max()
                .orElse(1);
        neuron.parameters().forEach((name, tensor) -> {
            if (tensor.size() != size && tensor.size() != 1) {
                group.fail("'" + name + "' has the shape " + tensor.shape() + ", other parameters have " + size
                        + " numbers");
            }
        });
        return neuron;
    }

    private static SortedMap<String, Set<String>> parameters() {
        Set<String> convolution = Set.of("input_shape", "weight", "stride", "padding", "dilation", "groups", "bias");
        Set<String> pooling = Set.of("kernel_size", "stride", "padding");
        SortedMap<String, Set<String>> all = new TreeMap<>();
        all.put("Input", Set.of("shape"));
        all.put("Output", Set.of("shape"));
        all.put("Affine", Set.of("weight", "bias"));
        all.put("Linear", Set.of("weight"));
        all.put("Scale", Set.of("scale"));
        all.put("Conv1d", convolution);
        all.put("Conv2d", convolution);
        all.put("SumPool2d", pooling);
        all.put("AvgPool2d", pooling);
        all.put("Flatten", Set.of("start_dim", "end_dim"));
        all.put("Delay", Set.of("delay"));
        all.put("Threshold", Set.of("threshold"));
        all.put("I", Set.of("r"));
        all.put("IF", Set.of("r", "v_threshold", "v_reset"));
        all.put("LI", Set.of("tau", "r", "v_leak"));
        all.put("LIF", Set.of("tau", "r", "v_leak", "v_threshold", "v_reset"));
        all.put("CubaLI", Set.of("tau_syn", "tau_mem", "r", "v_leak", "w_in"));
        all.put("CubaLIF", Set.of("tau_syn", "tau_mem", "r", "v_leak", "v_threshold", "v_reset", "w_in"));
        return all;
    }
}
