package dev.synfire.hdl.proof;

import dev.synfire.hdl.Batch;
import dev.synfire.hdl.Choices;
import dev.synfire.hdl.RandomDesign;
import dev.synfire.hdl.Soup;
import dev.synfire.hdl.Specimen;
import java.util.ArrayList;
import java.util.List;

/** What is drawn and proven. */
enum Kind {
    EXPRESSIONS(1000, 16) {
        @Override
        Choices fresh(long seed, long number) {
            return Choices.random(mixed(seed, number), Soup.beginning(number));
        }

        @Override
        Batch batch(List<Choices> members) {
            return new Batch(List.of(new Soup(members)));
        }
    },
    DESIGNS(50, 100) {
        @Override
        Choices fresh(long seed, long number) {
            return Choices.random(mixed(seed, -1 - number));
        }

        @Override
        Batch batch(List<Choices> members) {
            List<Specimen<?>> designs = new ArrayList<>();
            for (int i = 0; i < members.size(); i++) {
                designs.add(new RandomDesign(new RandomDesign.Params(members.get(i), "design_" + i, 1)));
            }
            return new Batch(designs);
        }
    };

    /** How many share a run of the tools, and for how many cycles each runs. */
    private final int together;

    private final int cycles;

    Kind(int together, int cycles) {
        this.together = together;
        this.cycles = cycles;
    }

    int together() {
        return together;
    }

    int cycles() {
        return cycles;
    }

    /** What the one with this number is drawn with. */
    abstract Choices fresh(long seed, long number);

    /** All of them in one design. */
    abstract Batch batch(List<Choices> members);

    /** All that run together as the batch of that number. */
    List<Choices> members(long seed, int batch) {
        List<Choices> members = new ArrayList<>();
        for (int i = 0; i < together; i++) {
            members.add(fresh(seed, (long) batch * together + i));
        }
        return members;
    }

    private static long mixed(long seed, long number) {
        return seed * 0x9E3779B97F4A7C15L + number * 0xBF58476D1CE4E5B9L;
    }
}
