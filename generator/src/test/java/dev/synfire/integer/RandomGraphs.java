package dev.synfire.integer;

import dev.synfire.fixed.IntVector;
import dev.synfire.fixed.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Makes graphs of chains: skips, recurrence, feedback, delays and lists of synapses by lot. */
final class RandomGraphs {
    private RandomGraphs() {}

    /** Gives layers of a chain more projections, from anywhere, and delays. */
    static void connect(SplittableRandom random, InputPort input, List<IntegerLayer> layers) {
        for (int l = 0; l < layers.size(); l++) {
            IntegerLayer layer = layers.get(l);
            List<IntegerProjection> projections = new ArrayList<>();
            for (IntegerProjection projection : layer.projections()) {
                var some = random.nextInt(5) == 0 ? sparse(random, projection) : projection;
                projections.add(random.nextInt(4) == 0 ? delayed(random, some) : some);
            }
            for (int more = random.nextInt(3); more > 0; more--) {
                int source = random.nextInt(-1, layers.size());
                boolean outside = source == IntegerProjection.INPUT;
                if (!outside
                        && layers.get(source).model() instanceof IntegratorNeuron silent
                        && silent.sent().isEmpty()) {
                    continue;
                }
                int inputs = outside ? input.size() : layers.get(source).neurons();
                Range values = outside ? input.events() : layers.get(source).outputValues();
                var projection =
                        new IntegerProjection(source, values, RandomNetworks.synapses(random, inputs, layer.neurons()));
                var some = random.nextInt(3) == 0 ? sparse(random, projection) : projection;
                projections.add(random.nextInt(3) == 0 ? delayed(random, some) : some);
            }
            projections.sort(IntegerLayer.ORDER);
            layers.set(l, new IntegerLayer(layer.name(), projections, layer.biases(), layer.model()));
        }
    }

    /** Another projection between the same, with lists of synapses. */
    private static IntegerProjection sparse(SplittableRandom random, IntegerProjection projection) {
        Synapses synapses = projection.synapses();
        return new IntegerProjection(
                projection.source(),
                projection.values(),
                RandomSparse.of(random, synapses.inputs(), synapses.neurons()));
    }

    /** Short delays as a rule, up to the longest at times; one for all or one for each address. */
    private static IntegerProjection delayed(SplittableRandom random, IntegerProjection projection) {
        int inputs = projection.synapses().inputs();
        int longest = random.nextInt(6) == 0 ? IntegerProjection.LONGEST_DELAY : 1 + random.nextInt(5);
        int[] delays = new int[random.nextBoolean() ? 1 : inputs];
        for (int i = 0; i < delays.length; i++) {
            delays[i] = random.nextInt(longest + 1);
        }
        return new IntegerProjection(
                projection.source(), projection.values(), IntVector.of(delays), projection.synapses());
    }
}
