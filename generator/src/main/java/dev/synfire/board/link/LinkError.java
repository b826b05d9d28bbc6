package dev.synfire.board.link;

/** What a board has against a command, docs/host-protocol.md. */
public enum LinkError {
    BAD_CRC(1),
    UNKNOWN_COMMAND(2),
    BAD_LENGTH(3),
    BAD_EVENT(4),
    NO_SAMPLE(5),
    NOT_LOADED(6),
    BAD_OFFSET(7),
    BAD_LABEL(8),
    BAD_PLACE(9);

    private final int code;

    LinkError(int code) {
        this.code = code;
    }

    /** The payload of the answer. */
    public int code() {
        return code;
    }
}
