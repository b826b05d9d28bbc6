package dev.synfire.board;

import dev.synfire.board.link.HostLink;
import dev.synfire.cosim.Verilated;
import dev.synfire.host.virtual.Pins;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Stands for a core behind a host link: takes events now and then, says what it was given, and makes up results. */
final class LinkCore implements Pins, AutoCloseable {
    private final Verilated dut;
    private final Random random = new Random(3);
    private final List<String> beats = new ArrayList<>();
    private final boolean spikes;
    private final boolean signed;
    private int patience;
    int label;
    int score;
    int[] scores = {};
    private int told;
    final List<Integer> weights = new ArrayList<>();
    private int wanted;

    LinkCore(HostLink link, boolean spikes, boolean signed) {
        this.spikes = spikes;
        this.signed = signed;
        dut = Verilated.of(link);
        dut.set("event_ready", 0).set("result_valid", 0).set("uart_rx", 1).reset();
    }

    /** Its memories start empty. */
    LinkCore wanting(int numbers) {
        wanted = numbers;
        return this;
    }

    @Override
    public void rx(int level) {
        dut.set("uart_rx", level);
    }

    @Override
    public int tx() {
        return (int) dut.get("uart_tx");
    }

    @Override
    public void clock(int cycles) {
        for (int i = 0; i < cycles; i++) {
            if (wanted > 0) {
                boolean wants = weights.size() < wanted;
                dut.set("load_ready", wants ? 1 : 0);
                if (wants && dut.get("load_valid") == 1) {
                    weights.add((int) dut.get("load_data"));
                }
            }
            boolean ready = random.nextInt(3) > 0;
            dut.set("event_ready", ready ? 1 : 0);
            if (ready && dut.get("event_valid") == 1) {
                beat();
            }
            boolean offers = patience == 1;
            boolean last = told + 1 >= scores.length;
            dut.set("result_valid", offers ? 1 : 0)
                    .set("result_label", scores.length > 0 ? told : label)
                    .set("result_score", scores.length > 0 ? scores[told] : score);
            if (scores.length > 0) {
                dut.set("result_last", last ? 1 : 0);
            }
            if (offers && dut.get("result_ready") == 1) {
                patience = last ? 0 : 1 + random.nextInt(30);
                told = last ? 0 : told + 1;
            } else if (patience > 1) {
                patience--;
            }
            dut.clock(1);
        }
    }

    private void beat() {
        if (dut.get("event_tick") == 0) {
            beats.add(dut.get("event_address")
                    + (spikes ? "" : "=" + (signed ? dut.getSigned("event_value") : dut.get("event_value"))));
        } else if (dut.get("event_last") == 1) {
            beats.add("last");
            patience = 1 + random.nextInt(50);
        } else {
            beats.add("tick");
        }
    }

    /** What the link shows beside its core: the last label. */
    long shownLabel() {
        return dut.get("label");
    }

    String given() {
        String all = String.join(" ", beats);
        beats.clear();
        return all;
    }

    @Override
    public void close() {
        dut.close();
    }
}
