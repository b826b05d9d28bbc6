package dev.synfire.plan;

import dev.synfire.integer.Activation;
import dev.synfire.integer.IntegerLayer;
import dev.synfire.integer.RateNeuron;
import dev.synfire.layout.Device;
import dev.synfire.layout.EngineLayout;
import dev.synfire.layout.LayerPlan;
import dev.synfire.layout.MemoryStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Says of a layered plan what was decided about each array of each layer, and why. */
final class Reasons {
    private final Optional<Device> device;

    Reasons(Optional<Device> device) {
        this.device = device;
    }

    /** All choices about a layer. */
    LayerChoices of(IntegerLayer layer, LayerPlan chosen, String whyLanes) {
        List<Choice> choices = new ArrayList<>();
        int most = EngineLayout.mostLanes(layer);
        String lanes = chosen.lanes() + (chosen.lanes() == 1 ? " lane" : " lanes") + " of " + most;
        choices.add(new Choice(Choice.Part.LANES, lanes, whyLanes));
        EngineLayout engine = EngineLayout.of(layer.feeds().getFirst(), chosen.lanes());
        choices.add(weights(chosen, engine));
        choices.add(sums(chosen, engine));
        if (!(layer.model() instanceof RateNeuron)) {
            choices.add(membranes(chosen, layer));
        }
        choices.add(parameters(chosen, layer));
        if (layer.model() instanceof RateNeuron rate && rate.activation() instanceof Activation.Table table) {
            choices.add(table(chosen, table));
        }
        choices.add(queue(chosen));
        return new LayerChoices(layer.name(), choices);
    }

    private Choice weights(LayerPlan chosen, EngineLayout engine) {
        int words = engine.weightWords();
        int width = engine.lanes() * engine.weightBits();
        String size = size(words, width);
        String why =
                switch (chosen.weights()) {
                    case AUTO -> size + ", for any FPGA";
                    case BLOCK -> size + blocks(words, width);
                    case DISTRIBUTED -> size;
                    case REGISTERS -> size + ", too small for a block RAM";
                    case HUGE -> size + blocks(words, width, ", would need ", "");
                };
        String where = chosen.weights() == MemoryStyle.REGISTERS ? "look-up tables" : name(chosen.weights());
        return new Choice(Choice.Part.WEIGHTS, where, why);
    }

    private Choice sums(LayerPlan chosen, EngineLayout engine) {
        int rows = engine.sumRows();
        String of = rows + (rows == 1 ? " row of " : " rows of ") + engine.lanes();
        String why = rows == 1
                ? "one sum a lane"
                : switch (chosen.accumulators()) {
                    case AUTO -> of + ", for any FPGA";
                    case BLOCK -> of + (lutRam() ? ", too many for LUT RAM" : "");
                    case DISTRIBUTED -> of + ", two ticks side by side";
                    case REGISTERS -> of + ", leaves block RAM free";
                    case HUGE -> of;
                };
        return new Choice(Choice.Part.SUMS, rows == 1 ? "registers" : name(chosen.accumulators()), why);
    }

    private Choice membranes(LayerPlan chosen, IntegerLayer layer) {
        String words = layer.neurons() + " neurons";
        return new Choice(
                Choice.Part.MEMBRANES,
                name(chosen.membranes()),
                switch (chosen.membranes()) {
                    case AUTO -> words + ", for any FPGA";
                    case BLOCK -> words + (lutRam() ? ", too many for LUT RAM" : ", there is no LUT RAM");
                    case DISTRIBUTED, HUGE -> words;
                    case REGISTERS -> words + ", too few for a memory";
                });
    }

    private static Choice parameters(LayerPlan chosen, IntegerLayer layer) {
        String words = "a word per neuron, " + layer.neurons();
        return new Choice(
                Choice.Part.PARAMETERS,
                table(chosen.parameters()),
                chosen.room().isPresent()
                        ? "can be exchanged in a finished bitstream"
                        : chosen.parameters() == MemoryStyle.REGISTERS ? words + ", too small for a block RAM" : words);
    }

    private static Choice table(LayerPlan chosen, Activation.Table table) {
        return new Choice(
                Choice.Part.TABLE,
                table(chosen.table()),
                table.function() + ", " + table.entries().size() + " entries");
    }

    private static Choice queue(LayerPlan chosen) {
        int beats = chosen.queue();
        if (beats == 0) {
            return new Choice(Choice.Part.QUEUE, "none", "");
        }
        return new Choice(Choice.Part.QUEUE, name(chosen.queueStyle()), beats + " events");
    }

    private String blocks(int words, int width) {
        return blocks(words, width, ", ", "");
    }

    private String blocks(int words, int width, String before, String after) {
        return device.map(d -> {
                    int blocks = d.family().blockRams(words, width);
                    return before + blocks + after + (blocks == 1 ? " block RAM" : " block RAMs");
                })
                .orElse("");
    }

    private boolean lutRam() {
        return device.isPresent() && device.get().family().hasLutRam();
    }

    private static String size(int words, int width) {
        return String.format(Locale.ROOT, "%,d words of %d bits", words, width);
    }

    private static String table(MemoryStyle style) {
        return style == MemoryStyle.REGISTERS ? "look-up tables" : name(style);
    }

    private static String name(MemoryStyle style) {
        return switch (style) {
            case AUTO -> "what synthesis chooses";
            case BLOCK -> "block RAM";
            case DISTRIBUTED -> "LUT RAM";
            case REGISTERS -> "registers";
            case HUGE -> "SPRAM";
        };
    }
}
