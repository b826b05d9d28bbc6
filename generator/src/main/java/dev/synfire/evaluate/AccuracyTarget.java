package dev.synfire.evaluate;

import dev.synfire.problem.Problem;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An accuracy to be held: a share of the samples, or the network's own in real numbers less some points.
 *
 * @param belowFloat whether it counts from the accuracy in real numbers
 * @param percent the accuracy, or the points below that in real numbers
 */
public record AccuracyTarget(boolean belowFloat, double percent) {
    private static final Pattern FORM = Pattern.compile("(?:(float)(?:-([0-9.]+))?)|([0-9.]+)%?");

    /** Reads 97.5, or float-0.5, or float. */
    public static AccuracyTarget parse(String option, String text) {
        Matcher matcher = FORM.matcher(text.strip());
        if (matcher.matches()) {
            boolean below = matcher.group(1) != null;
            String number = below ? matcher.group(2) : matcher.group(3);
            try {
                double percent = number == null ? 0 : Double.parseDouble(number);
                if (percent <= 100) {
                    return new AccuracyTarget(below, percent);
                }
            } catch (NumberFormatException e) {
                throw wrong(option, text);
            }
        }
        throw wrong(option, text);
    }

    private static Problem wrong(String option, String text) {
        return Problem.wrongInput(
                "bad-target",
                option,
                "the target is '" + text + "', expected percent, or points below the accuracy in real numbers",
                "write " + option + " 97 or " + option + " float-0.5");
    }

    /** How many of the samples must be right at least. */
    int right(int samples, int realRight) {
        double share = belowFloat ? (double) realRight / samples - percent / 100 : percent / 100;
        return (int) Math.max(0, Math.ceil(share * samples - 1e-9));
    }
}
