package dev.synfire.importer.nir;

import dev.synfire.fixed.IntVector;
import dev.synfire.importer.nir.Discretisation.FeedbackBias;
import dev.synfire.model.FiringOrder;
import dev.synfire.network.Delay;
import dev.synfire.network.Transform;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * When what is sent arrives at a node, and from which tick on biases do.
 *
 * <p>A network's feedback arrives a tick later. Feedback in the same tick is possible where a spike is that of the state
 * before: s(t) = fires(v(t-1)), v(t) = beta v(t-1) + x(t) - s(t) theta. With u(t) = v(t-1) the same spikes are s(t) =
 * fires(u(t)), u(t) = beta u(t-1) + x(t-1) - s(t-1) theta: the order update, reset, fire, in which feedback comes a tick
 * later by itself, everything else with a delay of a tick, and biases from the second tick on.
 */
final class Arrivals {
    private final FlatGraph graph;
    private final Discretisation how;
    private final Paths paths;
    private final List<String> order;
    private final Map<String, Boolean> sameTick = new HashMap<>();

    /**
     * Arrivals at the nodes that become layers.
     *
     * @param order the layers' nodes in the order of the layers
     */
    Arrivals(FlatGraph graph, Discretisation how, Paths paths, List<String> order) {
        this.graph = graph;
        this.how = how;
        this.paths = paths;
        this.order = order;
    }

    /** Whether a node feeds another, or itself, against the order of layers. */
    boolean isFeedback(String source, String node) {
        return order.indexOf(source) >= order.indexOf(node);
    }

    /** The order of a node's steps. */
    FiringOrder steps(String node) {
        return hasFeedbackInTheSameTick(node) ? FiringOrder.UPDATE_RESET_FIRE : how.order();
    }

    /** Whether feedback arrives at a node in the tick in which it is sent. */
    boolean hasFeedbackInTheSameTick(String node) {
        return sameTick.computeIfAbsent(
                node,
                name -> spikes(name)
                        && paths.into(name).stream()
                                .anyMatch(way -> isFeedback(way.source(), name)
                                        && spikes(way.source())
                                        && fileDelay(way).map(IntVector::min).orElse(how.feedbackDelay()) == 0)
                        && how.feedbackDelay() == 0);
    }

    /** The steps of a way with the delays that it needs, and, of feedback, what is assumed about it. */
    List<Transform> delayed(Paths.Way way, String node, List<Transform> steps, String called, Set<String> assumed) {
        int late = late(node);
        if (!isFeedback(way.source(), node)) {
            return later(steps, how.synapseDelay() + late);
        }
        Optional<IntVector> own = fileDelay(way);
        if (own.isPresent()) {
            boolean soonest = own.get().min() == 0 && late == 0;
            assumed.add("Feedback " + called + " arrives after its Delay"
                    + (soonest ? ", but not in the same tick: where that is 0, a tick later." : "."));
            int[] less = own.get().stream()
                    .map(ticks -> Math.max(0, ticks + late - 1))
                    .toArray();
            return replaced(steps, new Delay(IntVector.of(less)));
        }
        int ticks = spikes(way.source()) && spikes(node) ? how.feedbackDelay() : Math.max(1, how.feedbackDelay());
        String when = ticks == 0 ? "in the same tick" : ticks == 1 ? "one tick later" : ticks + " ticks later";
        assumed.add("Feedback " + called + " arrives " + when + "; --recurrent-delay says otherwise.");
        return later(steps, ticks == 0 ? 0 : hasFeedbackInTheSameTick(node) ? ticks : ticks - 1);
    }

    /** The part of the constant before a node that is not there in a sample's first tick; empty if there is none. */
    Optional<double[]> lateConstant(String node) {
        if (!paths.isLayer(node)) {
            return Optional.empty();
        }
        if (late(node) > 0) {
            return paths.constant(node);
        }
        return how.feedbackBias() == FeedbackBias.ALWAYS
                ? Optional.empty()
                : paths.constant(
                        node, linear -> paths.into(linear).stream().allMatch(way -> isFeedback(way.source(), node)));
    }

    /** Ticks that everything which arrives at a node is late. */
    private int late(String node) {
        boolean currents = graph.nodes().get(node) instanceof NirNode.CubaLIF
                || graph.nodes().get(node) instanceof NirNode.CubaLI;
        return hasFeedbackInTheSameTick(node) ? 1 : currents ? how.currentDelay() : 0;
    }

    private boolean spikes(String node) {
        return switch (graph.nodes().get(node)) {
            case NirNode.IF _, NirNode.LIF _, NirNode.CubaLIF _ -> true;
            case NirNode _ -> false;
        };
    }

    private static Optional<IntVector> fileDelay(Paths.Way way) {
        return way.steps().stream()
                .filter(Delay.class::isInstance)
                .map(step -> ((Delay) step).ticks())
                .findFirst();
    }

    private static List<Transform> later(List<Transform> steps, int ticks) {
        List<Transform> all = new ArrayList<>(steps);
        if (ticks > 0) {
            all.addFirst(Delay.of(ticks));
        }
        return all;
    }

    /** The steps with another first delay. */
    private static List<Transform> replaced(List<Transform> steps, Delay delay) {
        List<Transform> all = new ArrayList<>(steps);
        int at = 0;
        while (!(all.get(at) instanceof Delay)) {
            at++;
        }
        all.set(at, delay);
        return all;
    }
}
