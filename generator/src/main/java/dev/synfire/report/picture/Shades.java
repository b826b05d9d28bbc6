package dev.synfire.report.picture;

/** Pictures of numbers: 0 is transparent, positive ones are of one hue and negative ones of another, the larger the denser; NaN is grey. */
final class Shades {
    /** Codes of a palette on each side of 0. */
    private static final int SIDE = 31;

    /** As the first layer's blue and as the red of what is wrong: hues that everybody tells apart. */
    private static final int POSITIVE = 0x0072b2;

    private static final int NEGATIVE = 0xd55e00;
    private static final int INK = 0;
    private static final int GAP = 0x50808080;

    private Shades() {}

    /** Of numbers of both signs. */
    static String diverging(int width, int height, double[] values, double largest) {
        return uri(width, height, values, largest, POSITIVE, NEGATIVE);
    }

    /** Of numbers from 0 on, in black. */
    static String ink(int width, int height, double[] values, double largest) {
        return uri(width, height, values, largest, INK, INK);
    }

    private static String uri(int width, int height, double[] values, double largest, int positive, int negative) {
        int[] palette = new int[2 * SIDE + 2];
        palette[2 * SIDE + 1] = GAP;
        for (int i = 1; i <= SIDE; i++) {
            int alpha = i * 255 / SIDE << 24;
            palette[i] = alpha | positive;
            palette[SIDE + i] = alpha | negative;
        }
        byte[] pixels = new byte[width * height];
        for (int i = 0; i < pixels.length; i++) {
            if (Double.isNaN(values[i])) {
                pixels[i] = 2 * SIDE + 1;
                continue;
            }
            int shade = largest == 0 ? 0 : (int) Math.round(Math.min(1, Math.abs(values[i]) / largest) * SIDE);
            pixels[i] = (byte) (shade == 0 ? 0 : values[i] > 0 ? shade : SIDE + shade);
        }
        return Png.dataUri(width, height, pixels, palette);
    }
}
