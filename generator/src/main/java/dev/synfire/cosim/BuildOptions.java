package dev.synfire.cosim;

import java.util.Set;
import java.util.TreeSet;

/**
 * How a model is built; never changes what it computes.
 *
 * @param visible the internal signals and memories that Java may read, by their last name without the instance path; *
 *     for all. Unless {@link #NOTHING} is among them the top module's own signals are always visible
 * @param optimization of the C++ compiler
 * @param waves whether {@link Verilated#openWave} can write a waveform; slows the model down
 */
public record BuildOptions(Set<String> visible, Optimization optimization, boolean waves) {
    /** What the time of Verilator and of the compiler is spent for. */
    public enum Optimization {
        /** Not at all: builds soonest where a model is large and its run very short. */
        NONE("-O0"),
        /** Builds soon, for short runs. */
        QUICK("-O1"),
        /** Runs fastest, for long runs. */
        FAST("-O3");

        private final String flag;

        Optimization(String flag) {
            this.flag = flag;
        }

        String flag() {
            return flag;
        }
    }

    /** Everything visible, quick to build, no waveform: for a unit test of a component. */
    public static final BuildOptions TEST = new BuildOptions(Set.of("*"), Optimization.QUICK, false);

    /** Among the names: not all of the top module's own signals are visible, as of a netlist, whose top has all there is. */
    public static final String NOTHING = "-";

    public BuildOptions {
        visible = Set.copyOf(visible);
    }

    public BuildOptions visible(Set<String> names) {
        return new BuildOptions(new TreeSet<>(names), optimization, waves);
    }

    public BuildOptions optimized(Optimization level) {
        return new BuildOptions(visible, level, waves);
    }

    public BuildOptions withWaves() {
        return new BuildOptions(visible, optimization, true);
    }
}
