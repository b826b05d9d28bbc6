package dev.synfire.board.link;

/** The kinds of answers, docs/host-protocol.md. */
public enum Answer {
    IDENTITY(0x81),
    RESULT(0x82),
    DONE(0x83),
    ERROR(0xff);

    private final int code;

    Answer(int code) {
        this.code = code;
    }

    /** The first byte of the answer. */
    public int code() {
        return code;
    }
}
