package dev.synfire.problem;

import java.util.function.UnaryOperator;

/**
 * An error that the user can correct, reported in one message without a stack trace.
 *
 * <p>The message reads {@code where: error[code]: what; instead}: where it is (file, line, node; may be empty), a stable
 * code in lower-case words with hyphens, what was given and what was expected, and what to write or do instead.
 */
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1;

    /**
     * What kind of failure this is; decides the exit code of the command line.
     *
     * <p>Exit code 0 means done, and 70 an internal error, which is no Problem: any other Throwable.
     */
    public enum Kind {
        /** A check failed; the code says which: mismatch, too-big, too-slow, target-not-reached. */
        CHECK_FAILED(1),
        /** A file or an option is wrong. */
        WRONG_INPUT(2),
        /** An external tool is missing, failed, or did not end in time. */
        TOOL_FAILED(3),
        /** The user ended it; 128 + 2 as shells count. */
        INTERRUPTED(130);

        private final int exitCode;

        Kind(int exitCode) {
            this.exitCode = exitCode;
        }

        public int exitCode() {
            return exitCode;
        }
    }

    private final Kind kind;
    private final String code;

    private Problem(Kind kind, String code, String where, String what, String instead) {
        this(
                kind,
                code,
                (where.isEmpty() ? "" : where + ": ") + "error[" + code + "]: " + what
                        + (instead.isEmpty() ? "" : "; " + instead));
    }

    private Problem(Kind kind, String code, String message) {
        super(message);
        this.kind = kind;
        this.code = code;
    }

    /** The input, a file or an option, is wrong: exit code 2. */
    public static Problem wrongInput(String code, String where, String what, String instead) {
        return new Problem(Kind.WRONG_INPUT, code, where, what, instead);
    }

    /** A check failed: a mismatch, timing not met, too big for the board: exit code 1. */
    public static Problem checkFailed(String code, String where, String what, String instead) {
        return new Problem(Kind.CHECK_FAILED, code, where, what, instead);
    }

    /** An external tool is missing or failed: exit code 3. */
    public static Problem toolFailed(String code, String where, String what, String instead) {
        return new Problem(Kind.TOOL_FAILED, code, where, what, instead);
    }

    /** The user interrupted it, or the thread was interrupted: exit code 130. */
    public static Problem interrupted(String what, String instead) {
        return new Problem(Kind.INTERRUPTED, "interrupted", "", what, instead);
    }

    /** The same problem with its message in other words, such as another name of an option. */
    public Problem reworded(UnaryOperator<String> words) {
        return new Problem(kind, code, words.apply(getMessage()));
    }

    public Kind kind() {
        return kind;
    }

    /** The stable code, such as unknown-key. */
    public String code() {
        return code;
    }
}
