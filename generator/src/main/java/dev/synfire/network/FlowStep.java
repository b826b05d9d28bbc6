package dev.synfire.network;

import dev.synfire.fixed.IntVector;
import dev.synfire.network.neuron.Neuron;
import dev.synfire.network.tensor.Dims;
import dev.synfire.network.tensor.Extent;
import dev.synfire.network.tensor.Vector;
import java.util.List;
import java.util.stream.Stream;

/** A place in a network's description where events flow on, to a transform or to the next layer. */
public abstract sealed class FlowStep permits InputStep, LayerStep, PathStep {
    /**
     * Where events come from, and what has happened to them since.
     *
     * @param network what is being described
     * @param source {@link Input#NAME} or a layer's name
     * @param path the transforms since
     */
    record Flow(NetworkBuilder network, String source, List<Transform> path) {
        Flow then(Transform transform) {
            return new Flow(
                    network,
                    source,
                    Stream.concat(path.stream(), Stream.of(transform)).toList());
        }

        Dims dims() {
            return new Projection(source, path).output(network.sent(source));
        }
    }

    FlowStep() {}

    /** Ends what is described here; what flows on. */
    abstract Flow flow();

    /** The next layer, fully connected, named layer1, layer2 and so on. */
    public LayerStep dense(int neurons, Neuron neuron) {
        Flow flow = flow();
        return new LayerStep(flow, flow.network().nextName(), Dims.of(neurons), neuron);
    }

    /** The next layer, fully connected. */
    public LayerStep dense(String layer, int neurons, Neuron neuron) {
        return new LayerStep(flow(), layer, Dims.of(neurons), neuron);
    }

    /**
     * The next layer, a convolution of the channels, height and width that arrive.
     *
     * @param channels of the layer
     * @param window such as {@code Window.square(3, 1, 1)}: a size of 3 x 3, a stride of 1, a padding of 1
     */
    public LayerStep convolution(String layer, int channels, Window window, Neuron neuron) {
        Flow flow = flow();
        Dims input = flow.dims();
        Window.checkPlanes("convolution", input);
        Extent places = window.places(input.get(1), input.get(2));
        return new LayerStep(flow, layer, Dims.of(channels, places.height(), places.width()), neuron, input, window);
    }

    /** The next layer, a neuron for each value that arrives. */
    public LayerStep neurons(String layer, Neuron neuron) {
        Flow flow = flow();
        return new LayerStep(flow, layer, flow.dims(), neuron).direct();
    }

    /** Events are pooled on their way to the next layer. */
    public PathStep pool(Pooling.Kind kind, Window window) {
        Flow flow = flow();
        return new PathStep(flow.then(new Pooling(kind, flow.dims(), window)));
    }

    /** Events arrive later; one number of ticks for all, or one for each. */
    public PathStep delay(int... ticks) {
        return new PathStep(flow().then(new Delay(IntVector.of(ticks))));
    }

    /** Events are multiplied on their way; by one factor for all, or one for each. */
    public PathStep scaling(double... factors) {
        return new PathStep(flow().then(new Scaling(Vector.of(factors))));
    }

    /** The next layer is fed by an earlier one, or by the {@link Input#NAME input}, in place of the one before it. */
    public PathStep after(String source) {
        return new PathStep(new Flow(flow().network(), source, List.of()));
    }
}
