package dev.synfire.core.learning;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.synfire.core.stream.StatePort;
import dev.synfire.hdl.Driven;
import dev.synfire.hdl.sim.Dut;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads and writes through a state port.
 *
 * @param port of the core
 * @param dut it runs
 */
record StateRun(StatePort port, Dut dut) {
    private static final int PATIENCE = 20_000;

    /** All words. */
    LearnedWords read(StateParts parts) {
        List<List<BigInteger>> all = new ArrayList<>();
        for (int part = 0; part < parts.parts().size(); part++) {
            List<BigInteger> words = new ArrayList<>();
            for (int word = 0; word < parts.parts().get(part).words(); word++) {
                choose(part, word);
                pulse(port.load);
                waitWhile(port.busy, 1);
                BigInteger read = BigInteger.ZERO;
                for (int b = 0; b < parts.bytes(); b++) {
                    read = read.or(BigInteger.valueOf(dut.get(port.out)).shiftLeft(8 * b));
                    pulse(port.shift);
                }
                words.add(read);
            }
            all.add(words);
        }
        return new LearnedWords(parts, all);
    }

    /** Writes all words. */
    void write(LearnedWords state) {
        for (int part = 0; part < state.words().size(); part++) {
            for (int word = 0; word < state.words().get(part).size(); word++) {
                for (int b = 0; b < state.parts().bytes(); b++) {
                    dut.set(
                            port.in,
                            state.words().get(part).get(word).shiftRight(8 * b).intValue() & 0xff);
                    pulse(port.shift);
                }
                choose(part, word);
                pulse(port.store);
                waitWhile(port.busy, 1);
            }
        }
    }

    private void choose(int part, int word) {
        dut.set(port.part, part).set(port.word, word);
        waitWhile(port.free, 0);
    }

    private void pulse(Driven signal) {
        dut.set(signal, 1).clock().set(signal, 0);
    }

    private void waitWhile(Driven signal, int value) {
        for (int cycle = 0; dut.get(signal) == value; cycle++) {
            assertTrue(cycle < PATIENCE, () -> signal.name() + " stays " + value);
            dut.clock();
        }
    }
}
