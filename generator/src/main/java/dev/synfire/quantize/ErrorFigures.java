package dev.synfire.quantize;

/** Gathers what became of real numbers: how many changed, how far the farthest, how far as a rule. */
final class ErrorFigures {
    private long count;
    private long rounded;
    private long clipped;
    private double largest;
    private double largestCut;
    private double squares;
    private double power;

    /** One number and what it became; differences that only double precision makes do not count. */
    void add(double real, double became) {
        double off = Math.abs(real - became);
        count++;
        power += real * real;
        if (off > 1e-12 * Math.abs(real)) {
            rounded++;
            squares += off * off;
            largest = Math.max(largest, off);
        }
    }

    /** One number that lay beyond the range of what it could become. */
    void addClipped(double real, double became) {
        add(real, became);
        clipped++;
        largestCut = Math.max(largestCut, Math.abs(real - became));
    }

    boolean exact() {
        return rounded == 0;
    }

    long clipped() {
        return clipped;
    }

    double largest() {
        return largest;
    }

    double largestCut() {
        return largestCut;
    }

    double rms() {
        return count == 0 ? 0 : Math.sqrt(squares / count);
    }

    /** The rms error as a part of the rms of the numbers themselves; 1 if they are all 0 and something is off. */
    double relative() {
        return squares == 0 ? 0 : power == 0 ? 1 : Math.sqrt(squares / power);
    }

    /** Signal to noise, in decibels; infinite where nothing is lost. */
    double decibels() {
        return 10 * Math.log10(power / squares);
    }

    /** {count, rounded, clipped, largestError, rmsError, signalToNoise}. */
    Figures figures() {
        return Figures.NONE
                .and("count", count)
                .and("rounded", rounded)
                .and("clipped", clipped)
                .and("largestError", largest)
                .and("rmsError", rms())
                .and("signalToNoise", decibels());
    }
}
