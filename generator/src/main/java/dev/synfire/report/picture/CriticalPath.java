package dev.synfire.report.picture;

import dev.synfire.tool.TimingPath;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The longest path of a design in the words of its user.
 *
 * @param stops from the first register to the last; steps within one place, and through cells without a name, are one stop
 */
public record CriticalPath(List<Stop> stops) {
    /**
     * Where the path passes.
     *
     * @param part a layer, or what is around the layers
     * @param place within the part, such as synapses.drain.takes
     * @param logic nanoseconds in cells
     * @param wires nanoseconds on the wires that lead there
     * @param x column of its tile
     * @param y row of its tile
     */
    public record Stop(String part, String place, double logic, double wires, int x, int y) {}

    public CriticalPath {
        stops = List.copyOf(stops);
    }

    /** Names the steps that nextpnr found. */
    public static CriticalPath of(Parts parts, TimingPath path) {
        List<Stop> stops = new ArrayList<>();
        for (TimingPath.Step step : path.steps()) {
            String part = parts.names().get(parts.of(step.cell()));
            String place = parts.within(step.cell());
            double logic = step.wire() ? 0 : step.nanoseconds();
            double wires = step.wire() ? step.nanoseconds() : 0;
            if (!stops.isEmpty()
                    && (!Parts.isNamed(step.cell())
                            || stops.getLast().part().equals(part)
                                    && stops.getLast().place().equals(place))) {
                Stop before = stops.removeLast();
                part = before.part();
                place = before.place();
                logic += before.logic();
                wires += before.wires();
            }
            stops.add(new Stop(part, place, logic, wires, step.x(), step.y()));
        }
        return new CriticalPath(stops);
    }

    /** Nanoseconds in cells. */
    public double logic() {
        return stops.stream().mapToDouble(Stop::logic).sum();
    }

    /** Nanoseconds on wires. */
    public double wires() {
        return stops.stream().mapToDouble(Stop::wires).sum();
    }

    /** The parts that it passes, in order. */
    public String route() {
        List<String> route = new ArrayList<>();
        stops.forEach(stop -> {
            if (route.isEmpty() || !route.getLast().equals(stop.part())) {
                route.add(stop.part());
            }
        });
        return route.stream().collect(Collectors.joining(", then "));
    }
}
