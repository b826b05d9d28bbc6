package dev.synfire.explore;

import dev.synfire.layout.Family;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** An exploration as lines of text: a table, a layout a line, the frontier marked with stars. */
public final class ExploreTable {
    private ExploreTable() {}

    /** The lines, the names of the columns first. */
    public static List<String> lines(Exploration exploration) {
        List<List<String>> rows = new ArrayList<>();
        boolean large = exploration.board().device().largeRams() > 0;
        List<String> head =
                new ArrayList<>(List.of("", "lanes", "cells est.", "cells", "EBR", "DSP", "MHz", "cycles", "us", ""));
        rows.add(head);
        List<Point> frontier = exploration.frontier();
        for (Point point : exploration.points()) {
            boolean failed = point.outcome().isPresent() && point.built().isEmpty();
            rows.add(new ArrayList<>(List.of(
                    frontier.contains(point) ? "*" : "",
                    point.label(),
                    text("%,d", point.estimated().cells()),
                    point.built()
                            .map(built -> text("%,d", built.resources().cells()))
                            .orElse("-"),
                    text("%d", point.resources().blockRams()),
                    text("%d", point.resources().multipliers()),
                    point.built().map(built -> text("%.1f", built.mhz())).orElse("-"),
                    text("%,.0f", exploration.cycles(point)),
                    failed ? "-" : text("%,.1f", exploration.time(point)),
                    point.outcome()
                            .filter(Outcome.Failed.class::isInstance)
                            .map(came -> ((Outcome.Failed) came).why())
                            .orElse(""))));
        }
        if (large) {
            head.add(5, "SPRAM");
            for (int i = 0; i < exploration.points().size(); i++) {
                rows.get(i + 1)
                        .add(5, "" + exploration.points().get(i).resources().largeRams());
            }
        }
        List<String> lines = new ArrayList<>(aligned(rows));
        lines.add(text(
                "* no other layout has fewer cells and is faster. Times of layouts that were not built (-) are at %.1f MHz.",
                exploration.mhz()));
        lines.add("A build adds the host link, about 600 "
                + (exploration.board().device().family() == Family.ICE40 ? "logic cells" : "look-up tables")
                + " and 2 block RAMs.");
        return lines;
    }

    private static List<String> aligned(List<List<String>> rows) {
        int[] widths = IntStream.range(0, rows.getFirst().size())
                .map(column -> rows.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElseThrow())
                .toArray();
        int last = widths.length - 1;
        return rows.stream()
                .map(row -> IntStream.range(0, row.size())
                        .mapToObj(i -> i <= 1 || i == last
                                ? row.get(i) + " ".repeat(widths[i] - row.get(i).length())
                                : " ".repeat(widths[i] - row.get(i).length()) + row.get(i))
                        .collect(Collectors.joining("  "))
                        .stripTrailing())
                .toList();
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
