package dev.synfire.importer.tflite;

import java.util.Arrays;
import java.util.Optional;

/**
 * The built-in operators that are read, and those that tell best what a file is made for; by their code in BuiltinOperator of
 * schema.fbs.
 */
enum Operator {
    ADD(0, true),
    AVERAGE_POOL_2D(1, true),
    CONCATENATION(2, true),
    CONV_2D(3, true),
    DEPTHWISE_CONV_2D(4, true),
    DEPTH_TO_SPACE(5, false),
    DEQUANTIZE(6, true),
    EMBEDDING_LOOKUP(7, false),
    FULLY_CONNECTED(9, true),
    LOGISTIC(14, true),
    LSTM(16, false),
    MAX_POOL_2D(17, true),
    MUL(18, true),
    RELU(19, true),
    RELU_N1_TO_1(20, true),
    RELU6(21, true),
    RESHAPE(22, true),
    RESIZE_BILINEAR(23, false),
    RNN(24, false),
    SOFTMAX(25, true),
    SPACE_TO_DEPTH(26, false),
    SVDF(27, false),
    TANH(28, true),
    CUSTOM(32, false),
    PAD(34, true),
    GATHER(36, false),
    BATCH_TO_SPACE_ND(37, false),
    SPACE_TO_BATCH_ND(38, false),
    TRANSPOSE(39, true),
    MEAN(40, true),
    SUB(41, true),
    DIV(42, true),
    SQUEEZE(43, true),
    UNIDIRECTIONAL_SEQUENCE_LSTM(44, false),
    STRIDED_SLICE(45, false),
    SPLIT(49, false),
    LOG_SOFTMAX(50, true),
    CAST(53, false),
    PRELU(54, true),
    MAXIMUM(55, true),
    ARG_MAX(56, true),
    MINIMUM(57, true),
    NEG(59, true),
    PADV2(60, false),
    TRANSPOSE_CONV(67, false),
    EXPAND_DIMS(70, true),
    SUM(74, true),
    SHAPE(77, false),
    PACK(83, false),
    RESIZE_NEAREST_NEIGHBOR(97, false),
    LEAKY_RELU(98, true),
    ELU(111, true),
    QUANTIZE(114, true),
    HARD_SWISH(117, true),
    BATCH_MATMUL(126, false),
    CALL_ONCE(129, false),
    VAR_HANDLE(142, false),
    READ_VARIABLE(143, false),
    ASSIGN_VARIABLE(144, false),
    GELU(150, false);

    private final int code;
    private final boolean read;

    Operator(int code, boolean read) {
        this.code = code;
        this.read = read;
    }

    static Optional<Operator> of(int code) {
        return Arrays.stream(values()).filter(operator -> operator.code == code).findFirst();
    }

    /** Whether there is a translation. */
    boolean isRead() {
        return read;
    }
}
