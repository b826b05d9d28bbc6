package dev.synfire.hdl.sim;

import dev.synfire.files.Draft;
import dev.synfire.files.Unwritable;
import dev.synfire.hdl.Clock;
import dev.synfire.hdl.Component;
import dev.synfire.hdl.Node;
import dev.synfire.hdl.Reg;
import dev.synfire.hdl.Shape;
import dev.synfire.hdl.Signal;
import java.io.BufferedWriter;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * A value change dump (IEEE 1364-2001, chapter 18) of every signal; a clock cycle takes 10 ns. Beside a register that holds
 * a state stands one with the state's name, a string as GTKWave and Surfer show it.
 */
final class Waves {
    private static final int HALF_CYCLE = 5000;

    /** Before the code of a signal: the code of its state's name. No other code begins with it. */
    private static final String STATE = "~";

    private static final Enum<?>[] NO_STATES = {};

    private final State state;
    private final Path file;
    private final BufferedWriter out;
    private final List<Signal> traced = new ArrayList<>();
    private final Map<Signal, String> codes = new IdentityHashMap<>();
    private final List<BigInteger> last = new ArrayList<>();
    private final List<Clock> clocks;
    private final long[] lastResets;
    private long time;

    Waves(Path file, Netlist netlist, State state) {
        this.state = state;
        this.file = file;
        this.clocks = netlist.domains().stream()
                .filter(clock -> clock.source().isEmpty())
                .toList();
        this.lastResets = new long[clocks.size()];
        Arrays.fill(lastResets, -1);
        for (Signal signal : netlist.signals()) {
            Signal source = netlist.source(signal);
            if (!codes.containsKey(source)) {
                codes.put(source, code(traced.size() + 2 * clocks.size()));
                traced.add(source);
                last.add(BigInteger.ONE.negate());
            }
        }
        try {
            out = Draft.open(file);
            head(netlist);
        } catch (IOException e) {
            throw Unwritable.of(file, e);
        }
    }

    /** The shortest name for a number: digits are the characters ! to }. */
    private static String code(int number) {
        StringBuilder code = new StringBuilder();
        for (int rest = number; rest >= 0; rest = rest / 93 - 1) {
            code.append((char) ('!' + rest % 93));
        }
        return code.toString();
    }

    private void head(Netlist netlist) throws IOException {
        out.write("$timescale 1ps $end\n");
        Component<?> open = null;
        int depth = 0;
        for (Signal signal : netlist.signals()) {
            if (signal.component() != open) {
                out.write("$upscope $end\n".repeat(depth));
                List<String> scopes = scopes(signal.component());
                for (String scope : scopes) {
                    out.write("$scope module " + scope + " $end\n");
                }
                depth = scopes.size();
                if (open == null) {
                    for (int i = 0; i < clocks.size(); i++) {
                        out.write("$var wire 1 " + code(2 * i) + " " + clocks.get(i) + " $end\n");
                        String reset = clocks.get(i).resetName().orElse("no_reset");
                        out.write("$var wire 1 " + code(2 * i + 1) + " " + reset + " $end\n");
                    }
                }
                open = signal.component();
            }
            int width = signal.shape().width();
            String range = width == 1 ? "" : " [" + (width - 1) + ":0]";
            String kind = Netlist.isState(signal) ? "reg" : "wire";
            String code = codes.get(netlist.source(signal));
            out.write("$var " + kind + " " + width + " " + code + " " + signal.name() + range + " $end\n");
            if (states(signal).length > 0) {
                out.write("$var string 1 " + STATE + code + " " + signal.name() + "_state $end\n");
            }
        }
        out.write("$upscope $end\n".repeat(depth) + "$enddefinitions $end\n");
    }

    /** The states that a register goes through, by their numbers. */
    private static Enum<?>[] states(Signal signal) {
        return signal instanceof Reg reg && reg.init().orElse(reg) instanceof Node.State(Enum<?> first, Shape _)
                ? first.getDeclaringClass().getEnumConstants()
                : NO_STATES;
    }

    private static List<String> scopes(Component<?> component) {
        List<String> scopes = component.parent().map(Waves::scopes).orElseGet(ArrayList::new);
        scopes.add(component.instanceName().orElse("top"));
        return scopes;
    }

    /** Notes the settled values before an edge of the clock of that number. */
    void low(int clock) {
        dump(clock, "0");
    }

    /** Notes the settled values after it. */
    void high(int clock) {
        dump(clock, "1");
    }

    private void dump(int clock, String level) {
        try {
            out.write("#" + time + "\n");
            if (clock < clocks.size()) {
                out.write(level + code(2 * clock) + "\n");
            }
            for (int i = 0; i < clocks.size(); i++) {
                long reset = state.narrow(state.reset(i));
                if (reset != lastResets[i]) {
                    long shown = clocks.get(i).isActiveLow() ? 1 - reset : reset;
                    out.write(shown + code(2 * i + 1) + "\n");
                    lastResets[i] = reset;
                }
            }
            for (int i = 0; i < traced.size(); i++) {
                Signal signal = traced.get(i);
                BigInteger value = Shape.u(signal.shape().width()).wrap(state.value(signal));
                if (!value.equals(last.get(i))) {
                    last.set(i, value);
                    String bits = value.toString(2);
                    out.write(
                            signal.shape().width() == 1
                                    ? bits + codes.get(signal) + "\n"
                                    : "b" + bits + " " + codes.get(signal) + "\n");
                    Enum<?>[] states = states(signal);
                    if (states.length > 0) {
                        String name = value.intValue() < states.length ? states[value.intValue()].name() : "-";
                        out.write("s" + name + " " + STATE + codes.get(signal) + "\n");
                    }
                }
            }
            time += HALF_CYCLE;
        } catch (IOException e) {
            throw Unwritable.of(file, e);
        }
    }

    void close() {
        try {
            out.write("#" + time + "\n");
            out.close();
        } catch (IOException e) {
            throw Unwritable.of(file, e);
        }
    }
}
