package dev.synfire.tool;

import dev.synfire.reading.WholeFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * The longest path from register to register that nextpnr found.
 *
 * @param steps from the first register to the last
 */
public record TimingPath(List<Step> steps) {
    /**
     * A part of the path.
     *
     * @param wire whether the time is spent on wires; else in a cell
     * @param nanoseconds what it takes
     * @param cell at its end, by its full name
     * @param x column of that cell
     * @param y row of that cell
     */
    public record Step(boolean wire, double nanoseconds, String cell, int x, int y) {}

    public TimingPath {
        steps = List.copyOf(steps);
    }

    /** Reads it from the file that nextpnr's option --report wrote; empty if no path joins two registers of one clock. */
    public static Optional<TimingPath> read(Path file) {
        JsonNode json = new ObjectMapper().readTree(WholeFile.text(file));
        return json.path("critical_paths")
                .valueStream()
                .filter(TimingPath::isOfOneClock)
                .map(path -> of(path.required("path")))
                .max((a, b) -> Double.compare(a.nanoseconds(), b.nanoseconds()));
    }

    private static boolean isOfOneClock(JsonNode path) {
        String from = path.path("from").asString();
        return from.equals(path.path("to").asString()) && !from.equals("<async>");
    }

    private static TimingPath of(JsonNode path) {
        List<Step> steps = new ArrayList<>();
        for (JsonNode step : path) {
            // Of a register's own delay nextpnr 0.7 names another cell in "from"; "to" is right in all steps.
            boolean wire = step.required("type").asString().equals("routing");
            JsonNode cell = step.required("to");
            steps.add(new Step(
                    wire,
                    step.required("delay").asDouble(),
                    cell.required("cell").asString(),
                    cell.required("loc").get(0).asInt(),
                    cell.required("loc").get(1).asInt()));
        }
        return new TimingPath(steps);
    }

    /** All steps together. */
    public double nanoseconds() {
        return steps.stream().mapToDouble(Step::nanoseconds).sum();
    }
}
