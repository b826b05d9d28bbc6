package dev.synfire.report.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.synfire.fixed.FunctionTable;
import org.junit.jupiter.api.Test;

/** The picture of a table. */
class TableCurveTest {
    /** A straight table of codes of 1/256, each the nearest one: off by at most half a code, but 1 is out of reach by 1/256. */
    @Test
    void aTableIsDrawnWithItsError() {
        var curve = TableCurve.of("hidden", FunctionTable.standard(FunctionTable.Function.SIGMOID, 8));
        assertEquals(512, curve.entries());
        assertTrue(curve.points().size() <= 256);
        assertTrue(curve.bound() > 0.5 / 256 - 1e-4 && curve.bound() <= 1 / 256.0, "bound " + curve.bound());
        curve.points().forEach(point -> {
            double f = 1 / (1 + Math.exp(-point.argument()));
            assertEquals(point.value() - f, point.error(), 1e-12);
            assertTrue(Math.abs(point.error()) <= curve.bound() + 1e-12, point.toString());
            assertEquals(Math.rint(256 * point.value()), 256 * point.value());
        });
        String svg = new TableCurveSvg(curve, "c0").text();
        assertTrue(svg.contains("class=\"band\""));
        assertTrue(svg.startsWith("<svg"));
    }
}
