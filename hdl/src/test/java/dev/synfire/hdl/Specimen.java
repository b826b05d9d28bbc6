package dev.synfire.hdl;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Something drawn at random: what it is fed and what it shows. */
public abstract class Specimen<P extends Record> extends Component<P> {
    private final List<Input> inputs = new ArrayList<>();
    private final List<Output> outputs = new ArrayList<>();

    protected Specimen(P params) {
        super(params);
    }

    /** An input that is fed. */
    protected final Input feed(String name, Shape shape) {
        Input input = input(name, shape);
        inputs.add(input);
        return input;
    }

    /** An output that is looked at. */
    protected final Output show(String name, Shape shape) {
        Output output = output(name, shape);
        outputs.add(output);
        return output;
    }

    /** Its second clock, if it has one. */
    public Optional<Clock> other() {
        return Optional.empty();
    }

    public final List<Input> inputs() {
        return inputs;
    }

    public final List<Output> outputs() {
        return outputs;
    }
}
