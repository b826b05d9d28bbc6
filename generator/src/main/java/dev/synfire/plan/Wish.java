package dev.synfire.plan;

/**
 * What the user wants of a layout.
 *
 * @param goal what it is to be good at
 * @param lanes how many, where that is not left to the goal
 */
public record Wish(Goal goal, Lanes lanes) {
    /** As fast as the device allows, sample after sample. */
    public static final Wish DEFAULT = new Wish(Goal.THROUGHPUT, new Lanes.Auto());

    /** So many lanes, all else as by default. */
    public static Wish of(Lanes lanes) {
        return new Wish(Goal.THROUGHPUT, lanes);
    }
}
