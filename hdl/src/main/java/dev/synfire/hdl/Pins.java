package dev.synfire.hdl;

import dev.synfire.hdl.text.ConnectionMistake;
import dev.synfire.hdl.text.Names;

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
                throw ConnectionMistake.noSuchPins(port.name(), port.shape().toString(), port.high(), high, low);
            }
        }

        @Override
        public String toString() {
            return width() == port.width() ? port.name() : Names.bits(port.name(), high, low);
        }
    }
}
