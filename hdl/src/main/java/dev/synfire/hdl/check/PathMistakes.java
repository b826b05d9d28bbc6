package dev.synfire.hdl.check;

import dev.synfire.hdl.Clock;
import dev.synfire.hdl.Component;
import dev.synfire.hdl.Signal;
import dev.synfire.hdl.text.Diagnostic;
import dev.synfire.hdl.text.Line;
import dev.synfire.problem.Problem;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Words mistakes along a path of signals, each of which depends on the next. */
final class PathMistakes {
    private PathMistakes() {}

    /** A signal on the path, and the line that makes it depend on the next. */
    record Stop(Signal signal, Line line) {}

    /**
     * @param from the clock with which the value changes; empty where it changes at any time
     * @param or what else may be done
     */
    static Problem crossing(Line line, String what, Optional<Clock> from, List<Stop> path, String or) {
        String lines = path.stream()
                .map(stop -> "    " + path(stop.signal()) + " (" + stop.line() + ")")
                .collect(Collectors.joining("\n"));
        String changes = from.map(clock -> "with " + clock).orElse("at any time");
        return Mistakes.at(
                line,
                Diagnostic.CLOCK_CROSSING,
                what + " takes a value that changes " + changes + ", each line on the one below:\n" + lines + "\n",
                "put a Synchroniser between" + or);
    }

    static Problem loop(List<Stop> round, boolean bits) {
        Stop first = round.getFirst();
        String lines = Stream.concat(round.stream(), Stream.of(first))
                .map(stop -> "    " + path(stop.signal()) + " (" + stop.line() + ")")
                .collect(Collectors.joining("\n"));
        return Mistakes.at(
                first.line(),
                Diagnostic.COMBINATIONAL_LOOP,
                path(first.signal()) + " depends on itself without a register between, each line on the one below:\n"
                        + lines + "\n",
                bits
                        ? "put a register into the loop; bits of one signal that depend on each other must be wires of their own"
                        : "put a register into the loop");
    }

    /** The names of the instances that hold a signal, from the top's on, and its own. */
    private static String path(Signal signal) {
        String path = signal.name();
        Optional<Component<?>> at = Optional.of(signal.component());
        while (at.isPresent() && at.get().instanceName().isPresent()) {
            path = at.get().instanceName().get() + "." + path;
            at = at.get().parent();
        }
        return path;
    }
}
