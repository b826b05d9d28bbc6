package dev.synfire.hdl.verilog;

import dev.synfire.hdl.Clock;
import dev.synfire.hdl.Component;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Memory;
import dev.synfire.hdl.Output;
import dev.synfire.hdl.Shape;
import dev.synfire.hdl.Signal;
import dev.synfire.hdl.check.BySignal;
import dev.synfire.hdl.check.Warning;
import dev.synfire.hdl.verilog.simplify.DeadBranches;
import dev.synfire.hdl.verilog.simplify.KnownBits;
import dev.synfire.hdl.verilog.simplify.Simplifier;
import dev.synfire.hdl.verilog.text.Row;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The names of one module while it is printed. */
final class ModuleScope implements Scope {
    private final Component<?> component;
    private final Supplier<Set<String>> names;
    private Optional<Set<String>> taken = Optional.empty();
    private final Map<Signal, Signal> aliases;
    private final BySignal<Net> nets;
    private final Map<Expr, Net> hoisted = new IdentityHashMap<>();
    private final List<Net> all = new ArrayList<>();
    private final Map<String, Enum<?>> states = new LinkedHashMap<>();
    private final Map<String, Shape> widths = new HashMap<>();
    private final List<Row> before = new ArrayList<>();
    private final Functions functions;
    private final KnownBits known = new KnownBits();
    private final Addresses addresses = new Addresses(known);
    private final Simplifier simplifier = new Simplifier(known);
    private final DeadBranches reachable = new DeadBranches(known);
    private final Expressions expressions = new Expressions(this);
    private String target = "";
    private boolean combinational;

    /**
     * @param names   finds every name declared in the module, where one is to be added
     * @param aliases outputs of children that are connected to a signal of this module without a net of their own
     */
    ModuleScope(Component<?> component, Supplier<Set<String>> names, Map<Signal, Signal> aliases) {
        this.component = component;
        this.names = names;
        this.aliases = aliases;
        this.nets = new BySignal<>(component);
        this.functions = new Functions(this::free);
    }

    private Set<String> taken() {
        if (taken.isEmpty()) {
            taken = Optional.of(names.get());
        }
        return taken.get();
    }

    Expressions expressions() {
        return expressions;
    }

    Functions functions() {
        return functions;
    }

    /** Says whose value is printed next: hoisted values are named after it. */
    void target(String name) {
        target = name;
    }

    void combinationalBlock(boolean inside) {
        combinational = inside;
    }

    /** The declarations of hoisted values that must stand before what was just printed. */
    List<Row> takeBefore() {
        List<Row> rows = List.copyOf(before);
        before.clear();
        return rows;
    }

    /** The net of one of the component's clocks. */
    String clock(Clock clock) {
        return clock.source().map(this::net).map(net -> net.whole().text()).orElse(clock.name());
    }

    /** The net of the reset of one of the component's clocks. */
    String reset(Clock clock) {
        return clock.resetSource().map(this::net).map(net -> net.whole().text()).orElseGet(() -> clock.resetName()
                .orElseThrow());
    }

    /** The name by which this module knows a signal of its own or of a child. */
    String name(Signal signal) {
        Signal known = known(signal);
        return known.component() == component
                ? known.name()
                : known.component().instanceName().orElseThrow() + "_" + known.name();
    }

    /** Makes a net known, so that its unread bits are found; ports that are only driven are not declared. */
    void declare(Signal signal) {
        net(signal);
    }

    @Override
    public Net net(Signal signal) {
        Signal known = known(signal);
        return nets.contains(known) ? nets.get(known) : nets.computeIfAbsent(known, this::add);
    }

    private Signal known(Signal signal) {
        return aliases.isEmpty() ? signal : aliases.getOrDefault(signal, signal);
    }

    private Net add(Signal signal) {
        return add(name(signal), signal.shape(), signal instanceof Output && signal.component() == component);
    }

    private Net add(String name, Shape shape, boolean outgoing) {
        Net net = new Net(name, shape.width(), shape.signed());
        if (outgoing) {
            net.whole();
        }
        all.add(net);
        return net;
    }

    @Override
    public Net hoist(Expr value, Shape shape, String role) {
        Net known = hoisted.get(value);
        if (known != null) {
            return known;
        }
        String name = free(Stream.of("", "other_", "further_", "last_")
                .map(side -> target + "_" + side + role)
                .toList());
        boolean inside = combinational;
        combinational = false;
        String text = expressions.assigned(value);
        combinational = inside;
        before.add(Row.of(Declarations.of("wire", shape, name) + " = " + text + ";"));
        Net net = add(name, shape, false);
        hoisted.put(value, net);
        return net;
    }

    @Override
    public String saturation(Shape from, Shape to) {
        return functions.saturation(from, to);
    }

    @Override
    public String rounding(String mode, Shape from, int places, Shape to) {
        return functions.rounding(mode, from, places, to);
    }

    @Override
    public String state(Enum<?> constant, Shape shape) {
        String name = constant.name();
        states.put(name, constant);
        widths.put(name, shape);
        return name;
    }

    @Override
    public Expr simple(Expr value) {
        return simplifier.of(value);
    }

    /** What is known of expressions before any signal is. */
    KnownBits known() {
        return known;
    }

    /** Takes what a name stands for. */
    void named(Signal signal, Expr value) {
        known.name(signal, value);
        addresses.name(signal, value);
    }

    @Override
    public void accessed(Memory memory, Expr address) {
        addresses.note(memory, address);
    }

    /** What in the module works but is probably not what was meant. */
    List<Warning> warnings() {
        return addresses.warnings();
    }

    /** Simplifies statements by what is known. */
    DeadBranches reachable() {
        return reachable;
    }

    @Override
    public boolean combinationalBlock() {
        return combinational;
    }

    /** The states used, as declarations, their values in a column. */
    List<String> states() {
        int widest = states.keySet().stream().mapToInt(String::length).max().orElse(0);
        List<String> lines = new ArrayList<>();
        states.forEach((name, state) -> {
            Shape shape = widths.get(name);
            String value = Numbers.of(BigInteger.valueOf(state.ordinal()), shape.width(), false)
                    .text();
            String gap = " ".repeat(widest - name.length());
            lines.add("localparam " + Declarations.type(shape) + name + gap + " = " + value + ";");
        });
        return lines;
    }

    /** What is declared and not read, bit by bit. */
    List<String> unread() {
        List<String> unread = new ArrayList<>();
        all.forEach(net -> unread.addAll(net.unread()));
        return unread;
    }

    /** Takes the first of these names that nothing in the module has; if all are taken, one like the last. */
    String free(List<String> names) {
        Set<String> taken = taken();
        String name =
                names.stream().filter(one -> !taken.contains(one)).findFirst().orElse(names.getLast());
        while (!taken.add(name)) {
            name += "_more";
        }
        return name;
    }
}
