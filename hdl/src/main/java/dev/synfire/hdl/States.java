package dev.synfire.hdl;

import dev.synfire.hdl.text.Mistake;

/** Whose states a value holds, as far as is known; those of two machines do not meet. */
final class States {
    private States() {}

    /** Refuses a value of another machine's than that of the register, expression or label it meets. */
    static void check(Expr one, Expr other) {
        Enum<?> its = state(one);
        if (its == null) {
            return;
        }
        Enum<?> others = state(other);
        if (others != null && others.getDeclaringClass() != its.getDeclaringClass()) {
            throw Mistake.mixedStates(
                    one instanceof Signal signal ? signal.name() : "the value",
                    its.getDeclaringClass().getSimpleName(),
                    others.getDeclaringClass().getSimpleName());
        }
    }

    /** One of the states, any; null where the value is no state as far as is known. */
    private static Enum<?> state(Expr value) {
        return switch (value) {
            case Reg reg ->
                reg.init().isPresent() && reg.init().get() instanceof Node.State state ? state.constant() : null;
            case Node.State state -> state.constant();
            case Node.Mux choice -> state(choice.whenTrue());
            default -> null;
        };
    }
}
