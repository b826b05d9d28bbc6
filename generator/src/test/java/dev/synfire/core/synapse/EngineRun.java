package dev.synfire.core.synapse;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.synfire.core.stream.Currents;
import dev.synfire.core.stream.Events;
import dev.synfire.hdl.sim.Simulation;
import java.util.SplittableRandom;

/** A tick of a synapse engine by itself, with random pauses on both sides or without. */
final class EngineRun {
    private EngineRun() {}

    /** The currents of a tick in which those values arrive, one per address. */
    static long[] tick(
            Simulation dut, SynapseEngine engine, int[] frame, int neurons, SplittableRandom random, boolean stalls) {
        Events in = engine.events();
        Currents out = engine.currents();
        long[] sums = new long[neurons];
        int next = 0;
        int address = 0;
        boolean offered = false;
        for (int cycle = 0; cycle < 100_000; cycle++) {
            while (address < frame.length && frame[address] == 0) {
                address++;
            }
            offered = offered || address <= frame.length && !(stalls && random.nextInt(3) == 0);
            dut.set(in.valid, offered ? 1 : 0).set(in.tick, address == frame.length ? 1 : 0);
            dut.setBits(in.address, address < frame.length ? address : random.nextInt())
                    .set(in.last, 0);
            int value = address < frame.length ? frame[address] : random.nextInt();
            in.value.ifPresent(port -> dut.setBits(port, value));
            dut.set(out.ready, stalls && random.nextBoolean() ? 0 : 1);
            boolean taken = offered && dut.get(in.ready) == 1;
            boolean sent = dut.get(out.valid) == 1 && dut.get(out.ready) == 1;
            boolean marker = dut.get(out.tick) == 1;
            if (sent && !marker) {
                assertEquals(next, dut.get(out.neuron));
                sums[next++] = dut.get(out.value);
            }
            dut.clock();
            if (taken) {
                address++;
                offered = false;
            }
            if (sent && marker) {
                assertEquals(neurons, next);
                return sums;
            }
        }
        throw new AssertionError("stuck at address " + address + ", neuron " + next);
    }
}
