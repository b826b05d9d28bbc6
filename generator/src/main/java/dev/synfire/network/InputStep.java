package dev.synfire.network;

import dev.synfire.fixed.Range;
import java.util.List;

/** What the input carries, and what follows it. */
public final class InputStep extends FlowStep {
    private final NetworkBuilder network;
    private final Input input;

    InputStep(NetworkBuilder network, Input input) {
        this.network = network;
        this.input = input;
    }

    /** The codes an input may carry, both bounds included. */
    public InputStep values(int min, int max) {
        return new InputStep(network, new Input(input.dims(), new Range(min, max), input.scale(), input.encoder()));
    }

    /** A code stands for code * scale. */
    public InputStep scale(double scale) {
        return new InputStep(network, new Input(input.dims(), input.values(), scale, input.encoder()));
    }

    /** What makes events of the codes; they are events themselves if none is given. */
    public InputStep encoder(Encoder encoder) {
        return new InputStep(network, new Input(input.dims(), input.values(), input.scale(), encoder));
    }

    @Override
    Flow flow() {
        network.begin(input);
        return new Flow(network, Input.NAME, List.of());
    }
}
