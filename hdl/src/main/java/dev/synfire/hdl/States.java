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

    /** Refuses a state for a signal that holds a number: a register that is declared by a number, or of another width. */
    static void checkAssigned(Signal target, Expr value) {
        Enum<?> state = constant(value);
        if (state == null) {
            return;
        }
        boolean number = target instanceof Reg reg
                && reg.init().isPresent()
                && reg.init().get() instanceof Node.Literal;
        if (number || !target.shape().equals(Constants.state(state).shape())) {
            throw Mistake.stateAsNumber(
                    target.name(),
                    target.shape().toString(),
                    state.name(),
                    state.getDeclaringClass().getSimpleName());
        }
    }

    /** One of the states that an expression of constants gives, any; null where it is no such expression. */
    private static Enum<?> constant(Expr value) {
        return switch (value) {
            case Node.State state -> state.constant();
            case Node.Mux choice -> {
                Enum<?> state = constant(choice.whenTrue());
                yield state == null ? constant(choice.whenFalse()) : state;
            }
            default -> null;
        };
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
