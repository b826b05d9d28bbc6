package dev.synfire.evaluate;

import dev.synfire.golden.GoldenModel;
import dev.synfire.integer.IntegerNetwork;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What a network in integers answers to a sample.
 *
 * @param sample its number, counted from 0
 * @param label what the sample shows; empty if nobody knows
 * @param given the class that won
 * @param margin by how much the score of the label is above all others, negative where another won; without a label, by how
 *     much the best is above the second. Where one score decides between two classes: how far it is on the right side
 */
public record Answer(int sample, OptionalInt label, int given, long margin) {
    /** What the model answers, which has just seen the sample. */
    public static Answer of(IntegerNetwork network, GoldenModel model, int sample, OptionalInt label) {
        int given = model.result().label();
        OptionalLong decision = network.readout().decision(network.output(), network.ticks());
        return new Answer(sample, label, given, margin(label.orElse(given), model.scores(), decision));
    }

    private static long margin(int right, long[] scores, OptionalLong decision) {
        if (decision.isPresent()) {
            long above = scores[0] - decision.getAsLong();
            return right == 1 ? above : -above;
        }
        long best = Long.MIN_VALUE;
        for (int n = 0; n < scores.length; n++) {
            best = n == right ? best : Math.max(best, scores[n]);
        }
        long own = right < scores.length ? scores[right] : 0;
        return best == Long.MIN_VALUE ? 0 : own - best;
    }

    /** Whether it is not what the sample shows. */
    public boolean isWrong() {
        return label.isPresent() && label.getAsInt() != given;
    }
}
