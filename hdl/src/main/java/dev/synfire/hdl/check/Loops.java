package dev.synfire.hdl.check;

import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Input;
import dev.synfire.hdl.Item;
import dev.synfire.hdl.Let;
import dev.synfire.hdl.Recorded;
import dev.synfire.hdl.Reg;
import dev.synfire.hdl.Signal;
import dev.synfire.hdl.Statement;
import dev.synfire.hdl.text.Line;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds signals that depend on themselves without a register between, through the whole hierarchy, in time linear in
 * the design.
 *
 * <p>The graph has the combinational signals and, for each branch of a when or switch, a guard: the assignments under a
 * branch depend on its guard, the guard on its condition and on the guards of the branches before and around it.
 */
final class Loops {
    /** The condition under which a branch applies. */
    private static final class Guard {}

    /** What a signal or guard depends on, and where that is written. */
    private record Edge(Object to, Line line) {}

    private record Visit(Object node, Iterator<Edge> edges, Line[] leaving) {}

    private final Map<Object, List<Edge>> graph = new LinkedHashMap<>();
    /** What is driven bit by bit. */
    private final Set<Signal> inParts = new HashSet<>();

    private final Set<Object> open = new HashSet<>();
    private final Set<Object> done = new HashSet<>();
    private final Deque<Visit> path = new ArrayDeque<>();

    private Loops() {}

    static void check(Recorded top) {
        Loops loops = new Loops();
        loops.add(top);
        loops.graph.keySet().forEach(loops::follow);
    }

    private void add(Recorded recorded) {
        recorded.items().forEach(this::add);
        recorded.children().forEach(this::add);
    }

    private void add(Item item) {
        switch (item) {
            case Item.Said said -> add(said.statement(), List.of());
            case Item.Named(Let let, Expr value) -> depends(let, value, let.line());
            case Item.Connection(Input input, Expr value, Line line) -> depends(input, value, line);
            default -> {}
        }
    }

    private void add(List<Statement> statements, List<Guard> guards) {
        statements.forEach(statement -> add(statement, guards));
    }

    private void add(Statement statement, List<Guard> guards) {
        switch (statement) {
            case Statement.Assign(Signal target, Expr value, Line line) -> {
                depends(target, value, line);
                guards.forEach(guard -> edge(target, guard, line));
            }
            case Statement.Part(Signal target, int _, int _, Expr value, Line line) -> {
                if (!(target instanceof Reg)) {
                    inParts.add(target);
                    depends(target, value, line);
                    guards.forEach(guard -> edge(target, guard, line));
                }
            }
            case Statement.Next _ -> {}
            case Statement.When when -> {
                if (!drivesNow(when)) {
                    return;
                }
                List<Guard> before = guards;
                for (Statement.Branch branch : when.branches()) {
                    before = List.of(guard(branch.condition(), branch.line(), before));
                    add(branch.body(), before);
                }
                add(when.otherwise(), before);
            }
            case Statement.Switch choice -> {
                if (!drivesNow(choice)) {
                    return;
                }
                List<Guard> under = List.of(guard(choice.subject(), choice.line(), guards));
                choice.cases().forEach(one -> add(one.body(), under));
                choice.otherwise().ifPresent(body -> add(body, under));
            }
        }
    }

    /** True when it drives anything but registers. */
    private static boolean drivesNow(Statement statement) {
        return switch (statement) {
            case Statement.Assign _ -> true;
            case Statement.Part part -> !(part.target() instanceof Reg);
            case Statement.Next _ -> false;
            case Statement.When when -> {
                boolean drives = drivesNow(when.otherwise());
                for (Statement.Branch branch : when.branches()) {
                    drives = drives || drivesNow(branch.body());
                }
                yield drives;
            }
            case Statement.Switch choice -> {
                boolean drives = choice.otherwise().filter(Loops::drivesNow).isPresent();
                for (Statement.Case one : choice.cases()) {
                    drives = drives || drivesNow(one.body());
                }
                yield drives;
            }
        };
    }

    private static boolean drivesNow(List<Statement> statements) {
        for (Statement statement : statements) {
            if (drivesNow(statement)) {
                return true;
            }
        }
        return false;
    }

    private Guard guard(Expr condition, Line line, List<Guard> before) {
        Guard guard = new Guard();
        depends(guard, condition, line);
        before.forEach(other -> edge(guard, other, line));
        return guard;
    }

    private void depends(Object node, Expr value, Line line) {
        References.read(value, signal -> edge(node, signal, line));
    }

    private void edge(Object from, Object to, Line line) {
        graph.computeIfAbsent(from, _ -> new ArrayList<>()).add(new Edge(to, line));
    }

    /** Goes along the edges from a node without recursion: paths are as long as the design is deep. */
    private void follow(Object root) {
        enter(root);
        while (!path.isEmpty()) {
            Visit visit = path.peek();
            if (visit.edges().hasNext()) {
                Edge edge = visit.edges().next();
                visit.leaving()[0] = edge.line();
                enter(edge.to());
            } else {
                path.pop();
                open.remove(visit.node());
                done.add(visit.node());
            }
        }
    }

    private void enter(Object node) {
        List<Edge> edges = graph.get(node);
        if (edges == null || done.contains(node)) {
            return;
        }
        if (!open.add(node)) {
            List<PathMistakes.Stop> round = round(node);
            throw PathMistakes.loop(round, round.stream().anyMatch(stop -> inParts.contains(stop.signal())));
        }
        path.push(new Visit(node, edges.iterator(), new Line[1]));
    }

    /** The signals on the path from where it was first at the node, each with the line that makes it depend on the next. */
    private List<PathMistakes.Stop> round(Object node) {
        List<PathMistakes.Stop> stops = new ArrayList<>();
        for (Visit visit : path) {
            if (visit.node() instanceof Signal signal) {
                stops.addFirst(new PathMistakes.Stop(signal, visit.leaving()[0]));
            }
            if (visit.node() == node) {
                break;
            }
        }
        return stops;
    }
}
