package dev.synfire.hdl.sim;

import dev.synfire.hdl.Component;
import dev.synfire.hdl.Signal;
import dev.synfire.hdl.check.References;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Puts the combinational signals of a checked design, in which there are no loops, into an order in which each stands
 * behind those that it reads.
 */
final class Levels {
    private final Netlist netlist;
    private final List<Signal> order = new ArrayList<>();
    private final Set<Signal> entered = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Deque<Visit> path = new ArrayDeque<>();

    private record Visit(Signal signal, Iterator<Signal> reads) {}

    private Levels(Netlist netlist) {
        this.netlist = netlist;
    }

    static List<Signal> of(Netlist netlist) {
        Levels levels = new Levels(netlist);
        netlist.drivers().keySet().forEach(signal -> levels.place(netlist.source(signal)));
        return levels.order;
    }

    private void place(Signal root) {
        enter(root);
        while (!path.isEmpty()) {
            Visit visit = path.peek();
            if (visit.reads().hasNext()) {
                enter(netlist.source(visit.reads().next()));
            } else {
                path.pop();
                order.add(visit.signal());
            }
        }
    }

    private void enter(Signal signal) {
        Netlist.Driver driver = netlist.drivers().get(signal);
        if (driver == null || !entered.add(signal)) {
            return;
        }
        Set<Signal> reads = new LinkedHashSet<>();
        switch (driver) {
            case Netlist.Value(var value) -> References.read(value, reads::add);
            case Netlist.Said(var statements) ->
                statements.forEach(statement -> References.read(statement, reads::add));
        }
        path.push(new Visit(signal, reads.iterator()));
    }

    /** The names of the instances from the top's on; empty for the top. */
    static String name(Component<?> component) {
        List<String> names = new ArrayList<>();
        Optional<Component<?>> at = Optional.of(component);
        while (at.isPresent() && at.get().instanceName().isPresent()) {
            names.addFirst(at.get().instanceName().get());
            at = at.get().parent();
        }
        return String.join(".", names);
    }
}
