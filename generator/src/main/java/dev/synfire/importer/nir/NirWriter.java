package dev.synfire.importer.nir;

import dev.synfire.files.FileKind;
import dev.synfire.files.OutputFile;
import dev.synfire.files.Unwritable;
import dev.synfire.problem.Problem;
import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.DatasetCreationOptions;
import io.jhdf.api.WritableGroup;
import io.jhdf.exceptions.HdfException;
import java.io.IOException;
import java.lang.reflect.Array;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Writes a .nir file that the reference package reads.
 *
 * <p>The layout is that of its version 1.0: gzip-compressed arrays, single numbers as scalars, v_reset, w_in and bias
 * always there. Numbers are floats of 32 bits if that holds all of an array exactly, else of 64. Strings are of fixed
 * length in UTF-8, ended by a zero, which h5py reads as the reference package expects them.
 */
public final class NirWriter {
    /** The version of the reference package whose layout this is. */
    static final String VERSION = "1.0.7";

    private static final int COMPRESSED_FROM = 64;

    /** What it writes. */
    public static final FileKind KIND = new FileKind("a .nir file", NirWriter::isGraph, "name another file with -o");

    private NirWriter() {}

    /**
     * Writes a graph; a graph of that name is replaced once the new one is complete.
     *
     * @throws Problem other-file if a file of another kind is there, disk-full or unwritable
     */
    public static void write(NirGraph graph, Path file) {
        try (OutputFile output = OutputFile.start(file, KIND)) {
            try (WritableHdfFile hdf = HdfFile.write(output.path())) {
                hdf.putDataset("version", VERSION);
                put(hdf.putGroup("node"), graph);
            } catch (HdfException e) {
                throw Unwritable.of(file, e.getCause() instanceof IOException why ? why : new IOException(e));
            }
            output.complete();
        }
    }

    private static boolean isGraph(Path file) {
        try (HdfFile hdf = new HdfFile(file)) {
            return hdf.getChild("node") != null;
        } catch (RuntimeException _) {
            return false; // A file that the library can't read is none of ours.
        }
    }

    private static void put(WritableGroup group, NirNode node) {
        group.putDataset("type", node.type());
        switch (node) {
            case NirGraph graph -> members(group, graph);
            case NirNode.Port port -> put(group, "shape", port.shape().extents());
            case NirNode.Neuron neuron -> neuron.parameters().forEach((name, tensor) -> put(group, name, tensor));
            case NirNode.Affine(Tensor weight, Tensor bias) -> {
                put(group, "weight", weight);
                put(group, "bias", bias);
            }
            case NirNode.Linear(Tensor weight) -> put(group, "weight", weight);
            case NirNode.Scale(Tensor scale) -> put(group, "scale", scale);
            case NirNode.Conv1d conv -> {
                conv.inputShape().ifPresent(shape -> group.putDataset("input_shape", (long) shape.extent(0)));
                put(group, "weight", conv.weight());
                group.putDataset("stride", (long) conv.stride());
                put(group, conv.padding());
                group.putDataset("dilation", (long) conv.dilation());
                group.putDataset("groups", (long) conv.groups());
                put(group, "bias", conv.bias());
            }
            case NirNode.Conv2d conv -> {
                conv.inputShape().ifPresent(shape -> put(group, "input_shape", shape.extents()));
                put(group, "weight", conv.weight());
                put(group, "stride", conv.stride());
                put(group, conv.padding());
                put(group, "dilation", conv.dilation());
                group.putDataset("groups", (long) conv.groups());
                put(group, "bias", conv.bias());
            }
            case NirNode.SumPool2d(List<Integer> kernelSize, List<Integer> stride, List<Integer> padding) ->
                pooling(group, kernelSize, stride, padding);
            case NirNode.AvgPool2d(List<Integer> kernelSize, List<Integer> stride, List<Integer> padding) ->
                pooling(group, kernelSize, stride, padding);
            case NirNode.Flatten flatten -> {
                flatten.inputType().ifPresent(shape -> put(group, "input_type", shape.extents()));
                group.putDataset("start_dim", (long) flatten.startDim());
                group.putDataset("end_dim", (long) flatten.endDim());
            }
            case NirNode.Delay(Tensor delay) -> put(group, "delay", delay);
            case NirNode.Threshold(Tensor threshold) -> put(group, "threshold", threshold);
        }
    }

    private static void members(WritableGroup group, NirGraph graph) {
        WritableGroup nodes = group.putGroup("nodes");
        graph.nodes().forEach((name, node) -> put(nodes.putGroup(name), node));
        group.putDataset(
                "edges",
                graph.edges().stream()
                        .map(edge -> new String[] {edge.from(), edge.to()})
                        .toArray(String[][]::new));
    }

    private static void pooling(
            WritableGroup group, List<Integer> kernelSize, List<Integer> stride, List<Integer> padding) {
        put(group, "kernel_size", kernelSize);
        put(group, "stride", stride);
        put(group, "padding", padding);
    }

    private static void put(WritableGroup group, NirNode.Padding padding) {
        switch (padding) {
            case NirNode.Padding.Zeros(List<Integer> extents) -> {
                if (extents.size() == 1) {
                    group.putDataset("padding", (long) extents.getFirst());
                } else {
                    put(group, "padding", extents);
                }
            }
            case NirNode.Padding.Same _ -> group.putDataset("padding", "same");
            case NirNode.Padding.Valid _ -> group.putDataset("padding", "valid");
        }
    }

    private static void put(WritableGroup group, String name, List<Integer> numbers) {
        group.putDataset(name, numbers.stream().mapToLong(Integer::longValue).toArray());
    }

    private static void put(WritableGroup group, String name, Tensor tensor) {
        boolean single = tensor.stored().allMatch(value -> (float) value == value);
        DoubleStream values = DoubleStream.of(tensor.toArray());
        List<Integer> extents = tensor.shape().extents();
        if (extents.isEmpty()) {
            double value = tensor.get(0);
            group.putDataset(name, single ? (Object) (float) value : (Object) value);
        } else {
            Object array = nested(values.toArray(), extents, single);
            group.putDataset(name, array, tensor.size() < COMPRESSED_FROM ? DatasetCreationOptions.DEFAULT : gzip());
        }
    }

    private static DatasetCreationOptions gzip() {
        return DatasetCreationOptions.builder().deflate().build();
    }

    /** The values as arrays of arrays, as the library wants them. */
    private static Object nested(double[] values, List<Integer> extents, boolean single) {
        Object array = Array.newInstance(
                single ? float.class : double.class,
                extents.stream().mapToInt(Integer::intValue).toArray());
        List<Object> rows = new ArrayList<>(List.of(array));
        for (int level = 1; level < extents.size(); level++) {
            List<Object> inner = new ArrayList<>();
            for (Object row : rows) {
                Collections.addAll(inner, (Object[]) row);
            }
            rows = inner;
        }
        int at = 0;
        for (Object row : rows) {
            for (int i = 0; i < Array.getLength(row); i++) {
                if (single) {
                    Array.setFloat(row, i, (float) values[at++]);
                } else {
                    Array.setDouble(row, i, values[at++]);
                }
            }
        }
        return array;
    }
}
