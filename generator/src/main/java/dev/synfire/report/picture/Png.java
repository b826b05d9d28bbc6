package dev.synfire.report.picture;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * A small picture of at most 256 colours as a data URI, in the format PNG.
 *
 * @see <a href="https://www.w3.org/TR/png/">Portable Network Graphics, W3C</a>
 */
final class Png {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final byte BITS = 8;
    private static final byte INDEXED = 3;

    private Png() {}

    /**
     * A picture.
     *
     * @param pixels indices of colours, row by row
     * @param colours 0xAARRGGBB
     */
    static String dataUri(int width, int height, byte[] pixels, int[] colours) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(SIGNATURE);
        chunk(
                out,
                "IHDR",
                ByteBuffer.allocate(13)
                        .putInt(width)
                        .putInt(height)
                        .put(BITS)
                        .put(INDEXED)
                        .array());
        byte[] palette = new byte[3 * colours.length];
        byte[] alpha = new byte[colours.length];
        for (int c = 0; c < colours.length; c++) {
            alpha[c] = (byte) (colours[c] >>> 24);
            palette[3 * c] = (byte) (colours[c] >>> 16);
            palette[3 * c + 1] = (byte) (colours[c] >>> 8);
            palette[3 * c + 2] = (byte) colours[c];
        }
        chunk(out, "PLTE", palette);
        chunk(out, "tRNS", alpha);
        byte[] rows = new byte[height * (width + 1)]; // each begins with its filter: 0, none
        for (int y = 0; y < height; y++) {
            System.arraycopy(pixels, y * width, rows, y * (width + 1) + 1, width);
        }
        chunk(out, "IDAT", deflated(rows));
        chunk(out, "IEND", new byte[0]);
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(out.toByteArray());
    }

    private static byte[] deflated(byte[] bytes) {
        try (Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION)) {
            deflater.setInput(bytes);
            deflater.finish();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] buffer = new byte[8192];
            while (!deflater.finished()) {
                out.write(buffer, 0, deflater.deflate(buffer));
            }
            return out.toByteArray();
        }
    }

    private static void chunk(ByteArrayOutputStream out, String type, byte[] data) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 sum = new CRC32();
        sum.update(name);
        sum.update(data);
        out.writeBytes(ByteBuffer.allocate(12 + data.length)
                .putInt(data.length)
                .put(name)
                .put(data)
                .putInt((int) sum.getValue())
                .array());
    }
}
