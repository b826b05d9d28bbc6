package dev.synfire.importer.onnx;

/** What a node takes or gives, as far as it is known before any input arrives. */
sealed interface Value permits Tensor, Signal, Quantized, Signal.Scores {
    /** What it is, for messages. */
    default String kind() {
        return switch (this) {
            case Tensor _ -> "a constant";
            case Signal _ -> "a signal that depends on the input";
            case Quantized _ -> "quantized integers";
            case Signal.Scores _ -> "the result of Softmax or ArgMax";
        };
    }
}
