package dev.synfire.importer.onnx;

import static dev.synfire.importer.onnx.GraphBuilder.attribute;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RefusedModelsTest {
    @TempDir
    private Path folder;

    private final GraphBuilder builder = new GraphBuilder(17);

    @Test
    void anOperatorThatIsNotSupportedIsNamed() throws Exception {
        String x = builder.input(1, 8);
        refused(
                builder.model(builder.node("Softsign", x)),
                "node '/softsign1/Softsign' (Softsign): error[unsupported-operator]: there is no operator Softsign here;"
                        + " supported are Gemm, MatMul, Conv, Add, Sub, Mul, Div, Neg, Sum, BatchNormalization, AveragePool,"
                        + " GlobalAveragePool, MaxPool, GlobalMaxPool, ReduceMean, ReduceSum, Pad, Concat, Split, Slice, Gather,"
                        + " Sigmoid, HardSigmoid, Tanh, Relu, LeakyRelu, PRelu, Clip, Min and Max,"
                        + " Elu, Celu, Selu, Gelu, Swish, HardSwish, Softplus, Mish,"
                        + " QuantizeLinear, DequantizeLinear, QLinearConv, QLinearMatMul, Quant,"
                        + " BipolarQuant, Trunc, MultiThreshold, Softmax and ArgMax at the end, and what only reshapes;"
                        + " train with Sigmoid, Tanh or Relu");
    }

    @Test
    void maximaOfPaddedNumbersThatMayBeNegativeAreRefused() throws Exception {
        String x = builder.node("Neg", builder.input(1, 2, 8, 8));
        String pooled = builder.node(
                "MaxPool",
                List.of(attribute("kernel_shape", new long[] {2, 2}), attribute("pads", new long[] {1, 1, 1, 1})),
                x);
        refused(
                builder.model(pooled),
                "node '/maxpool2/MaxPool' (MaxPool): error[unsupported-node]: it pads values that may be negative, beside"
                        + " which 0 would win; put the activation before it: Conv, Relu, MaxPool; or pool without padding");
    }

    @Test
    void softmaxInTheMiddleIsRefused() throws Exception {
        String soft = builder.node("Softmax", builder.input(1, 4));
        refused(
                builder.model(builder.node("Relu", soft)),
                "node '/relu2/Relu' (Relu): error[unsupported-node]: it takes the result of Softmax or ArgMax, which may only"
                        + " stand at the end; leave Softmax out of the model, or end the model there");
    }

    @Test
    void aProductOfSignalsIsRefused() throws Exception {
        String x = builder.input(1, 4);
        refused(
                builder.model(builder.node("Mul", x, builder.node("Tanh", x))),
                "node '/mul2/Mul' (Mul): error[unsupported-node]: it multiplies or divides two signals, but weights are"
                        + " constant here; leave out gates and attention; of products only x * Sigmoid(x) and its like are read");
    }

    @Test
    void aValueThatNobodyGivesIsNamed() throws Exception {
        builder.input(1, 4);
        refused(
                builder.model(builder.node("Relu", "nowhere")),
                "node '/relu1/Relu' (Relu): error[wrong-node]: it takes 'nowhere', which nothing in FILE gives;"
                        + " the file contradicts itself; export the model again, or look at it in Netron");
    }

    @Test
    void aCycleIsRefused() throws Exception {
        String x = builder.input(1, 4);
        builder.graph()
                .addNode(NodeProto.newBuilder()
                        .setOpType("Add")
                        .addInput(x)
                        .addInput("b")
                        .addOutput("a"));
        builder.graph()
                .addNode(NodeProto.newBuilder().setOpType("Relu").addInput("a").addOutput("b"));
        refused(
                builder.model("b"),
                "node giving 'a' (Add): error[wrong-node]: it takes 'b', which needs what this node gives: a cycle;"
                        + " the file contradicts itself; export the model again, or look at it in Netron");
    }

    @Test
    void shapesThatDoNotFitAreTold() throws Exception {
        String x = builder.input(1, 4);
        String weights = builder.floats(new int[] {3, 2}, 1, 2, 3, 4, 5, 6);
        refused(
                builder.model(builder.node("MatMul", x, weights)),
                "node '/matmul2/MatMul' (MatMul): error[wrong-node]: it multiplies (1, 4) by (3, 2), which don't fit;"
                        + " the file contradicts itself; export the model again, or look at it in Netron");
    }

    @Test
    void hugeTensorsCostNothing() throws Exception {
        String x = builder.input(1, 4);
        String weights = builder.tensor(1, new byte[4], 1 << 30, 1 << 30);
        refused(
                builder.model(builder.node("MatMul", x, weights)),
                "tensor 'w0': error[array-too-large]: a tensor of shape [1073741824, 1073741824], expected at most 8"
                        + " dimensions and 4194304 elements; use a smaller layer");
    }

    @Test
    void weightsInAnotherFileAreRefused() throws Exception {
        String x = builder.input(1, 4);
        builder.graph()
                .addInitializer(TensorProto.newBuilder()
                        .setName("far")
                        .setDataType(1)
                        .addDims(4)
                        .setDataLocation(TensorProto.DataLocation.EXTERNAL));
        refused(
                builder.model(builder.node("Add", x, "far")),
                "tensor 'far': error[external-data]: it lies in a file '', which is not beside the model; copy that file beside"
                        + " the model, or save it in one file: torch.onnx.export(..., external_data=False)");
    }

    @Test
    void openDimensionsBesideTheBatchAreRefused() throws Exception {
        builder.graph().addInput(GraphBuilder.value("x", 1, 1, 0, 8));
        refused(
                builder.model(builder.node("Relu", "x")),
                "input 'x': error[onnx-inputs]: dimension 1 has no fixed length; only the first, the batch, may be left open;"
                        + " export the model with a sample input of fixed size");
    }

    @Test
    void otherOperatorsOfOnnxRuntimeAreRefused() throws Exception {
        String x = builder.input(1, 4);
        builder.graph()
                .addNode(NodeProto.newBuilder()
                        .setName("q")
                        .setOpType("QAttention")
                        .setDomain("com.microsoft")
                        .addInput(x)
                        .addOutput("y"));
        refused(
                builder.model("y"),
                "node 'q' (QAttention): error[unsupported-operator]: the operator is of domain com.microsoft, expected ONNX's own;"
                        + " export without ONNX Runtime's optimizations; for integers use quant_format=QuantFormat.QDQ");
    }

    @Test
    void sumsThatDoubleThemselvesEndSoon() throws Exception {
        String x = builder.node("Add", builder.input(1, 4), builder.floats(new int[] {4}, 1, 2, 3, 4));
        for (int i = 0; i < 40; i++) {
            x = builder.node("Add", x, x);
        }
        refused(
                builder.model(x),
                "node '/add9/Add' (Add): error[unsupported-node]: it adds more than 64 signals; put a layer in between");
    }

    private void refused(ModelProto model, String message) throws IOException {
        Path file = Files.write(folder.resolve("model.onnx"), model.toByteArray());
        assertEquals(
                message.replace("FILE", file.toString()),
                OnnxFuzzTest.refusal(file).substring(file.toString().length() + 2));
    }
}
