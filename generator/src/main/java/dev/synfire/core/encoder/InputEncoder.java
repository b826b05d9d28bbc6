package dev.synfire.core.encoder;

import dev.synfire.core.pipeline.CoreComponent;
import dev.synfire.core.pipeline.ModuleNames;
import dev.synfire.core.stream.EventFormat;
import dev.synfire.core.stream.Events;
import dev.synfire.integer.Encoder;
import dev.synfire.integer.InputPort;
import dev.synfire.integer.IntegerNetwork;
import java.util.Optional;

/** Stands between a core's input and its layers, and makes events of the codes that come in. */
public abstract sealed class InputEncoder extends CoreComponent<InputEncoder.Params>
        permits FrameEncoder, DeltaEncoder {
    /**
     * What shapes the hardware.
     *
     * @param name the network's name
     * @param input what comes in, and how it is encoded
     * @param ticks ticks a sample
     */
    public record Params(String name, InputPort input, int ticks) {
        EventFormat codes() {
            return new EventFormat(input.size(), input.values());
        }

        EventFormat events() {
            return new EventFormat(input.size(), input.events());
        }
    }

    {
        comment("Codes in");
    }

    public final Events in = new Events(sink("in_"), params.codes());

    {
        comment("Events out");
    }

    public final Events out = new Events(source("out_"), params.events());

    InputEncoder(Params params) {
        super(params);
    }

    /** The encoder of a network; empty where codes are the events. */
    public static Optional<InputEncoder> of(IntegerNetwork network) {
        Params params = new Params(network.name(), network.input(), network.ticks());
        return switch (network.input().encoder()) {
            case Encoder.Direct _ -> Optional.empty();
            case Encoder.Constant _, Encoder.Rate _, Encoder.Latency _ -> Optional.of(new FrameEncoder(params));
            case Encoder.Delta _ -> Optional.of(new DeltaEncoder(params));
        };
    }

    @Override
    protected String moduleName() {
        return ModuleNames.of(params.name(), "encoder");
    }
}
