package dev.synfire.bench;

import dev.synfire.fixed.IntVector;
import dev.synfire.integer.Sample;

/** What is made of images of 28x28 grey levels, row by row. */
final class Images {
    private static final int SIDE = 28;
    private static final int SMALL = 16;

    private Images() {}

    /** 16x16 averages of areas, rounded, the upper four bits of them. */
    static Sample small(int[] image) {
        int[] codes = new int[SMALL * SMALL];
        double size = (double) SIDE / SMALL;
        for (int row = 0; row < SMALL; row++) {
            for (int column = 0; column < SMALL; column++) {
                double sum = 0;
                for (int y = 0; y < SIDE; y++) {
                    double high = overlap(y, row * size, size);
                    for (int x = 0; high > 0 && x < SIDE; x++) {
                        sum += high * overlap(x, column * size, size) * image[y * SIDE + x];
                    }
                }
                codes[row * SMALL + column] = (int) Math.rint(sum / (size * size)) >> 4;
            }
        }
        return Sample.constant(IntVector.of(codes));
    }

    /** How much of a pixel lies within a length. */
    private static double overlap(int pixel, double from, double length) {
        return Math.max(0, Math.min(pixel + 1, from + length) - Math.max(pixel, from));
    }

    /** 1 where a pixel is above 127. */
    static Sample black(int[] image) {
        int[] codes = new int[image.length];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = image[i] > 127 ? 1 : 0;
        }
        return Sample.constant(IntVector.of(codes));
    }

    /** Sheared so that its moments are upright, and centred. */
    static int[] deskewed(int[] image) {
        double mass = 0;
        double middleX = 0;
        double middleY = 0;
        for (int i = 0; i < image.length; i++) {
            mass += image[i];
            middleX += (double) image[i] * (i % SIDE);
            middleY += (double) image[i] * (i / SIDE);
        }
        if (mass == 0) {
            return image;
        }
        middleX /= mass;
        middleY /= mass;
        double covariance = 0;
        double variance = 0;
        for (int i = 0; i < image.length; i++) {
            covariance += image[i] * (i % SIDE - middleX) * (i / SIDE - middleY);
            variance += image[i] * (i / SIDE - middleY) * (i / SIDE - middleY);
        }
        double slant = variance == 0 ? 0 : covariance / variance;
        double centre = (SIDE - 1) / 2.0;
        int[] result = new int[image.length];
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                double fromY = y - centre + middleY;
                double fromX = x - centre + middleX + slant * (y - centre);
                result[y * SIDE + x] = between(image, fromX, fromY);
            }
        }
        return result;
    }

    /** Turned about its centre, counterclockwise. */
    static int[] turned(int[] image, double degrees) {
        double cos = Math.cos(Math.toRadians(degrees));
        double sin = Math.sin(Math.toRadians(degrees));
        double centre = (SIDE - 1) / 2.0;
        int[] result = new int[image.length];
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                double dx = x - centre;
                double dy = y - centre;
                result[y * SIDE + x] = between(image, cos * dx - sin * dy + centre, sin * dx + cos * dy + centre);
            }
        }
        return result;
    }

    /** Between four pixels; 0 outside. */
    private static int between(int[] image, double x, double y) {
        int left = (int) Math.floor(x);
        int top = (int) Math.floor(y);
        double right = x - left;
        double down = y - top;
        return (int) Math.rint((1 - down) * ((1 - right) * at(image, left, top) + right * at(image, left + 1, top))
                + down * ((1 - right) * at(image, left, top + 1) + right * at(image, left + 1, top + 1)));
    }

    private static int at(int[] image, int x, int y) {
        return x < 0 || y < 0 || x >= SIDE || y >= SIDE ? 0 : image[y * SIDE + x];
    }
}
