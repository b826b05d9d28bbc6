package dev.synfire.importer.onnx;

import static dev.synfire.importer.onnx.GraphBuilder.attribute;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import dev.synfire.importer.Imported;
import dev.synfire.importer.onnx.file.OnnxImporter;
import dev.synfire.network.sim.FloatModel;
import dev.synfire.network.tensor.Vector;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ways in which files hold the same network; expected values by hand. */
class FormsOfFilesTest {
    @TempDir
    private Path folder;

    private Imported imported(ModelProto model) throws IOException {
        Path file = Files.write(folder.resolve("model.onnx"), model.toByteArray());
        return new OnnxImporter(InputCoding.DEFAULT).read(file);
    }

    private static double[] run(Imported imported, double... input) {
        return new FloatModel(imported.network())
                .run(List.of(Vector.of(input)))
                .scores()
                .toArray();
    }

    /** Before opset 7 a constant says by an axis where its dimensions begin: here one number for each channel. */
    @Test
    void opset6AddsAlongAnAxis() throws IOException {
        GraphBuilder builder = new GraphBuilder(6);
        String x = builder.input(1, 2, 2);
        String sum = builder.node(
                "Add",
                List.of(attribute("broadcast", 1), attribute("axis", 1)),
                x,
                builder.floats(new int[] {2}, 10, 20));
        assertArrayEquals(new double[] {11, 12, 23, 24}, run(imported(builder.model(sum)), 1, 2, 3, 4));
    }

    /** Weights 1, 2, 3, 4 after four bytes of something else. */
    @Test
    void weightsLieInAFileBesideTheModel() throws IOException {
        GraphBuilder builder = new GraphBuilder(17);
        String x = builder.input(1, 2);
        builder.graph()
                .addInitializer(TensorProto.newBuilder()
                        .setName("far")
                        .setDataType(1)
                        .addDims(2)
                        .addDims(2)
                        .setDataLocation(TensorProto.DataLocation.EXTERNAL)
                        .addExternalData(entry("location", "weights.bin"))
                        .addExternalData(entry("offset", "4"))
                        .addExternalData(entry("length", "16")));
        ByteBuffer bytes = ByteBuffer.allocate(20).order(ByteOrder.LITTLE_ENDIAN);
        for (float number : new float[] {99, 1, 2, 3, 4}) {
            bytes.putFloat(number);
        }
        Files.write(folder.resolve("weights.bin"), bytes.array());
        Imported imported = imported(builder.model(builder.node("MatMul", x, "far")));
        // (1 10) times the rows 1 2 and 3 4
        assertArrayEquals(new double[] {31, 42}, run(imported, 1, 10));
    }

    @Test
    void aFileElsewhereIsNotOpened() throws Exception {
        GraphBuilder builder = new GraphBuilder(17);
        builder.input(1, 2);
        builder.graph()
                .addInitializer(TensorProto.newBuilder()
                        .setName("far")
                        .setDataType(1)
                        .addDims(2)
                        .setDataLocation(TensorProto.DataLocation.EXTERNAL)
                        .addExternalData(entry("location", "../weights.bin")));
        Path file = Files.write(
                folder.resolve("model.onnx"),
                builder.model(builder.node("Add", "x", "far")).toByteArray());
        assertEquals(
                file
                        + ": tensor 'far': error[external-data]: it lies in a file '../weights.bin', which is not beside the"
                        + " model; copy that file beside the model, or save it in one file: torch.onnx.export(...,"
                        + " external_data=False)",
                OnnxFuzzTest.refusal(file));
    }

    private static StringStringEntryProto entry(String key, String value) {
        return StringStringEntryProto.newBuilder().setKey(key).setValue(value).build();
    }

    @Test
    void ofSeveralOutputsTheFirstIsReadAndTheOthersAreNamed() throws IOException {
        GraphBuilder builder = new GraphBuilder(17);
        String x = builder.input(1, 2);
        String hidden = builder.node("Relu", x);
        String result = builder.node("Neg", hidden);
        ModelProto.Builder model = builder.model(result).toBuilder();
        model.getGraphBuilder().addOutput(GraphBuilder.value(hidden, 1, 1, 2));
        Imported imported = imported(model.build());
        assertArrayEquals(new double[] {-1, -0.5}, run(imported, 1, 0.5));
        assertTrue(
                imported.assumed()
                        .contains("of the model's outputs the first is read, '" + result + "'; left out: '" + hidden
                                + "'"),
                imported.assumed()::toString);
    }

    /** A channel of three values 1 5 2 and one of 4 0 7, in windows of two; the last reaches beyond, by ceil_mode. */
    @Test
    void aMaximumOfWindows() throws IOException {
        GraphBuilder builder = new GraphBuilder(17);
        String x = builder.node("Relu", builder.input(1, 2, 3));
        String pooled = builder.node(
                "MaxPool",
                List.of(
                        attribute("kernel_shape", new long[] {2}),
                        attribute("strides", new long[] {2}),
                        attribute("ceil_mode", 1)),
                x);
        assertArrayEquals(new double[] {5, 2, 4, 7}, run(imported(builder.model(pooled)), 1, 5, 2, 4, 0, 7));
    }
}
