package dev.synfire.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class BoardsCommandTest {
    private static String run(String... arguments) {
        StringWriter out = new StringWriter();
        assertEquals(
                0,
                new CommandLine(new BoardsCommand())
                        .setOut(new PrintWriter(out))
                        .execute(arguments));
        return out.toString();
    }

    @Test
    void listsEachVariantAndMarksTheDefault() {
        String table = run();
        assertTrue(
                table.contains(
                        "icebreaker         1BitSquared iCEBreaker       ICE40UP5K-SG48              5280        30    0        24\n"),
                table);
        assertTrue(table.contains("\nulx3s-85f *        Radiona ULX3S "), table);
        assertTrue(table.contains("\nulx3s-12f          Radiona ULX3S "), table);
    }

    @Test
    void listsThemForScriptsToo() {
        JsonNode boards = new ObjectMapper().readTree(run("--json")).required("boards");
        assertEquals(21, boards.size());
        assertEquals("alchitry-cu", boards.get(0).required("name").asString());
        assertEquals(208, boards.get(3).required("resources").required("DP16KD").asInt());
    }
}
