package dev.synfire.report.picture;

import dev.synfire.core.pipeline.ModuleNames;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The parts of a design that a user knows: the layers by their own names, then what is around them. Cells of the placed design
 * belong to parts by the instances in their names.
 *
 * @param layers the names of the layers, in order
 */
public record Parts(List<String> layers) {
    private static final List<String> AROUND = List.of("rest of the core", "host link", "top", "without a name");
    private static final Pattern MADE = Pattern.compile("(_SB_|_LUT4_|_TRELLIS_|_PFUMX_|_L6MUX|\\$|_DFF|_LC$).*");

    public Parts {
        layers = List.copyOf(layers);
    }

    /** Their names: of the layers, and of what is around them. */
    public List<String> names() {
        List<String> names = new ArrayList<>(layers);
        names.addAll(AROUND);
        return names;
    }

    /** Whether a part is a layer. */
    public boolean isLayer(int part) {
        return part < layers.size();
    }

    /** The part, as its place in {@link #names}, of a cell with that full name. */
    public int of(String cell) {
        if (!isNamed(cell)) {
            return layers.size() + 3;
        }
        List<String> instances = List.of(cell.split("\\."));
        if (instances.size() > 1 && instances.contains("core")) {
            for (int layer = 0; layer < layers.size(); layer++) {
                if (instances.contains(ModuleNames.of(layers.get(layer), "layer"))) {
                    return layer;
                }
            }
            return layers.size();
        }
        return cell.startsWith("host.") ? layers.size() + 1 : layers.size() + 2;
    }

    /** Whether a cell has a name of the design; nextpnr adds some without, such as those that lead into a chain of carries. */
    public static boolean isNamed(String cell) {
        return !cell.startsWith("$");
    }

    /** A cell's place within its part, such as synapses.drain.takes, without what synthesis put behind the name. */
    public String within(String cell) {
        String own = MADE.matcher(cell).replaceFirst("");
        if (isLayer(of(cell))) {
            String instance = ModuleNames.of(layers.get(of(cell)), "layer") + ".";
            return own.substring(own.indexOf(instance) + instance.length());
        }
        for (String around : List.of("host.core.", "host.")) {
            if (own.startsWith(around)) {
                return own.substring(around.length());
            }
        }
        return own;
    }
}
