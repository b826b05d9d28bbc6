package dev.synfire.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.synfire.hdl.Signal;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.integer.RandomLearning;
import dev.synfire.integer.RandomNetworks;
import dev.synfire.layout.CorePlan;
import dev.synfire.plan.PlanRequest;
import dev.synfire.plan.Planner;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** A core can be declared as a component in VHDL, where names of ports are written without regard to case. */
class VhdlNamesTest {
    /** The reserved words of IEEE 1076-2008, 15.10, with those of PSL that it adds. */
    private static final Set<String> VHDL = Set.of("""
            abs access after alias all and architecture array assert assume assume_guarantee attribute begin block body
            buffer bus case component configuration constant context cover default disconnect downto else elsif end
            entity exit fairness file for force function generate generic group guarded if impure in inertial inout is
            label library linkage literal loop map mod nand new next nor not null of on open or others out package
            parameter port postponed procedure process property protected pure range record register reject release
            rem report restrict restrict_guarantee return rol ror select sequence severity shared signal sla sll sra
            srl strong subtype then to transport type unaffected units until use variable vmode vprop vunit wait when
            while with xnor xor
            """.strip().split("\\s+"));

    @Test
    void noPortOfACoreIsAKeyword() {
        Set<String> seen = new TreeSet<>();
        for (long seed = 0; seed < 20; seed++) {
            check(RandomLearning.network(seed), seen);
            check(RandomNetworks.network(seed), seen);
        }
        assertTrue(seen.containsAll(List.of("label_label", "in_last", "result_score")), seen::toString);
    }

    private static void check(IntegerNetwork network, Set<String> seen) {
        CorePlan plan = Planner.plan(network, Optional.empty(), PlanRequest.DEFAULT);
        for (Signal port : new SynfireCore(new SynfireCore.Params(network, plan)).ports()) {
            String name = port.name().toLowerCase(Locale.ROOT);
            seen.add(name);
            assertEquals(false, VHDL.contains(name), network.name() + ": " + name);
            assertTrue(name.matches("[a-z](_?[a-z0-9])*"), name); // no underscore at the end, no two in a row
        }
    }
}
