package dev.synfire.report.picture;

import dev.synfire.hdl.verilog.Templates;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Draws a table's values, and below them its error with the band that no error leaves. */
public final class TableCurveSvg {
    private static final int LEFT = 54;
    private static final int RIGHT = 336;
    private static final int TOP = 8;
    private static final int BOTTOM = 108;
    private static final int MIDDLE = 165;
    private static final int BAND = 28;

    private final TableCurve curve;
    private final String colour;

    /** Of a table, in the colour of its layer. */
    public TableCurveSvg(TableCurve curve, String colour) {
        this.curve = curve;
        this.colour = colour;
    }

    /** The picture. */
    public String text() {
        double height = (BOTTOM - TOP) / (1 - curve.low());
        return Templates.render(
                "report/table-curve.vm",
                Map.of(
                        "e",
                        new Escaped(),
                        "curve",
                        curve,
                        "colour",
                        colour,
                        "values",
                        line(point -> BOTTOM - height * (point.value() - curve.low())),
                        "errors",
                        line(point -> MIDDLE - BAND * point.error() / curve.bound())));
    }

    private String line(ToDoubleFunction<TableCurve.Point> y) {
        StringBuilder points = new StringBuilder();
        for (TableCurve.Point point : curve.points()) {
            double x = LEFT + (RIGHT - LEFT) * (point.argument() - curve.from()) / (curve.to() - curve.from());
            points.append(String.format(Locale.ROOT, "%.1f,%.1f ", x, y.applyAsDouble(point)));
        }
        return points.toString().strip();
    }
}
