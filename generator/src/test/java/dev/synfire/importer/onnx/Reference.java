package dev.synfire.importer.onnx;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.util.Map;

/** ONNX Runtime: what a model gives, by the hands of others. */
final class Reference implements AutoCloseable {
    private final OrtSession session;
    private final long[] shape;

    /** A model of one float input, of that shape and a batch of one. */
    Reference(byte[] model, long... shape) throws OrtException {
        OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        options.setIntraOpNumThreads(1);
        options.setInterOpNumThreads(1);
        // Its fusions fail on some of the random graphs.
        options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.NO_OPT);
        this.session = OrtEnvironment.getEnvironment().createSession(model, options);
        this.shape = shape;
    }

    float[] run(float[] input) throws OrtException {
        try (OnnxTensor tensor =
                        OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), FloatBuffer.wrap(input), shape);
                OrtSession.Result result =
                        session.run(Map.of(session.getInputNames().iterator().next(), tensor))) {
            OnnxTensor output = (OnnxTensor) result.get(0);
            if (output.getInfo().type == OnnxJavaType.INT64) {
                return new float[] {output.getLongBuffer().get()};
            }
            float[] numbers = new float[output.getFloatBuffer().remaining()];
            output.getFloatBuffer().get(numbers);
            return numbers;
        }
    }

    @Override
    public void close() throws OrtException {
        session.close();
    }
}
