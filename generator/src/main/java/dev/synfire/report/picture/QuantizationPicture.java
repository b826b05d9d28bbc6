package dev.synfire.report.picture;

import dev.synfire.hdl.verilog.Templates;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** Draws for each layer how its weights and signals are distributed, in real numbers and in integers. */
public final class QuantizationPicture implements Picture {
    private static final int MOST_DRAWN = 12;
    private static final int BINS = 64;
    private static final int LEFT = 6;
    private static final int RIGHT = 334;
    private static final int BOTTOM = 96;
    private static final int HEIGHT = 84;

    private final Quantization data;

    /**
     * Two distributions over one axis.
     *
     * @param real bars of the real numbers, as the data of an SVG path
     * @param outline of the integers
     * @param bandLeft where the representable range begins
     * @param bandWidth how wide it is
     * @param low the text below the left end
     * @param high the text below the right end
     */
    public record Distribution(
            String title, String real, String outline, double bandLeft, double bandWidth, String low, String high) {}

    /** A layer's pictures. */
    public record Drawn(Quantization.Layer layer, Distribution weights, Distribution signals) {}

    /** Of that. */
    public QuantizationPicture(Quantization data) {
        this.data = data;
    }

    @Override
    public String key() {
        return "quantization";
    }

    @Override
    public String title() {
        return "Effect of quantization";
    }

    @Override
    public ObjectNode json() {
        return data.json();
    }

    @Override
    public String html(Colours colours) {
        List<Quantization.Layer> worst = data.layers().stream()
                .sorted(Comparator.comparingDouble(
                        layer -> layer.signalToNoise().orElse(Double.MAX_VALUE)))
                .limit(MOST_DRAWN)
                .toList();
        List<Drawn> drawn = data.layers().stream()
                .filter(worst::contains)
                .map(layer -> new Drawn(layer, weights(layer), signals(layer)))
                .toList();
        return Templates.render(
                "report/quantization.vm", Map.of("e", new Escaped(), "data", data, "drawn", drawn, "colours", colours));
    }

    private static Distribution weights(Quantization.Layer layer) {
        Quantization.Weights weights = layer.weights();
        double room = 0.06 * (weights.highest() - weights.lowest() + 1);
        double low = weights.lowest() - 0.5 - room;
        double high = weights.highest() + 0.5 + room;
        Histogram real = weights.real().merged(BINS);
        Histogram codes = weights.codes().merged(BINS);
        return distribution(
                "Weights of " + layer.name() + " in steps",
                real,
                codes,
                low,
                high,
                weights.lowest() - 0.5,
                weights.highest() + 0.5,
                Integer.toString(weights.lowest()).replace('-', '\u2212'),
                Integer.toString(weights.highest()));
    }

    private static Distribution signals(Quantization.Layer layer) {
        Quantization.Signals signals = layer.signals();
        Histogram real = signals.real().roots();
        Histogram integer = signals.integer().roots();
        double low = Math.min(real.from(), integer.from());
        double high = Math.max(real.to(), integer.to());
        double room = 0.03 * (high - low);
        return distribution(
                layer.compared() + " of " + layer.name(),
                real,
                integer,
                low - room,
                high + room,
                Math.max(low - room, signals.lowest()),
                Math.min(high + room, signals.highest()),
                number(low),
                number(high));
    }

    private static Distribution distribution(
            String title,
            Histogram real,
            Histogram integer,
            double low,
            double high,
            double bandFrom,
            double bandTo,
            String lowText,
            String highText) {
        long most = Math.max(1, Math.max(real.most(), integer.most()));
        double scale = (RIGHT - LEFT) / (high - low);
        return new Distribution(
                title,
                real.bars(low, high, LEFT, RIGHT, BOTTOM, HEIGHT, most),
                integer.outline(low, high, LEFT, RIGHT, BOTTOM, HEIGHT, most),
                LEFT + scale * (bandFrom - low),
                Math.max(1, scale * (bandTo - bandFrom)),
                lowText,
                highText);
    }

    /** A number in three digits. */
    static String number(double value) {
        double size = Math.abs(value);
        int digits = size == 0 || size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3;
        return String.format(Locale.ROOT, "%,." + digits + "f", value).replace('-', '\u2212');
    }
}
