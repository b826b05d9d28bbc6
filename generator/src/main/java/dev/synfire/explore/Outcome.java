package dev.synfire.explore;

/** What came of building a layout. */
public sealed interface Outcome {
    /**
     * It was placed and routed.
     *
     * @param resources what nextpnr counts
     * @param mhz the fastest clock that a placement reached
     * @param seed of that placement
     * @param cycles counted in simulation
     */
    record Built(Resources resources, double mhz, int seed, Cycles cycles) implements Outcome {}

    /**
     * It could not be built.
     *
     * @param why in a few words
     */
    record Failed(String why) implements Outcome {}
}
