package dev.synfire.plan;

/**
 * The highest clock that a core of each style has reached: of the jobs of {@code scripts/bench targets} the best median of three
 * placements, in docs/performance.md. Other networks lie below it, by up to a third.
 */
public final class Reached {
    private Reached() {}

    /** MHz between two shift registers, on the slowest grade of the family that boards have. */
    public static double mhz(Device device, CoreStyle style) {
        return switch (device.family()) {
            case ECP5 ->
                switch (style) {
                    case LAYERED -> 144;
                    case SHARED -> 116;
                    case SPATIAL -> 71;
                };
            case ICE40 -> device.largeRams() > 0 ? up5k(style) : HX_TO_UP * up5k(style);
        };
    }

    /** Of the iCE40 family only the UP has large RAMs; digits-sigmoid, whole, reaches 34.6 MHz on a UP5K, 78.9 on an HX8K. */
    private static final double HX_TO_UP = 2.2;

    private static double up5k(CoreStyle style) {
        return switch (style) {
            case LAYERED -> 52;
            case SHARED -> 49;
            case SPATIAL -> 28;
        };
    }
}
