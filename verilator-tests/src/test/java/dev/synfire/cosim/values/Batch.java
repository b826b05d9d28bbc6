package dev.synfire.cosim.values;

import dev.synfire.cosim.Level;
import java.util.Locale;

/**
 * A line of the file of results: what came of some samples.
 *
 * @param seed of the samples; one is never used twice for a subject
 * @param samples presented
 * @param why it was not compared, such as too-big; empty if it was
 */
record Batch(Subject subject, long seed, int samples, long values, long mismatches, double seconds, String why) {
    static final String HEADING = "example,level,board,seed,samples,values,mismatches,seconds,skipped";

    static Batch read(String line) {
        String[] parts = line.split(",", -1);
        return new Batch(
                new Subject(parts[0], Level.valueOf(parts[1].toUpperCase(Locale.ROOT)), parts[2]),
                Long.parseLong(parts[3]),
                Integer.parseInt(parts[4]),
                Long.parseLong(parts[5]),
                Long.parseLong(parts[6]),
                Double.parseDouble(parts[7]),
                parts[8]);
    }

    String line() {
        return String.format(
                Locale.ROOT,
                "%s,%s,%s,%d,%d,%d,%d,%.2f,%s",
                subject.example(),
                subject.level(),
                subject.board(),
                seed,
                samples,
                values,
                mismatches,
                seconds,
                why);
    }
}
