package dev.synfire.plan;

import dev.synfire.layout.CoreStyle;
import dev.synfire.layout.Device;

/**
 * The highest clock that a whole design, core and host link, has reached of each style: of the builds in README.md and
 * docs/core.md. Other networks lie below it. What sets it is in docs/performance.md.
 */
public final class MeasuredClock {
    /** Of the iCE40 family only the UP has large RAMs; the highest is 48.8 MHz on a UP5K, 111.1 on an HX8K. */
    private static final double HX_TO_UP = 2.28;

    private MeasuredClock() {}

    /** MHz, on the slowest grade of the family that boards have. */
    public static double mhz(Device device, CoreStyle style) {
        return switch (device.family()) {
            case ECP5 ->
                switch (style) {
                    case LAYERED -> 120;
                    case SHARED -> 118;
                    case SPATIAL -> 75;
                };
            case ICE40 -> device.largeRams() > 0 ? up5k(style) : HX_TO_UP * up5k(style);
        };
    }

    private static double up5k(CoreStyle style) {
        return switch (style) {
            case LAYERED, SHARED -> 49;
            case SPATIAL -> 28;
        };
    }
}
