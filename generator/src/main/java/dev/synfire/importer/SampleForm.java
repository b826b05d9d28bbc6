package dev.synfire.importer;

import dev.synfire.problem.Problem;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What input files hold, where they don't say it themselves.
 *
 * @param numbers what the numbers of an array or a text mean
 * @param raster whether an array of two dimensions, or a text, is one sample with a row per tick
 * @param sensor of event files; empty: the network's input shape (channels, height, width), or else 34x34x2
 * @param microseconds of events that a tick gets, 1 to 1,000,000
 * @param events how often an input address is counted in a tick; empty: once if the input carries 0 and 1 only
 */
public record SampleForm(
        Numbers numbers, boolean raster, Optional<Sensor> sensor, int microseconds, Optional<Events> events) {
    /** What the numbers of an array mean. */
    public enum Numbers {
        /** The network's input codes. */
        CODES,
        /** Floats and texts are real numbers, of which the nearest codes are taken; integers are codes. */
        REAL
    }

    /** How events in one tick at one address are counted. */
    public enum Events {
        /** Each; more than the largest code are that. */
        COUNT,
        /** As 1, however many. */
        BINARY
    }

    /**
     * The size of an event camera.
     *
     * @param polarities 2, or 1 where both are one
     */
    public record Sensor(int width, int height, int polarities) {
        private static final Pattern TEXT = Pattern.compile("(\\d{1,4})x(\\d{1,4})(?:x([12]))?");

        /** N-MNIST's. */
        public static final Sensor NMNIST = new Sensor(34, 34, 2);

        /**
         * Reads 34x34x2: width, height, polarities.
         *
         * @throws Problem naming that option if it is something else
         */
        public static Sensor parse(String text, String option) {
            Matcher matcher = TEXT.matcher(text);
            if (!matcher.matches()
                    || Integer.parseInt(matcher.group(1)) < 1
                    || Integer.parseInt(matcher.group(2)) < 1) {
                throw Problem.wrongInput(
                        "out-of-range",
                        option,
                        "'" + text + "' is no sensor, expected WIDTHxHEIGHT or WIDTHxHEIGHTxPOLARITIES",
                        "write for example " + option + " 34x34x2");
            }
            int polarities = matcher.group(3) == null ? 2 : Integer.parseInt(matcher.group(3));
            return new Sensor(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)), polarities);
        }

        /** How many input addresses it has: polarity by polarity, row by row. */
        int size() {
            return width * height * polarities;
        }

        @Override
        public String toString() {
            return width + "x" + height + "x" + polarities;
        }
    }

    /** Input codes; events of a millisecond a tick. */
    public static final SampleForm DEFAULT =
            new SampleForm(Numbers.CODES, false, Optional.empty(), 1000, Optional.empty());

    public SampleForm {
        if (microseconds < 1 || microseconds > 1_000_000) {
            throw Problem.wrongInput(
                    "out-of-range",
                    "--frame-time",
                    "a tick gets " + microseconds + " microseconds of events, expected 1 to 1000000",
                    "write --frame-time 1000 for a millisecond");
        }
    }
}
