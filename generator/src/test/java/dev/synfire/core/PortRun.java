package dev.synfire.core;

import dev.synfire.golden.GoldenModel;
import dev.synfire.golden.Result;
import dev.synfire.hdl.Signal;
import dev.synfire.hdl.sim.Dut;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.integer.Sample;
import dev.synfire.model.Report;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Presents samples of any length to a core at its ports, with resets of one cycle at any time and with pauses of up to
 * several ticks, and compares every beat that comes out with the golden model.
 */
public final class PortRun {
    /** Cycles after the last beat that was expected, in which a surplus one would show. */
    private static final int SURPLUS = 300;

    /** Cycles without progress after which a core counts as stuck. */
    private static final int PATIENCE = 20_000;

    /**
     * A sample.
     *
     * @param ticks of it that are presented; more than a sample of the network has spoil it, and nothing else
     * @param cut whether a reset comes before all of it has come out
     */
    public record Presented(Sample sample, int ticks, boolean cut) {}

    /** A beat that is to come out; anything: what comes before the next marker has no meaning. */
    private record Beat(String where, boolean tick, boolean last, long address, long value, boolean anything) {}

    private final SynfireCore core;
    private final IntegerNetwork network;
    private final Dut dut;
    private final SplittableRandom random;
    private final GoldenModel golden;
    private final Deque<Beat> inputs = new ArrayDeque<>();
    private final Deque<Beat> outputs = new ArrayDeque<>();
    private final Deque<Beat> results = new ArrayDeque<>();
    private final List<Integer> image;
    private final Pause inPause;
    private final Pause outPause;
    private final Pause resultPause;
    private boolean offering;
    private boolean outWaits;
    private boolean resultWaits;
    private int loaded;
    private long cycles;
    private int compared;

    /** Around a core that runs. */
    public PortRun(SynfireCore core, Dut dut, long seed) {
        this.core = core;
        this.network = core.params().network();
        this.dut = dut;
        random = new SplittableRandom(seed);
        golden = new GoldenModel(network);
        image = core.image();
        boolean pauses = random.nextInt(4) != 0;
        inPause = new Pause(pauses);
        outPause = new Pause(pauses);
        resultPause = new Pause(pauses);
    }

    /** A stream pauses now and then, mostly for a few cycles and at times for long. */
    private final class Pause {
        private final int chance;
        private int left;

        Pause(boolean pauses) {
            chance = pauses ? new int[] {0, 2, 8, 64}[random.nextInt(4)] : 0;
        }

        boolean now() {
            if (left > 0) {
                left--;
                return true;
            }
            if (chance > 0 && random.nextInt(chance) == 0) {
                left = (1 << random.nextInt(chance < 64 ? 3 : 9)) - 1;
                return true;
            }
            return false;
        }
    }

    /** Presents the samples, those that are not cut back to back; throws what an assertion does when anything differs. */
    public void run(List<Presented> samples) {
        dut.reset();
        begin();
        long typical = 0;
        for (int i = 0; i < samples.size(); i++) {
            Presented presented = samples.get(i);
            String where = "sample " + i + (presented.cut() ? " of " : ", not cut, of ") + presented.ticks() + " ticks";
            long before = cycles;
            present(presented, where);
            if (presented.cut()) {
                long until = random.nextLong(1 + Math.max(20, 3 * typical / 2));
                for (long cycle = 0; cycle < until; cycle++) {
                    step();
                }
                reset();
            } else if (typical == 0 || random.nextInt(3) == 0) {
                drain();
                typical = Math.max(typical, cycles - before);
            }
        }
        drain();
        for (int cycle = 0; cycle < SURPLUS; cycle++) {
            step();
        }
    }

    /** Beats that were compared. */
    public int compared() {
        return compared;
    }

    /** After a reset: what was under way is gone, memories that begin empty are filled. */
    private void begin() {
        inputs.clear();
        outputs.clear();
        results.clear();
        offering = false;
        outWaits = false;
        resultWaits = false;
        loaded = 0;
    }

    /** Whatever is offered in the cycle of the reset is not taken. */
    private void reset() {
        noise(core.in.valid);
        noise(core.out.ready);
        noise(core.result.ready);
        dut.reset(1);
        begin();
    }

    private void noise(Signal input) {
        dut.set(input, random.nextInt(2));
    }

    private void present(Presented presented, String where) {
        int ticks = presented.ticks();
        boolean whole = network.input().frames(network.ticks()) == 1 && network.ticks() > 1;
        boolean tooLong = ticks > network.ticks();
        golden.reset();
        for (int tick = 0; tick < ticks; tick++) {
            String when = where + ", tick " + tick;
            int[] frame = presented.sample().frame(tick % network.ticks()).toArray();
            boolean last = tick == ticks - 1;
            if (!whole || tick % network.ticks() == 0) {
                for (int address = 0; address < frame.length; address++) {
                    if (frame[address] != 0) {
                        inputs.add(new Beat(when, false, random.nextBoolean(), address, frame[address], false));
                    }
                }
                boolean ends = whole ? tick + network.ticks() >= ticks : last;
                inputs.add(new Beat(when, true, ends, random.nextInt(), random.nextInt(), false));
            }
            golden.tick(frame);
            int[] sent = golden.outputs(network.layers().size() - 1);
            for (int neuron = 0; neuron < sent.length && !tooLong; neuron++) {
                if (sent[neuron] != 0) {
                    outputs.add(new Beat(when, false, last, neuron, sent[neuron], false));
                }
            }
            outputs.add(new Beat(when, true, last, 0, 0, tooLong));
        }
        if (network.readout().report() == Report.WINNER) {
            Result winner = golden.result();
            results.add(new Beat(where, false, true, winner.label(), winner.score(), tooLong));
        } else {
            long[] scores = golden.scores();
            for (int neuron = 0; neuron < scores.length; neuron++) {
                boolean last = neuron == scores.length - 1;
                results.add(new Beat(where, false, last, neuron, scores[neuron], tooLong));
            }
        }
    }

    private void drain() {
        int idle = 0;
        while (!inputs.isEmpty() || !outputs.isEmpty() || !results.isEmpty()) {
            idle = step() ? 0 : idle + 1;
            if (idle > PATIENCE) {
                Beat missing = outputs.isEmpty() ? results.peek() : outputs.peek();
                throw new AssertionError("stuck; missing: " + missing);
            }
        }
    }

    /** One cycle; true if a beat moved. */
    private boolean step() {
        offering = !inputs.isEmpty() && (offering || !inPause.now());
        Beat offered = offering
                ? inputs.peek()
                : new Beat("", random.nextBoolean(), random.nextBoolean(), random.nextInt(), random.nextInt(), false);
        dut.set(core.in.valid, offering ? 1 : 0)
                .set(core.in.tick, offered.tick() ? 1 : 0)
                .set(core.in.last, offered.last() ? 1 : 0)
                .setBits(core.in.address, offered.address());
        core.in.value.ifPresent(value -> dut.setBits(value, offered.value()));
        dut.set(core.out.ready, outPause.now() ? 0 : 1);
        dut.set(core.result.ready, resultPause.now() ? 0 : 1);
        core.load.ifPresent(load -> {
            dut.set(load.valid, loaded < image.size() ? 1 : 0);
            dut.set(load.data, loaded < image.size() ? image.get(loaded) : 0);
        });

        boolean taken = offering && dut.get(core.in.ready) == 1;
        boolean loads = core.load.isPresent() && loaded < image.size() && dut.get(core.load.get().ready) == 1;
        boolean out = output();
        boolean told = result();
        dut.clock(1);
        cycles++;
        if (taken) {
            inputs.remove();
            offering = false;
        }
        loaded += loads ? 1 : 0;
        return taken || loads || out || told;
    }

    private boolean output() {
        boolean valid = dut.get(core.out.valid) == 1;
        if (outWaits && !valid) {
            throw new AssertionError("out_valid fell before the beat was taken: " + outputs.peek());
        }
        if (!valid) {
            return false;
        }
        boolean tick = dut.get(core.out.tick) == 1;
        Beat expected = outputs.peek();
        if (expected == null) {
            throw new AssertionError("a surplus beat at out: " + shown(core.out.address, core.out.value));
        }
        if (!expected.anything() || tick) {
            check(expected, "tick", expected.tick() ? 1 : 0, dut.get(core.out.tick));
            if (expected.tick()) {
                check(expected, "last", expected.last() ? 1 : 0, dut.get(core.out.last));
            } else {
                check(expected, "address", expected.address(), dut.get(core.out.address));
                core.out.value.ifPresent(value -> check(expected, "value", expected.value(), dut.get(value)));
            }
        }
        boolean taken = dut.get(core.out.ready) == 1;
        outWaits = !taken;
        if (taken && (!expected.anything() || tick)) {
            outputs.remove();
            compared++;
        }
        return taken;
    }

    private String shown(Signal address, Optional<? extends Signal> value) {
        return "tick " + dut.get(core.out.tick) + ", address " + dut.get(address)
                + value.map(carried -> ", value " + dut.get(carried)).orElse("");
    }

    private boolean result() {
        boolean valid = dut.get(core.result.valid) == 1;
        if (resultWaits && !valid) {
            throw new AssertionError("result_valid fell before the beat was taken: " + results.peek());
        }
        if (!valid) {
            return false;
        }
        Beat expected = results.peek();
        if (expected == null) {
            throw new AssertionError("a surplus result: label " + dut.get(core.result.label));
        }
        if (!expected.anything()) {
            check(expected, "label", expected.address(), dut.get(core.result.label));
            check(expected, "score", expected.value(), dut.get(core.result.score));
        }
        core.result.last.ifPresent(last -> check(expected, "last", expected.last() ? 1 : 0, dut.get(last)));
        boolean taken = dut.get(core.result.ready) == 1;
        resultWaits = !taken;
        if (taken) {
            results.remove();
            compared++;
        }
        return taken;
    }

    private static void check(Beat beat, String what, long expected, long actual) {
        if (expected != actual) {
            throw new AssertionError(what + " is " + actual + ", expected " + expected + ", of " + beat);
        }
    }
}
