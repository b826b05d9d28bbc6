package dev.synfire.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class FailureTest {
    @Test
    void whatMakeAndVerilatorSayAfterwardsIsNotTheReason() {
        assertEquals(
                List.of("top.v:12: %Error: Can't find definition of variable: 'x'"),
                Failure.why(List.of(
                        "- V e r i l a t i o n   R e p o r t",
                        "top.v:12: %Error: Can't find definition of variable: 'x'",
                        "%Error: Exiting due to 1 error(s)",
                        "make[1]: *** [Vtop.mk:63: all] Error 1",
                        "")));
    }

    @Test
    void withoutAnErrorLineTheLastLinesMustDo() {
        assertEquals(
                List.of("2", "3", "4", "5", "6"), Failure.why(List.of("1", "2", "3", "4", "5", "", "6   ", "   ")));
    }

    @Test
    void silenceStaysSilent() {
        assertEquals(List.of(), Failure.why(List.of()));
    }
}
