package dev.synfire.hdl;

import dev.synfire.hdl.text.Names;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * A module that is not described here: a vendor's primitive such as a PLL, or Verilog written by hand. Its ports are
 * fields, as in any component, with the names that they have in its Verilog; its clocks are {@link #clock(String)}. Only
 * the instance is printed.
 *
 * <p>{@link #logic} may describe what it does, so that designs with it run in the JVM; nothing of that is printed.
 *
 * {@snippet :
 * final class GlobalBuffer extends BlackBox<NoParams> {
 *     final Input in = input("USER_SIGNAL_TO_GLOBAL_BUFFER", bit());
 *     final Output out = output("GLOBAL_BUFFER_OUTPUT", bit());
 *
 *     GlobalBuffer() {
 *         super("SB_GB", new NoParams());
 *     }
 *
 *     protected void logic() {
 *         out.assign(in);
 *     }
 * }
 * }
 *
 * @param <P> the record that its parameters are made of
 */
public abstract class BlackBox<P extends Record> extends Component<P> {
    private final String module;
    private boolean model = true;

    /** @param module the name of the module in Verilog */
    protected BlackBox(String module, P params) {
        super(params);
        this.module = Names.checked(module);
    }

    /**
     * The Verilog parameters of the instance: numbers, strings, and constants ({@link Expr#lit}) for bit vectors, which
     * are printed bit by bit. They come in the order of the map, or by name where it has none, as that of {@link Map#of}.
     */
    protected Map<String, Object> parameters() {
        return Map.of();
    }

    /** What it does, for the simulation in the JVM. Where this is not overridden, no simulation can have it. */
    @Override
    protected void logic() {
        model = false;
    }

    /** A module of this name in Verilog that stands for it in simulations and for linters. */
    protected Optional<String> simulationModel() {
        return Optional.empty();
    }

    @Override
    protected final String moduleName() {
        return module;
    }

    /** Whether {@link #logic} describes what it does. */
    public final boolean hasModel() {
        return model;
    }

    /** The Verilog parameters, as an instance names them. */
    public final SequencedMap<String, Object> instanceParameters() {
        Map<String, Object> given = parameters();
        return given instanceof SequencedMap<String, Object> ordered ? ordered : new TreeMap<>(given);
    }

    /** The text of its {@link #simulationModel}. */
    public final Optional<String> verilogModel() {
        return simulationModel();
    }
}
