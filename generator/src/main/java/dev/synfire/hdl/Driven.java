package dev.synfire.hdl;

/** A signal that follows the values assigned to it without delay; of several assignments that apply the last counts. */
public sealed interface Driven permits Output, Wire {
    /** Drives the signal; a narrower value is widened, a wider one is an error. */
    default void assign(Expr value) {
        Signal self = (Signal) this;
        self.component().assign(self, value);
    }

    /** Drives the signal with a constant, which must fit. */
    default void assign(long value) {
        Signal self = (Signal) this;
        assign(Constants.in(self.shape(), value, self.name()));
    }

    /** Drives the signal with a named state. */
    default void assign(Enum<?> state) {
        assign(Constants.state(state));
    }
}
