package dev.synfire.hdl.sim;

import dev.synfire.hdl.Clock;
import dev.synfire.hdl.Signal;
import java.util.ArrayList;
import java.util.List;

/** The clocks that follow signals of the design: their edges come when the signals rise. */
final class DerivedClocks {
    /** Edges that follow from edges without anything from outside; more than a ripple counter is long. */
    private static final int MOST_ROUNDS = 10_000;

    private final State state;
    private final Program program;
    private final List<Follower> followers = new ArrayList<>();

    /** A clock, and where the signal lies that it follows. */
    private static final class Follower {
        final Clock clock;
        final int domain;
        final int slot;
        boolean high;

        Follower(Clock clock, int domain, int slot) {
            this.clock = clock;
            this.domain = domain;
            this.slot = slot;
        }
    }

    /** Notes which are high at the start: that is no edge. */
    DerivedClocks(Netlist netlist, State state, Program program) {
        this.state = state;
        this.program = program;
        for (int domain = 0; domain < netlist.domains().size(); domain++) {
            Clock clock = netlist.domains().get(domain);
            if (clock.source().isPresent()) {
                Signal source = netlist.source(clock.source().get());
                followers.add(new Follower(clock, domain, state.slot(source)));
            }
        }
        if (!followers.isEmpty()) {
            program.settle();
            followers.forEach(follower -> follower.high = isHigh(follower));
        }
    }

    boolean isEmpty() {
        return followers.isEmpty();
    }

    /** Lets the clocks rise whose signals have risen, and what these make rise, until all is quiet. */
    void settle() {
        for (int round = 0; edges(); round++) {
            program.settle();
            if (round == MOST_ROUNDS) {
                throw new IllegalStateException(followers.getFirst().clock + " makes itself rise without end");
            }
        }
    }

    private boolean edges() {
        List<Follower> risen = new ArrayList<>();
        for (Follower follower : followers) {
            boolean high = isHigh(follower);
            if (high && !follower.high) {
                risen.add(follower);
            }
            follower.high = high;
        }
        risen.forEach(follower -> program.edge(follower.domain));
        return !risen.isEmpty();
    }

    private boolean isHigh(Follower follower) {
        return state.narrow(follower.slot) != 0;
    }
}
