package dev.synfire.cli.options;

import dev.synfire.board.Board;
import dev.synfire.problem.Problem;

/** Where the contents of memories come from that start empty, --weights-from. */
public enum WeightsFrom {
    FLASH,
    HOST;

    public static final String OPTION = "--weights-from";

    /**
     * The board, used that way.
     *
     * @throws Problem if its flash is to be read but not known
     */
    public Board on(Board board) {
        if (this == FLASH && board.flash().isEmpty()) {
            throw Problem.wrongInput(
                    "no-flash",
                    OPTION,
                    "'flash', but the board file of " + board.name() + " names no spi-flash",
                    "write host, or leave the option out");
        }
        return this == HOST ? board.loadedByHost() : board;
    }
}
