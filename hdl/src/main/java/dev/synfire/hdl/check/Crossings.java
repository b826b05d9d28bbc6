package dev.synfire.hdl.check;

import dev.synfire.hdl.Clock;
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
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds registers and memory ports that take values which change with another clock, or with none, and do not say that
 * they do so on purpose. A synchronous read of a memory that another clock writes is not meant: that is how words cross.
 *
 * <p>Signals are followed forward from the registers and read ports of each clock, in time linear in the design for each
 * clock.
 */
final class Crossings {
    /** What takes a value at a clock edge: something that is clocked, or the reset of the clock. */
    private record Sink(String name, Clock clock, Line line, boolean isReset) {}

    private record Edge(Object to, Line line) {}

    /** From where a signal was reached. */
    private record Step(Signal from, Line line) {}

    private final Map<Signal, List<Edge>> readers = new IdentityHashMap<>();
    private final Map<Object, List<Signal>> sources = new IdentityHashMap<>();
    private final Map<Object, Clock> clocks = new IdentityHashMap<>();

    /** What signals are another name for: inputs of what they are connected to, named expressions of signals. */
    private final Map<Signal, Signal> aliases = new IdentityHashMap<>();

    private final List<Signal> outside = new ArrayList<>();

    private final Clocks resets;

    private Crossings(Clocks resets) {
        this.resets = resets;
    }

    static void check(Recorded top, Clocks clocks) {
        boolean asynchronous = top.component().ports().stream()
                .anyMatch(port -> port instanceof Input input && input.isAsynchronous());
        if (clocks.roots() < 2 && !asynchronous) {
            return;
        }
        Crossings crossings = new Crossings(clocks);
        crossings.name(top);
        for (Signal port : top.component().ports()) {
            if (port instanceof Input input) {
                if (input.isAsynchronous()) {
                    crossings.outside.add(input);
                }
                input.clock().ifPresent(clock -> crossings.source(input, clock));
            }
        }
        crossings.add(top);
        crossings.sources.forEach((domain, from) -> crossings.follow(from, Optional.of(crossings.clocks.get(domain))));
        crossings.follow(crossings.outside, Optional.empty());
    }

    private void name(Recorded recorded) {
        for (Item item : recorded.items()) {
            if (item instanceof Item.Connection(Input input, Signal from, Line _)) {
                aliases.put(input, from);
            } else if (item instanceof Item.Named(Let let, Signal from)) {
                aliases.put(let, from);
            } else if (item instanceof Item.Said(Statement.Assign(Signal target, Signal from, Line _))) {
                aliases.put(target, from);
            }
        }
        recorded.children().forEach(this::name);
    }

    /** What all clocks have in common that rise together: the signal they follow, or the clock at their other end. */
    private Object domain(Clock clock) {
        Clock root = clock.root();
        if (root.source().isEmpty()) {
            return root;
        }
        Signal at = root.source().get();
        for (int steps = 0; steps <= aliases.size() && aliases.containsKey(at); steps++) {
            at = aliases.get(at);
        }
        return at;
    }

    private void source(Signal signal, Clock clock) {
        Object domain = domain(clock);
        clocks.putIfAbsent(domain, clock.root());
        sources.computeIfAbsent(domain, _ -> new ArrayList<>()).add(signal);
    }

    private void add(Recorded recorded) {
        for (Clock clock : recorded.component().clocks()) {
            if (clock.resetSource().isPresent() && resets.hasReset(clock) && !clock.isAsynchronous()) {
                Sink sink = new Sink("the reset of " + clock, clock, clock.line(), true);
                reads(clock.resetSource().get(), sink, sink.line());
            }
        }
        for (Item item : recorded.items()) {
            switch (item) {
                case Item.Declaration(Reg reg) -> source(reg, reg.clock());
                case Item.Named(Let let, Expr value) -> reads(value, let, let.line());
                case Item.Connection(Input input, Expr value, Line line) -> reads(value, input, line);
                case Item.Said(Statement statement) -> add(statement, List.of());
                case Item.Read read -> {
                    source(read.port(), read.port().clock());
                    Sink sink = sink(
                            read.port().name(), read.port().clock(), read.port().line());
                    reads(read.address(), sink, sink.line());
                    reads(read.enable(), sink, sink.line());
                }
                case Item.Write write -> write(write);
                case Item.ReadWrite both -> {
                    source(both.port(), both.port().clock());
                    write(both.writing());
                }
                default -> {}
            }
        }
        recorded.children().forEach(this::add);
    }

    private void write(Item.Write write) {
        Sink sink = sink("the memory " + write.memory().name(), write.clock(), write.line());
        reads(write.address(), sink, sink.line());
        reads(write.data(), sink, sink.line());
        reads(write.enable(), sink, sink.line());
        write.mask().ifPresent(mask -> reads(mask, sink, sink.line()));
    }

    private static Sink sink(String name, Clock clock, Line line) {
        return new Sink(name, clock, line, false);
    }

    private void add(List<Statement> statements, List<Expr> conditions) {
        statements.forEach(statement -> add(statement, conditions));
    }

    private void add(Statement statement, List<Expr> conditions) {
        switch (statement) {
            case Statement.Assign(Signal target, Expr value, Line line) -> {
                reads(value, target, line);
                conditions.forEach(condition -> reads(condition, target, line));
            }
            case Statement.Next(Reg target, Expr value, Line line) -> taken(target, value, line, conditions);
            case Statement.Part(Reg target, int _, int _, Expr value, Line line) ->
                taken(target, value, line, conditions);
            case Statement.Part(Signal target, int _, int _, Expr value, Line line) -> {
                reads(value, target, line);
                conditions.forEach(condition -> reads(condition, target, line));
            }
            case Statement.When when -> {
                List<Expr> all = new ArrayList<>(conditions);
                for (Statement.Branch branch : when.branches()) {
                    all.add(branch.condition());
                    add(branch.body(), List.copyOf(all));
                }
                add(when.otherwise(), List.copyOf(all));
            }
            case Statement.Switch choice -> {
                List<Expr> all = new ArrayList<>(conditions);
                all.add(choice.subject());
                choice.cases().forEach(one -> add(one.body(), all));
                choice.otherwise().ifPresent(body -> add(body, all));
            }
        }
    }

    private void taken(Reg target, Expr value, Line line, List<Expr> conditions) {
        if (!target.isFromOtherClock()) {
            Sink sink = sink(target.name(), target.clock(), line);
            reads(value, sink, line);
            conditions.forEach(condition -> reads(condition, sink, line));
            target.enable().ifPresent(enable -> reads(enable, sink, line));
        }
    }

    private void reads(Expr value, Object reader, Line line) {
        References.read(value, signal -> readers.computeIfAbsent(signal, _ -> new ArrayList<>())
                .add(new Edge(reader, line)));
    }

    private void follow(List<Signal> from, Optional<Clock> home) {
        Map<Signal, Step> reached = new IdentityHashMap<>();
        Deque<Signal> waiting = new ArrayDeque<>(from);
        while (!waiting.isEmpty()) {
            Signal signal = waiting.remove();
            for (Edge edge : readers.getOrDefault(signal, List.of())) {
                switch (edge.to()) {
                    case Sink sink -> {
                        if (home.isEmpty() || domain(home.get()) != domain(sink.clock())) {
                            List<PathMistakes.Stop> path = path(signal, reached);
                            throw sink.isReset()
                                    ? PathMistakes.crossing(sink.line(), sink.name(), home, path, "")
                                    : PathMistakes.crossing(
                                            sink.line(),
                                            sink.name() + " is clocked by " + sink.clock() + " and",
                                            home,
                                            path,
                                            ", or call fromOtherClock where something else guards it");
                        }
                    }
                    case Signal further -> {
                        if (!reached.containsKey(further)) {
                            reached.put(further, new Step(signal, edge.line()));
                            waiting.add(further);
                        }
                    }
                    default -> throw new IllegalStateException(edge.to().toString());
                }
            }
        }
    }

    /** From the signal that the sink reads to that which changes with the other clock. */
    private static List<PathMistakes.Stop> path(Signal last, Map<Signal, Step> reached) {
        List<PathMistakes.Stop> stops = new ArrayList<>();
        Signal at = last;
        for (Step step = reached.get(at); step != null; step = reached.get(at)) {
            stops.add(new PathMistakes.Stop(at, step.line()));
            at = step.from();
        }
        stops.add(new PathMistakes.Stop(at, at.line()));
        return stops;
    }
}
