package dev.synfire.importer;

import java.util.List;
import java.util.Locale;

/** Draws the membranes of a second as an SVG, one neuron below the other, and under each the current that it gets. */
final class IzhikevichDrawing {
    private static final int WIDTH = 900;
    private static final int LEFT = 170;
    private static final int ROW = 110;
    private static final int TOP = 16;
    private static final double HIGHEST = 30;
    private static final double LOWEST = -90;

    private final StringBuilder svg = new StringBuilder();

    private IzhikevichDrawing() {}

    static String of(IzhikevichRegimes regimes) {
        return new IzhikevichDrawing().draw(regimes);
    }

    private String draw(IzhikevichRegimes regimes) {
        int rows = regimes.names().size();
        int ticks = regimes.membranes()[0].length;
        int height = rows * ROW + 2 * TOP + 10;
        line(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"13\">",
                LEFT + WIDTH + 20, height);
        line("<rect width=\"100%%\" height=\"100%%\" fill=\"white\"/>");
        for (int n = 0; n < rows; n++) {
            double top = TOP + n * ROW;
            line("<text x=\"8\" y=\"%.0f\">%s</text>", top + 24, regimes.names().get(n));
            line(
                    "<text x=\"8\" y=\"%.0f\" fill=\"#666\">%d spikes</text>",
                    top + 42, regimes.spikes().get(n).size());
            membrane(top, regimes.membranes()[n], regimes.spikes().get(n), ticks);
            current(top, regimes.currents()[n], ticks);
        }
        line(
                "<text x=\"%d\" y=\"%d\" fill=\"#666\">a second; spikes reach to 30 mV, the currents below are drawn"
                        + " to one scale</text>",
                LEFT, height - 8);
        line("</svg>");
        return svg.toString();
    }

    private void membrane(double top, double[] membrane, List<Integer> spikes, int ticks) {
        StringBuilder path = new StringBuilder("M");
        for (int tick = 0; tick < ticks; tick++) {
            if (spikes.contains(tick)) {
                point(path, x(tick, ticks), y(top, HIGHEST));
            }
            point(path, x(tick, ticks), y(top, membrane[tick]));
        }
        line("<path d=\"%s\" fill=\"none\" stroke=\"#1f4e9c\" stroke-width=\"1\"/>", path);
    }

    private void current(double top, double[] current, int ticks) {
        StringBuilder path = new StringBuilder("M");
        for (int tick = 0; tick < ticks; tick++) {
            if (tick == 0 || current[tick] != current[tick - 1] || tick == ticks - 1) {
                point(path, x(tick, ticks), level(top, current[Math.max(0, tick - 1)]));
                point(path, x(tick, ticks), level(top, current[tick]));
            }
        }
        line("<path d=\"%s\" fill=\"none\" stroke=\"#b5651d\" stroke-width=\"1\"/>", path);
    }

    private static double x(int tick, int ticks) {
        return LEFT + (double) WIDTH * tick / ticks;
    }

    private static double y(double top, double millivolts) {
        return top + 78 * (HIGHEST - Math.max(LOWEST, millivolts)) / (HIGHEST - LOWEST);
    }

    private static double level(double top, double current) {
        return top + 96 - 1.4 * current;
    }

    private static void point(StringBuilder path, double x, double y) {
        path.append(String.format(Locale.ROOT, path.length() == 1 ? "%.1f %.1f" : "L%.1f %.1f", x, y));
    }

    private void line(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
