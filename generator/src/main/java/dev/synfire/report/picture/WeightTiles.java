package dev.synfire.report.picture;

/** Puts weights beside each other: tiles in rows, with a gap of one pixel between them. */
public final class WeightTiles {
    private final int tileWidth;
    private final int tileHeight;
    private final int columns;
    private final int width;
    private final int height;
    private final double[] pixels;

    /**
     * Room for tiles.
     *
     * @param wide about how many pixels wide the whole may be
     */
    public WeightTiles(int tileWidth, int tileHeight, int tiles, int wide) {
        this.tileWidth = tileWidth;
        this.tileHeight = tileHeight;
        columns = Math.clamp(wide / (tileWidth + 1), 1, tiles);
        width = columns * (tileWidth + 1) - 1;
        height = Math.ceilDiv(tiles, columns) * (tileHeight + 1) - 1;
        pixels = new double[width * height];
        for (int i = 0; i < pixels.length; i++) {
            boolean gap = i % width % (tileWidth + 1) == tileWidth || i / width % (tileHeight + 1) == tileHeight;
            pixels[i] = gap ? Double.NaN : 0;
        }
    }

    /** Sets a weight of a tile. */
    public void set(int tile, int x, int y, double weight) {
        int left = tile % columns * (tileWidth + 1);
        int top = tile / columns * (tileHeight + 1);
        pixels[(top + y) * width + left + x] = weight;
    }

    /** How wide all of it is. */
    public int width() {
        return width;
    }

    /** How high all of it is. */
    public int height() {
        return height;
    }

    /** All of it, row by row; not copied. */
    public double[] pixels() {
        return pixels;
    }
}
