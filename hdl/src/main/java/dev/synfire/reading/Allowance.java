package dev.synfire.reading;

import dev.synfire.problem.Problem;
import java.util.Locale;

/**
 * The memory that one input may take: a quarter of what Java may use. What an input claims is counted here before memory is
 * used for it, so that a size that is damaged or too large is refused with a message and does not end the program.
 */
public final class Allowance {
    private static final int SHARE = 4;

    private final String where;
    private final String instead;
    private final long bytes;
    private long left;

    /**
     * For one input.
     *
     * @param where the file or option, for the message
     * @param instead what to do if it is too large, such as: give fewer samples
     */
    public Allowance(String where, String instead) {
        this(where, instead, Runtime.getRuntime().maxMemory() / SHARE);
    }

    Allowance(String where, String instead, long bytes) {
        this.where = where;
        this.instead = instead;
        this.bytes = bytes;
        this.left = bytes;
    }

    /**
     * Counts memory that is about to be used.
     *
     * @throws Problem too-large if there is not that much left
     */
    public void spend(long more) {
        if (more < 0 || more > left) {
            throw Problem.wrongInput(
                    "too-large",
                    where,
                    String.format(
                            Locale.ROOT, "it needs more than the %,d MiB of memory that it may take", bytes >> 20),
                    instead + ", or give Java more memory with JAVA_TOOL_OPTIONS=-Xmx8g");
        }
        left -= more;
    }

    /**
     * Counts the memory of things of the same size.
     *
     * @throws Problem too-large if there is not that much left
     */
    public void spend(long count, long bytesEach) {
        spend(count > Long.MAX_VALUE / bytesEach ? Long.MAX_VALUE : count * bytesEach);
    }

    /** So many, or fewer where memory has no room for that many of that size. */
    public static long most(long most, int bytesEach) {
        return Math.min(most, Runtime.getRuntime().maxMemory() / SHARE / bytesEach);
    }
}
