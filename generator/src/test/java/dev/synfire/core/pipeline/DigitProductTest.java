package dev.synfire.core.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.synfire.hdl.Input;
import dev.synfire.hdl.Output;
import dev.synfire.hdl.Shape;
import dev.synfire.hdl.sim.Simulation;
import dev.synfire.layout.DigitStages;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DigitProductTest {
    @Test
    void threeIsOneLessThanFour() {
        // 27 is 3 + 2 * 4 + 1 * 16: -1 and one more, 2 + 1 = 3, so again -1 and one more, 1 + 1 = 2: -1 - 4 + 2 * 16.
        assertEquals(0b10_11_11, Digits.of(27, 3));
        // 3 + 3 * 4 is -1 + 0 * 4 + 1 * 16.
        assertEquals(0b01_00_11, Digits.of(15, 3));
    }

    @Test
    void asManyTwosAreTheLargestNumberOfTheirLength() {
        // 2 + 8 = 10, 2 + 8 + 32 = 42.
        assertEquals(1, Digits.count(2));
        assertEquals(2, Digits.count(3));
        assertEquals(2, Digits.count(10));
        assertEquals(3, Digits.count(11));
        assertEquals(3, Digits.count(42));
        assertEquals(9, Digits.count(0xffff));
    }

    /** Makes digits of a number in its first stage, and multiplies. */
    private static final class Multiplier extends CoreComponent<Multiplier.Params> {
        record Params(Shape factor, Shape number) {}

        final Input factor = input("factor", params.factor());
        final Input number = input("number", params.number());
        final Output product = output(
                "product", Shape.s(params.factor().width() + params.number().width() + 1));

        Multiplier(Params params) {
            super(params);
        }

        @Override
        protected void logic() {
            Stages stages = new Stages(this, Optional.empty());
            stages.carry("factor", factor);
            stages.carry("digits", Digits.of(this, "number", number));
            stages.step("digits");
            boolean signed = params.number().signed();
            product.assign(new DigitProduct(
                            stages, "product", stages.take("factor"), stages.take("digits"), signed, product.shape())
                    .run());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1, 2, u", "4, 1, u", "4, 2, u", "4, 3, u", "3, 4, u", "4, 5, u", "3, 8, u", "4, 2, s", "3, 3, s", "4, 4, s",
        "4, 5, s", "2, 8, s"
    })
    void everyProductIsExact(int factorBits, int bits, String kind) {
        Shape number = kind.equals("s") ? Shape.s(bits) : Shape.u(bits);
        var product = new Multiplier(new Multiplier.Params(Shape.s(factorBits), number));
        int stages = 1 + DigitStages.of(DigitStages.digits(bits), number.signed());
        int low = number.signed() ? -(1 << bits - 1) : 0;
        try (var dut = Simulation.of(product)) {
            for (int a = -(1 << factorBits - 1); a < 1 << factorBits - 1; a++) {
                for (int b = low; b < low + (1 << bits); b++) {
                    dut.set(product.factor, a).set(product.number, b).clock(stages);
                    assertEquals((long) a * b, dut.get(product.product), a + " times " + b);
                }
            }
        }
    }
}
