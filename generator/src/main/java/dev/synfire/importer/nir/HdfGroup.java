package dev.synfire.importer.nir;

import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Link;
import io.jhdf.api.Node;
import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.filter.PipelineFilterWithData;
import io.jhdf.object.datatype.FixedPoint;
import io.jhdf.object.datatype.FloatingPoint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** A group of an HDF5 file, and the datasets in it by the types that NIR has. */
final class HdfGroup {
    static final int DEEPEST = 32;

    private final HdfSource source;
    private final Group group;
    private final String place;
    private final int depth;

    /**
     * A group.
     *
     * @param place how a message names it, such as node lif1
     */
    HdfGroup(HdfSource source, Group group, String place, int depth) {
        this.source = source;
        this.group = group;
        this.place = place;
        this.depth = depth;
        source.enter(place, depth);
    }

    HdfSource source() {
        return source;
    }

    String place() {
        return place;
    }

    Set<String> names() {
        return source.guarded(place, () -> new TreeSet<>(group.getChildren().keySet()));
    }

    boolean has(String name) {
        return names().contains(name);
    }

    /** A group in this one, which messages then name that way. */
    HdfGroup group(String name, String placeOfIt) {
        return child(name) instanceof Group inner
                ? new HdfGroup(source, inner, placeOfIt, depth + 1)
                : fail("'" + name + "' is no group");
    }

    /** A string, of fixed or of variable length. */
    String string(String name) {
        List<String> strings = strings(name, dataset(name));
        return strings.size() == 1 ? strings.getFirst() : fail("'" + name + "' are several strings, expected one");
    }

    /** An array of shape (N, 2) of strings. */
    List<List<String>> pairs(String name) {
        Dataset dataset = dataset(name);
        int[] shape = source.guarded(place, dataset::getDimensions);
        if (shape.length >= 1 && IntStream.of(shape).anyMatch(extent -> extent == 0)) {
            return List.of();
        }
        if (shape.length != 2 || shape[1] != 2) {
            return fail("'" + name + "' has the shape " + text(shape) + ", expected (N, 2): from, to");
        }
        List<String> flat = strings(name, dataset);
        return IntStream.range(0, shape[0])
                .mapToObj(i -> List.of(flat.get(2 * i), flat.get(2 * i + 1)))
                .toList();
    }

    private List<String> strings(String name, Dataset dataset) {
        bound(dataset);
        Object data = source.guarded(place, () -> {
            boolean text = dataset.getDataType().getJavaType() == String.class;
            return text ? dataset.getDataFlat() : null;
        });
        return switch (data) {
            case String one -> List.of(one);
            case Object[] all -> Arrays.stream(all).map(String::valueOf).toList();
            case null, default -> fail("'" + name + "' is no text");
        };
    }

    /** Real numbers, all of them finite. */
    Tensor tensor(String name) {
        return tensor(name, false);
    }

    /** Real numbers that may be infinite, but not below 0: a time constant without end, and the resistance that goes with it. */
    Tensor limitless(String name) {
        return tensor(name, true);
    }

    private Tensor tensor(String name, boolean limitless) {
        Dataset dataset = dataset(name);
        int[] dimensions = numeric(name, dataset);
        double[] values = numbers(source.guarded(place, dataset::getDataFlat));
        Shape shape = new Shape(IntStream.of(dimensions).boxed().toList());
        if (values.length != shape.size()) {
            return fail("'" + name + "' holds " + values.length + " numbers for the shape " + shape);
        }
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i]) && !(limitless && values[i] == Double.POSITIVE_INFINITY)) {
                return fail("'" + name + "' is " + values[i] + " at " + i + ", expected finite numbers");
            }
        }
        return Tensor.of(shape, values);
    }

    Optional<Tensor> optionalTensor(String name) {
        return has(name) ? Optional.of(tensor(name)) : Optional.empty();
    }

    /** Whole numbers, at least one, as many as there are. */
    List<Integer> integers(String name) {
        Tensor tensor = tensor(name);
        List<Integer> all = new ArrayList<>();
        for (double value : tensor.toArray()) {
            if (value != Math.rint(value) || Math.abs(value) > Integer.MAX_VALUE) {
                return fail("'" + name + "' is " + value + ", expected whole numbers");
            }
            all.add((int) value);
        }
        return all;
    }

    int integer(String name) {
        List<Integer> all = integers(name);
        return all.size() == 1 ? all.getFirst() : fail("'" + name + "' are " + all + ", expected one number");
    }

    /** Whether a dataset holds text. */
    boolean isText(String name) {
        Dataset dataset = dataset(name);
        return source.guarded(place, () -> dataset.getDataType().getJavaType() == String.class);
    }

    /** Ends the reading at this group. */
    <T> T fail(String what) {
        throw source.problem("wrong-node", place, what, "correct the export, or write the node by hand");
    }

    private int[] numeric(String name, Dataset dataset) {
        bound(dataset);
        return source.guarded(place, () -> {
            boolean number =
                    dataset.getDataType() instanceof FloatingPoint || dataset.getDataType() instanceof FixedPoint;
            if (!number) {
                return fail("'" + name + "' holds no numbers");
            }
            int[] dimensions = dataset.getDimensions();
            if (IntStream.of(dimensions).anyMatch(extent -> extent == 0)) {
                return fail("'" + name + "' has the shape " + text(dimensions) + ", expected no empty dimension");
            }
            return dimensions;
        });
    }

    /** Counts a dataset's elements, and those of one of its chunks, before either is unpacked. */
    private void bound(Dataset dataset) {
        source.guarded(place, () -> {
            long[] claimed = dataset.getDimensionsAsLong();
            long size = LongStream.of(claimed).reduce(1, Math::multiplyExact);
            long wide =
                    Math.multiplyExact(size, Math.max(8, dataset.getDataType().getSize())) / 8;
            source.spend(place, wide);
            if (dataset instanceof ChunkedDataset chunked) {
                int[] chunk = chunked.getChunkDimensions();
                long inChunk = IntStream.of(chunk).asLongStream().reduce(1, Math::multiplyExact);
                // A chunk may stick out of its dataset, but not be another order of magnitude.
                if (chunk.length != claimed.length || inChunk < 1 || inChunk > 1024 + 16 * size) {
                    return fail("the chunks of '" + dataset.getName() + "' don't fit its shape");
                }
                for (PipelineFilterWithData filter : dataset.getFilters()) {
                    int[] settings = filter.getFilterData();
                    // lzf believes its third setting, the size of an unpacked chunk.
                    if (filter.getId() == ChunkFilters.LZF
                            && (settings.length < 3 || settings[2] < 0 || settings[2] > 16 * inChunk)) {
                        return fail("the chunks of '" + dataset.getName() + "' claim to be larger than they are");
                    }
                }
            }
            return size;
        });
    }

    private Dataset dataset(String name) {
        if (!has(name)) {
            throw source.problem(
                    "missing-parameter",
                    place,
                    "'" + name + "' is missing",
                    "write it with the node's other parameters");
        }
        return child(name) instanceof Dataset dataset ? dataset : fail("'" + name + "' is a group, expected an array");
    }

    private Node child(String name) {
        Node child = source.guarded(place, () -> group.getChildren().get(name));
        return switch (child) {
            case Link _ -> fail("'" + name + "' is a link, expected the thing itself");
            case null -> fail("'" + name + "' is missing");
            default -> child;
        };
    }

    private static double[] numbers(Object data) {
        return switch (data) {
            case double[] all -> all;
            case float[] all ->
                IntStream.range(0, all.length).mapToDouble(i -> all[i]).toArray();
            case long[] all -> LongStream.of(all).asDoubleStream().toArray();
            case int[] all -> IntStream.of(all).asDoubleStream().toArray();
            case short[] all ->
                IntStream.range(0, all.length).mapToDouble(i -> all[i]).toArray();
            case byte[] all ->
                IntStream.range(0, all.length).mapToDouble(i -> all[i]).toArray();
            case Object[] all ->
                Arrays.stream(all)
                        .mapToDouble(value -> ((Number) value).doubleValue())
                        .toArray();
            case Number one -> new double[] {one.doubleValue()};
            default -> throw new IllegalArgumentException("no numbers");
        };
    }

    private static String text(int[] shape) {
        return IntStream.of(shape).boxed().toList().toString().replace('[', '(').replace(']', ')');
    }
}
