package dev.synfire.hdl;

import dev.synfire.hdl.text.ConnectionMistake;
import java.util.LinkedHashMap;
import java.util.Map;

/** A register for each field of a bundle's payload; made by {@link Component#registers}. */
public final class BundleRegister {
    private final Map<String, Reg> registers = new LinkedHashMap<>();
    private final Bundle like;

    BundleRegister(Component<?> component, String prefix, Bundle like) {
        this.like = like;
        like.payload()
                .forEach(field -> registers.put(
                        field.name(),
                        component.reg(prefix + field.name(), field.signal().shape())));
    }

    /** The register of that field of the bundle after which these were made. */
    public Reg of(Signal field) {
        return like.payload().stream()
                .filter(one -> one.signal() == field)
                .findFirst()
                .map(one -> registers.get(one.name()))
                .orElseThrow(() -> ConnectionMistake.noField(field.name()));
    }

    /** Keeps reset away from all of them. */
    public BundleRegister withoutReset() {
        registers.values().forEach(Reg::withoutReset);
        return this;
    }

    /** Holds all of them at clock edges where the condition is 0. */
    public BundleRegister enable(Expr condition) {
        registers.values().forEach(register -> register.enable(condition));
        return this;
    }

    /** At the next clock edge each takes its field of the bundle. */
    public BundleRegister next(Bundle source) {
        source.payload().forEach(field -> register(field).next(field.signal()));
        return this;
    }

    /** Each drives its field of the bundle. */
    public void leadTo(Bundle sink) {
        sink.payload().forEach(field -> field.signal().assign(register(field)));
    }

    private Reg register(Bundle.Field field) {
        Reg register = registers.get(field.name());
        if (register == null) {
            throw ConnectionMistake.noField(field.signal().name());
        }
        return register;
    }
}
