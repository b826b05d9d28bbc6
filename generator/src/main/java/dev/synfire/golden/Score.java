package dev.synfire.golden;

import dev.synfire.integer.Readout;
import java.util.Arrays;

/** Follows the last layer through a sample and says which of its neurons won. */
final class Score {
    private final Readout readout;
    private final long[] scores;

    Score(Readout readout, int neurons) {
        this.readout = readout;
        scores = new long[neurons];
    }

    void reset() {
        Arrays.fill(scores, 0);
    }

    void tick(LayerModel last) {
        int[] read = readout.score() == Readout.Score.MEMBRANE ? last.states().getFirst() : last.outputs();
        boolean sum = readout.score() == Readout.Score.SPIKE_COUNT;
        for (int n = 0; n < scores.length; n++) {
            scores[n] = (sum ? scores[n] : 0) + read[n];
        }
    }

    long[] all() {
        return scores.clone();
    }

    Result best() {
        int best = 0;
        for (int n = 1; n < scores.length; n++) {
            if (scores[n] > scores[best]) {
                best = n;
            }
        }
        return new Result(best, scores[best]);
    }
}
