package dev.synfire.report.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** Small pictures, read back by the JDK's own reader. */
class PngTest {
    private static final String BEGIN = "data:image/png;base64,";

    private static BufferedImage read(String uri) throws Exception {
        assertTrue(uri.startsWith(BEGIN));
        return ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(uri.substring(BEGIN.length()))));
    }

    @Test
    void pixelsHaveTheirColoursAndOpacity() throws Exception {
        int[] colours = {0x00000000, 0xff0072b2, 0x80d55e00};
        BufferedImage image = read(Png.dataUri(3, 2, new byte[] {0, 1, 2, 2, 1, 0}, colours));
        assertEquals(3, image.getWidth());
        assertEquals(2, image.getHeight());
        assertEquals(0, image.getRGB(0, 0) >>> 24);
        assertEquals(0xff0072b2, image.getRGB(1, 0));
        assertEquals(0x80d55e00, image.getRGB(2, 0));
        assertEquals(0x80d55e00, image.getRGB(0, 1));
    }

    /** 4 of 4 is opaque blue, -4 opaque orange, 2 half of it, 0 and what is small transparent, a gap grey. */
    @Test
    void numbersOfBothSignsHaveTwoHues() throws Exception {
        BufferedImage image = read(Shades.diverging(5, 1, new double[] {4, -4, 2, 0.01, Double.NaN}, 4));
        assertEquals(0xff0072b2, image.getRGB(0, 0));
        assertEquals(0xffd55e00, image.getRGB(1, 0));
        assertEquals(0x0072b2, image.getRGB(2, 0) & 0xffffff);
        assertEquals(0.5, (image.getRGB(2, 0) >>> 24) / 255.0, 0.02);
        assertEquals(0, image.getRGB(3, 0) >>> 24);
        assertEquals(0x808080, image.getRGB(4, 0) & 0xffffff);
    }
}
