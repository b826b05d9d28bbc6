package dev.synfire.fixed;

/**
 * A linear feedback shift register of 32 bits: bits that look drawn by lot, the same for the same seed.
 *
 * <p>Bit after bit, b[n] = b[n-25] xor b[n-26] xor b[n-30] xor b[n-32]: the polynomial x^32 + x^7 + x^6 + x^2 + 1, which is
 * primitive, so that the register comes round after 2^32 - 1 bits. As all taps lie at least 16 bits back, 16 bits are
 * drawn at once.
 */
public final class Lfsr {
    private int state;

    /**
     * A register whose last 32 bits are the seed's, the newest lowest.
     *
     * @param seed not 0
     */
    public Lfsr(int seed) {
        restart(seed);
    }

    /** Begins again with that seed, not 0. */
    public void restart(int seed) {
        if (seed == 0) {
            throw new IllegalArgumentException("a seed of 0, of which nothing but 0 comes");
        }
        state = seed;
    }

    /** Its last 32 bits, the newest lowest: {@link #restart} with them goes on from here. */
    public int held() {
        return state;
    }

    /** The next 16 bits, the first of them highest: 0 to 65535. */
    public int draw() {
        for (int i = 0; i < 16; i++) {
            int bit = state >>> 24 ^ state >>> 25 ^ state >>> 29 ^ state >>> 31;
            state = state << 1 | bit & 1;
        }
        return state & 0xffff;
    }
}
