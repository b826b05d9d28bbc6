package dev.synfire.hdl;

/** Bits of an {@link Inout}: all of them, or some. */
public sealed interface Pins permits Inout, Pins.Part {
    /** The port that they belong to. */
    Inout port();

    /** The highest of them. */
    int high();

    /** The lowest of them. */
    int low();

    /** How many they are. */
    default int width() {
        return high() - low() + 1;
    }

    /** Some bits of a port. */
    record Part(Inout port, int high, int low) implements Pins {
        public Part {
            if (low < 0 || high < low || high >= port.shape().width()) {
                throw ConnectionSlip.pins(port, high, low);
            }
        }

        @Override
        public String toString() {
            return Slip.bits(port, high, low);
        }
    }
}
