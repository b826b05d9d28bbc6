package dev.synfire.fixed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class LfsrTest {
    /** x^32 = x^7 + x^6 + x^2 + 1. */
    private static final long RULE = 1L << 7 | 1 << 6 | 1 << 2 | 1;

    /** The product of two polynomials over bits, modulo the register's. */
    private static long times(long a, long b) {
        long product = 0;
        for (long factor = a, rest = b; rest != 0; rest >>= 1) {
            product ^= (rest & 1) == 1 ? factor : 0;
            factor <<= 1;
            factor = factor >> 32 == 0 ? factor : factor ^ 1L << 32 ^ RULE;
        }
        return product;
    }

    private static long power(long exponent) {
        long result = 1;
        for (long base = 2, rest = exponent; rest != 0; rest >>= 1, base = times(base, base)) {
            result = (rest & 1) == 1 ? times(result, base) : result;
        }
        return result;
    }

    @Test
    void thePolynomialIsPrimitive() {
        long period = (1L << 32) - 1;
        assertEquals(1, power(period));
        for (long prime : new long[] {3, 5, 17, 257, 65_537}) {
            assertNotEquals(1, power(period / prime));
        }
    }

    @Test
    void drawsWhatTheDocumentSays() throws Exception {
        Lfsr lfsr = new Lfsr(0x5eedc0de);
        String draws = String.format(
                Locale.ROOT,
                "the first draws are %04X, %04X, %04X and %04X",
                lfsr.draw(),
                lfsr.draw(),
                lfsr.draw(),
                lfsr.draw());
        String page = Files.readString(Path.of("..", "docs", "semantics.md"));
        assertEquals(draws, page.substring(page.indexOf("the first draws are ")).substring(0, draws.length()));
        lfsr.restart(0x5eedc0de);
        assertEquals(0xe8ca, lfsr.draw());
    }

    @Test
    void nothingComesOfZero() {
        assertThrows(IllegalArgumentException.class, () -> new Lfsr(0));
    }
}
