package dev.synfire.hdl.sim;

import dev.synfire.hdl.Component;
import dev.synfire.hdl.Node;
import dev.synfire.hdl.Reg;
import dev.synfire.hdl.Shape;
import dev.synfire.hdl.Signal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A waveform as text, for tests and documents: the values of some signals just before each rising clock edge.
 *
 * {@snippet :
 * var wave = TextWave.of(dut, counter.enable, counter.count);
 * wave.clock(2);
 * dut.set(counter.enable, 1);
 * wave.clock(3);
 * System.out.println(wave);
 * }
 *
 * prints
 *
 * <pre>
 * enable ___/----
 * count  |0   |1|2
 * </pre>
 *
 * A bit is {@code _} or {@code -}, with {@code /} and {@code \} where it changes. Of other signals the value stands where it
 * is new: a number, or the name of a state.
 */
public final class TextWave {
    private final Dut dut;
    private final List<Signal> signals;
    private final List<List<String>> values = new ArrayList<>();

    private TextWave(Dut dut, List<Signal> signals) {
        this.dut = dut;
        this.signals = signals;
        signals.forEach(_ -> values.add(new ArrayList<>()));
    }

    /** Begins one. */
    public static TextWave of(Dut dut, Signal... signals) {
        return new TextWave(dut, List.copyOf(Arrays.asList(signals)));
    }

    /** Notes the values, and lets a clock cycle pass; so many times. */
    public TextWave clock(int cycles) {
        for (int i = 0; i < cycles; i++) {
            for (int s = 0; s < signals.size(); s++) {
                values.get(s).add(text(signals.get(s)));
            }
            dut.clock();
        }
        return this;
    }

    /** Notes the values, and lets a clock cycle pass. */
    public TextWave clock() {
        return clock(1);
    }

    private String text(Signal signal) {
        if (signal.shape().width() > Long.SIZE) {
            return dut.getWide(signal).toString();
        }
        long value = dut.get(signal);
        Enum<?>[] states = states(signal);
        if (value >= 0 && value < states.length) {
            return states[(int) value].name();
        }
        return signal.shape().signed() ? Long.toString(value) : Long.toUnsignedString(value);
    }

    private static Enum<?>[] states(Signal signal) {
        return signal instanceof Reg reg && reg.init().orElse(reg) instanceof Node.State(Enum<?> first, Shape _)
                ? first.getDeclaringClass().getEnumConstants()
                : new Enum<?>[0];
    }

    /** The waveform so far, a line for each signal. */
    @Override
    public String toString() {
        int names =
                signals.stream().mapToInt(signal -> name(signal).length()).max().orElse(0);
        int column = 1
                + values.stream()
                        .flatMap(List::stream)
                        .mapToInt(String::length)
                        .max()
                        .orElse(0);
        List<String> lines = new ArrayList<>();
        for (int s = 0; s < signals.size(); s++) {
            String name = name(signals.get(s));
            boolean bit = signals.get(s).shape().equals(Shape.bit()) && states(signals.get(s)).length == 0;
            String wave = bit ? levels(values.get(s), column) : words(values.get(s), column);
            lines.add((name + " ".repeat(names - name.length()) + " " + wave).stripTrailing());
        }
        return String.join("\n", lines) + "\n";
    }

    private static String levels(List<String> bits, int column) {
        StringBuilder wave = new StringBuilder();
        String before = bits.isEmpty() ? "" : bits.getFirst();
        for (String bit : bits) {
            String level = bit.equals("1") ? "-" : "_";
            wave.append(bit.equals(before) ? level : bit.equals("1") ? "/" : "\\")
                    .append(level.repeat(column - 1));
            before = bit;
        }
        return wave.toString();
    }

    private static String words(List<String> texts, int column) {
        StringBuilder wave = new StringBuilder();
        String before = "";
        for (String text : texts) {
            String shown = text.equals(before) ? "" : "|" + text;
            wave.append(shown).append(" ".repeat(column - shown.length()));
            before = text;
        }
        return wave.toString();
    }

    /** The name with those of the instances that it is in. */
    private static String name(Signal signal) {
        StringBuilder name = new StringBuilder(signal.name());
        Component<?> at = signal.component();
        while (at.parent().isPresent()) {
            name.insert(0, at.instanceName().orElseThrow() + ".");
            at = at.parent().get();
        }
        return name.toString();
    }
}
