package dev.synfire.host.virtual;

/** The line from a simulated board shows what no UART sends. */
public final class LineFault extends RuntimeException {
    private static final long serialVersionUID = 1;

    LineFault(String message) {
        super(message);
    }
}
