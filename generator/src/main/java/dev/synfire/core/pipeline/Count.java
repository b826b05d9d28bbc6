package dev.synfire.core.pipeline;

/** Words for a number of things in the comments of a module: 1 lane, 2 lanes. */
public final class Count {
    private Count() {}

    /**
     * A number and what it counts.
     *
     * @param thing in the singular; its plural ends with s
     */
    public static String of(int number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }
}
