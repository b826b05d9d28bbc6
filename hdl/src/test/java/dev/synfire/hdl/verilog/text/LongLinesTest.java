package dev.synfire.hdl.verilog.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Where lines of more than 110 letters are broken. */
class LongLinesTest {
    private static final String A = "sequencer_issue_value_of_the_first[4]";
    private static final String B = "sequencer_issue_value_of_the_second[4]";
    private static final String C = "carry_into_the_digit_above";

    @Test
    void partsOfJoinedBitsAreNotTornWhereACommaIsInReach() {
        assertEquals(
                List.of("wire [1:0] digit = {" + A + " && " + C + ",", "        " + B + " ^ " + A + "};"),
                broken("wire [1:0] digit = {" + A + " && " + C + ", " + B + " ^ " + A + "};"));
    }

    @Test
    void outsideBracketsAnOperatorComesBeforeALooserOneWithin() {
        assertEquals(
                List.of(
                        "wire moves = " + A,
                        "        && (" + B + " || " + C + ")",
                        "        && (" + C + " || " + A + ");"),
                broken("wire moves = " + A + " && (" + B + " || " + C + ") && (" + C + " || " + A + ");"));
    }

    @Test
    void aChoiceIsBrokenBeforeABranch() {
        assertEquals(
                List.of("assign next = " + C + " ? " + A, "        : " + C + " ? " + B, "        : " + A + ";"),
                broken("assign next = " + C + " ? " + A + " : " + C + " ? " + B + " : " + A + ";"));
    }

    private static List<String> broken(String line) {
        return LongLines.broken(line);
    }
}
