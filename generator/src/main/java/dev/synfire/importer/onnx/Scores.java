package dev.synfire.importer.onnx;

/** The result of an operation that leaves open only which output is largest: the signal is read instead. */
record Scores(Signal signal) implements Value {}
