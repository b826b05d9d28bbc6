package dev.synfire.hdl.verilog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Functions give way to names of the user. */
class FunctionNamesTest {
    @Test
    void aFunctionHasANameThatNothingElseHas() {
        String text = Verilog.emit(new TakenNames(), new Verilog.Options(false))
                .files()
                .get("half_up_9_1.v");
        List<String> functions = Pattern.compile("(?<=\\n    )function .*;")
                .matcher(text)
                .results()
                .map(found -> found.group())
                .toList();
        assertEquals(
                List.of(
                        "function signed [7:0] half_up_8_1_function(input signed [7:0] operand);",
                        "function signed [8:0] half_up_9_1_function(input signed [8:0] operand);",
                        "function signed [6:0] sat_8_7_function(input signed [7:0] operand);",
                        "function signed [7:0] sat_9_8_function(input signed [8:0] operand);",
                        "function [7:0] sat_s9_u8_function(input signed [8:0] operand);",
                        "function signed [7:0] toward_zero_9_1_function(input signed [8:0] operand);"),
                functions);
    }
}
