package dev.synfire.board.link;

import dev.synfire.model.Report;

/** The kinds of answers, docs/host-protocol.md. */
public enum Answer {
    IDENTITY(0x81),
    RESULT(0x82),
    DONE(0x83),
    SCORES(0x84),
    ERROR(0xff),
    LEARNING(0xa2),
    LEARNED(0xa3);

    private final int code;

    Answer(int code) {
        this.code = code;
    }

    /** What a sample is answered with. */
    public static Answer to(Report report) {
        return switch (report) {
            case WINNER -> RESULT;
            case SCORES -> SCORES;
        };
    }

    /** The first byte of the answer. */
    public int code() {
        return code;
    }
}
