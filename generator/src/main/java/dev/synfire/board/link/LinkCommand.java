package dev.synfire.board.link;

/** The commands, docs/host-protocol.md. */
public enum LinkCommand {
    IDENTIFY(1),
    RUN(2),
    FIRST_TICK(3),
    NEXT_TICK(4),
    LOAD(5),
    LEARN(0x20),
    LEARN_FIRST_TICK(0x21),
    LEARNING(0x22),
    READ_LEARNED(0x23),
    WRITE_LEARNED(0x24);

    private final int code;

    LinkCommand(int code) {
        this.code = code;
    }

    /** The first byte of the command. */
    public int code() {
        return code;
    }
}
