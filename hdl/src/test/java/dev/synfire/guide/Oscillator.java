package dev.synfire.guide;

import dev.synfire.hdl.BlackBox;
import dev.synfire.hdl.Input;
import dev.synfire.hdl.NoParams;
import dev.synfire.hdl.Output;
import java.util.Map;

/** The oscillator inside an iCE40 UltraPlus, at 12 MHz. */
final class Oscillator extends BlackBox<NoParams> {
    final Input powerUp = input("CLKHFPU", bit());
    final Input enable = input("CLKHFEN", bit());
    final Output clock = output("CLKHF", bit());

    Oscillator() {
        super("SB_HFOSC", new NoParams());
    }

    @Override
    protected Map<String, Object> parameters() {
        return Map.of("CLKHF_DIV", "0b10");
    }
}
