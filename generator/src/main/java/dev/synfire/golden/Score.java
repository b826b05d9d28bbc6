package dev.synfire.golden;

import dev.synfire.integer.IntegerLayer;
import dev.synfire.integer.IntegerReadout;
import dev.synfire.model.Readout;
import java.util.Arrays;
import java.util.OptionalLong;

/** Follows the last layer through a sample and says which of its neurons won. */
final class Score {
    private final Readout kind;
    private final int ticks;
    private final OptionalLong decision;
    private final long[] scores;
    private int tick;

    Score(IntegerReadout readout, IntegerLayer last, int ticks) {
        kind = readout.score();
        this.ticks = ticks;
        decision = readout.decision(last, ticks);
        scores = new long[last.neurons()];
    }

    void reset() {
        Arrays.fill(scores, 0);
        tick = 0;
    }

    void tick(LayerModel last) {
        int[] read = kind.comparesMembranes() ? last.states().getFirst() : last.outputs();
        for (int n = 0; n < scores.length; n++) {
            scores[n] = switch (kind) {
                case ACTIVATION, MEMBRANE -> read[n];
                case ACTIVATION_SUM, SPIKE_COUNT -> scores[n] + read[n];
                case FIRST_SPIKE -> scores[n] == 0 && read[n] != 0 ? ticks - tick : scores[n];
                case MEMBRANE_MAXIMUM -> tick == 0 ? read[n] : Math.max(scores[n], read[n]);
            };
        }
        tick++;
    }

    long[] all() {
        return scores.clone();
    }

    Result best() {
        if (decision.isPresent()) {
            return new Result(scores[0] > decision.getAsLong() ? 1 : 0, scores[0]);
        }
        int best = 0;
        for (int n = 1; n < scores.length; n++) {
            if (scores[n] > scores[best]) {
                best = n;
            }
        }
        return new Result(best, scores[best]);
    }
}
