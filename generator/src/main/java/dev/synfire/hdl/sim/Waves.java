package dev.synfire.hdl.sim;

import dev.synfire.hdl.Component;
import dev.synfire.hdl.Shape;
import dev.synfire.hdl.Signal;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** A value change dump (IEEE 1364-2001, chapter 18) of every signal; a clock cycle takes 10 ns. */
final class Waves {
    private static final int HALF_CYCLE = 5000;
    private static final String CLOCK = "!";
    private static final String RESET = "\"";

    private final State state;
    private final BufferedWriter out;
    private final List<Signal> traced = new ArrayList<>();
    private final Map<Signal, String> codes = new IdentityHashMap<>();
    private final List<BigInteger> last = new ArrayList<>();
    private long lastReset = -1;
    private long time;

    Waves(Path file, Netlist netlist, State state) {
        this.state = state;
        for (Signal signal : netlist.signals()) {
            Signal source = netlist.source(signal);
            if (!codes.containsKey(source)) {
                codes.put(source, code(traced.size() + 2));
                traced.add(source);
                last.add(BigInteger.ONE.negate());
            }
        }
        try {
            out = Files.newBufferedWriter(file);
            head(netlist);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The shortest name for a number: digits are the characters ! to ~. */
    private static String code(int number) {
        StringBuilder code = new StringBuilder();
        for (int rest = number; rest >= 0; rest = rest / 94 - 1) {
            code.append((char) ('!' + rest % 94));
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
                    out.write("$var wire 1 " + CLOCK + " clk $end\n$var wire 1 " + RESET + " rst $end\n");
                }
                open = signal.component();
            }
            int width = signal.shape().width();
            String range = width == 1 ? "" : " [" + (width - 1) + ":0]";
            String kind = Netlist.isState(signal) ? "reg" : "wire";
            String code = codes.get(netlist.source(signal));
            out.write("$var " + kind + " " + width + " " + code + " " + signal.name() + range + " $end\n");
        }
        out.write("$upscope $end\n".repeat(depth) + "$enddefinitions $end\n");
    }

    private static List<String> scopes(Component<?> component) {
        List<String> scopes = component.parent().map(Waves::scopes).orElseGet(ArrayList::new);
        scopes.add(component.instanceName().orElse("top"));
        return scopes;
    }

    /** Notes the settled values before a clock edge. */
    void low() {
        dump("0");
    }

    /** Notes the settled values after a clock edge. */
    void high() {
        dump("1");
    }

    private void dump(String clock) {
        try {
            out.write("#" + time + "\n" + clock + CLOCK + "\n");
            long reset = state.narrow(State.RESET);
            if (reset != lastReset) {
                out.write(reset + RESET + "\n");
                lastReset = reset;
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
                }
            }
            time += HALF_CYCLE;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void close() {
        try {
            out.write("#" + time + "\n");
            out.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
