package dev.synfire.hdl;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Specimens side by side in one design, each with ports of its own, so that tools are started once for all. */
public final class Batch extends Component<Batch.Params> {
    /** What is in it. */
    public record Params(List<? extends Specimen<?>> specimens) {}

    /** The second clock of specimens that have one; its reset acts at once, and where it is 0. */
    private final Clock second =
            clock("second_clk", "second_rst_n").asynchronousReset().activeLowReset();

    private final Map<Signal, Signal> ports = new HashMap<>();
    private final Map<Output, Integer> members = new HashMap<>();
    private final List<Input> inputs = new ArrayList<>();
    private final List<Output> outputs = new ArrayList<>();

    public Batch(List<? extends Specimen<?>> specimens) {
        super(new Params(specimens));
        for (int i = 0; i < specimens.size(); i++) {
            String prefix = "x" + i + "_";
            for (Input inner : specimens.get(i).inputs()) {
                Input input = input(prefix + inner.name(), inner.shape());
                inputs.add(input);
                ports.put(inner, input);
                ports.put(input, inner);
            }
            for (Output inner : specimens.get(i).outputs()) {
                Output output = output(prefix + inner.name(), inner.shape());
                members.put(output, specimens.size() == 1 && specimens.get(i) instanceof Soup ? outputs.size() : i);
                outputs.add(output);
                ports.put(inner, output);
                ports.put(output, inner);
            }
        }
    }

    /** The second clock, if any specimen has one. */
    public Optional<Clock> second() {
        return params.specimens().stream().anyMatch(specimen -> specimen.other().isPresent())
                ? Optional.of(second)
                : Optional.empty();
    }

    /** What drives the batch. */
    public List<Input> inputs() {
        return inputs;
    }

    /** What all specimens show. */
    public List<Output> outputs() {
        return outputs;
    }

    /** The port of a specimen behind a port of the batch, and the other way round. */
    public Signal other(Signal port) {
        return ports.get(port);
    }

    /** Which specimen an output of the batch belongs to; of a soup, the only specimen, which expression. */
    public int member(Output output) {
        return members.get(output);
    }

    @Override
    protected void logic() {
        for (int i = 0; i < params.specimens().size(); i++) {
            Specimen<?> specimen = instance("d" + i, params.specimens().get(i));
            specimen.other().ifPresent(clock -> clock.connect(second));
            specimen.inputs().forEach(input -> input.assign(ports.get(input)));
            specimen.outputs().forEach(output -> ((Output) ports.get(output)).assign(output));
        }
    }
}
