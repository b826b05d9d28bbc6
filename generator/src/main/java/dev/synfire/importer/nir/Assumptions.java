package dev.synfire.importer.nir;

import dev.synfire.importer.nir.Discretisation.Arithmetic;
import dev.synfire.model.FiringComparison;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says in plain sentences what a discretisation does with the neurons that a graph has. */
final class Assumptions {
    private Assumptions() {}

    static List<String> of(FlatGraph graph, Discretisation how) {
        List<String> told = new ArrayList<>();
        boolean leaks = graph.nodes().values().stream()
                .anyMatch(node -> node instanceof NirNode.Neuron
                        && !(node instanceof NirNode.I)
                        && !(node instanceof NirNode.IF));
        boolean currents = graph.nodes().values().stream()
                .anyMatch(node -> node instanceof NirNode.CubaLIF || node instanceof NirNode.CubaLI);
        boolean perfect = graph.nodes().values().stream()
                .anyMatch(node -> node instanceof NirNode.IF || node instanceof NirNode.I);
        boolean spikes = graph.nodes().values().stream()
                .anyMatch(node ->
                        node instanceof NirNode.IF || node instanceof NirNode.LIF || node instanceof NirNode.CubaLIF);
        if (leaks) {
            told.add(switch (how.integrator()) {
                        case EULER -> "A state keeps 1 - dt/tau of itself each tick (Euler)";
                        case EXPONENTIAL -> "A state keeps exp(-dt/tau) of itself each tick (exponential)";
                    }
                    + (!currents || how.currentIntegrator() == how.integrator()
                            ? ""
                            : ", a synaptic current 1 - dt/tau_syn (Euler)")
                    + "; --integrator says otherwise.");
            told.add(switch (how.gain()) {
                        case INTEGRATED -> "What arrives is multiplied by r and by what the leak takes, 1 - beta";
                        case RESISTANCE -> "What arrives is multiplied by r";
                        case ONE -> "What arrives is taken as it is, whatever r and w_in are";
                    }
                    + switch (how.gainAt()) {
                        case WEIGHTS -> "";
                        case THRESHOLD -> "; or rather, the threshold is divided by that";
                    }
                    + "; --input-gain and --gain-at say otherwise.");
        }
        if (perfect) {
            told.add(switch (how.perfectGain()) {
                        case INTEGRATED -> "Into IF and I arrives what is sent times r dt";
                        case RESISTANCE -> "Into IF and I arrives what is sent times r, whatever the time step";
                        case ONE -> "Into IF and I arrives what is sent; r is not looked at";
                    }
                    + "; --if-gain says otherwise.");
        }
        if (currents) {
            told.add(switch (how.currentInput()) {
                        case AFTER_DECAY -> "A synaptic current decays before the tick's spikes are added";
                        case BEFORE_DECAY -> "A synaptic current decays after the tick's spikes are added";
                    }
                    + switch (how.feed()) {
                        case NEW -> ", and the membrane gets that of the same tick";
                        case OLD -> ", and the membrane gets that of the tick before";
                    }
                    + "; --current and --feed say otherwise.");
            if (how.currentDelay() > 0) {
                told.add("What is sent, and biases, arrive at a synaptic current one tick later.");
            }
        }
        if (spikes) {
            told.add(spikes(how));
            told.add(reset(how));
            floor(how.floor(), "A leaky membrane").ifPresent(told::add);
            floor(how.perfectFloor(), "The membrane of an IF")
                    .filter(_ -> perfect)
                    .ifPresent(told::add);
        }
        if (how.arithmetic() == Arithmetic.LAVA) {
            told.add("Weights and thresholds are Lava's integers (1 is 256), and every connection takes a tick.");
        }
        return told;
    }

    private static Optional<String> floor(Discretisation.Floor floor, String membrane) {
        return switch (floor) {
            case NONE -> Optional.empty();
            case ZERO -> Optional.of(membrane + " doesn't fall below 0; --floor says otherwise.");
            case MINUS_THRESHOLD ->
                Optional.of(membrane + " doesn't fall below minus its threshold; --floor says otherwise.");
        };
    }

    private static String spikes(Discretisation how) {
        return (how.mostSpikes() == 1
                        ? "A neuron spikes at most once a tick, "
                        : "A neuron spikes as often a tick as its threshold fits into the membrane, ")
                + (how.comparison() == FiringComparison.ABOVE ? "above" : "at or above")
                + " the threshold; --spikes and --fires say otherwise.";
    }

    private static String reset(Discretisation how) {
        String to =
                switch (how.reset()) {
                    case ZERO -> "A spike sets the membrane to 0";
                    case VALUE -> "A spike sets the membrane to v_reset";
                    case SUBTRACT -> "A spike subtracts the threshold from the membrane";
                };
        String when =
                switch (how.order()) {
                    case UPDATE_FIRE_RESET -> " at once";
                    case RESET_UPDATE_FIRE -> " before the next tick's update";
                    case UPDATE_RESET_FIRE -> " after the next tick's update";
                    case FIRE_UPDATE_RESET -> " and is sent a tick after the threshold was crossed";
                };
        return to + when + "; --reset and --reset-when say otherwise.";
    }
}
