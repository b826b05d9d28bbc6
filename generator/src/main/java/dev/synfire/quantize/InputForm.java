package dev.synfire.quantize;

import dev.synfire.integer.Encoder;
import dev.synfire.integer.InputPort;
import dev.synfire.network.Input;

/** The integer form of a network's input. */
final class InputForm {
    private InputForm() {}

    static InputPort of(Input input) {
        return new InputPort(input.size(), input.values(), encoder(input));
    }

    /** A change is a whole number of codes, so it is above a threshold if it is above that many whole codes. */
    private static Encoder encoder(Input input) {
        return switch (input.encoder()) {
            case dev.synfire.network.Encoder.Direct _ -> new Encoder.Direct();
            case dev.synfire.network.Encoder.Constant _ -> new Encoder.Constant();
            case dev.synfire.network.Encoder.Rate(int seed) -> new Encoder.Rate(seed);
            case dev.synfire.network.Encoder.Latency _ -> new Encoder.Latency();
            case dev.synfire.network.Encoder.Delta(double threshold) ->
                new Encoder.Delta((int) Math.min(
                        input.codes(threshold),
                        input.values().max() - input.values().min()));
        };
    }
}
