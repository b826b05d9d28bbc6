package dev.synfire.importer.dsl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.synfire.network.Network;
import dev.synfire.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JavaNetworkTest {
    private static final String HEAD = """
            import static dev.synfire.network.Neurons.*;
            import dev.synfire.model.Readout;
            import dev.synfire.network.Network;
            import java.nio.file.Path;
            public class Mine {
            """;

    @TempDir
    Path folder;

    private Network read(String body) throws IOException {
        Path file = folder.resolve("Mine.java");
        Files.writeString(file, HEAD + body + "\n}\n");
        return JavaNetwork.read(file);
    }

    private String message(String body) {
        return assertThrows(Problem.class, () -> read(body)).getMessage().replace(folder.toString(), "DIR");
    }

    @Test
    void aFileWithAMethodNetworkIsANetwork() throws IOException {
        Network network = read("""
                static Network network() {
                    return Network.named("mine").input(2)
                            .dense("out", 1, sigmoid()).weights(new double[] {1, 2})
                            .readout(Readout.ACTIVATION);
                }""");
        assertEquals("mine", network.name());
        assertEquals(2, network.input().size());
    }

    @Test
    void theMethodCanTakeTheFolderAndUseAFileBesideIt() throws IOException {
        Files.writeString(folder.resolve("Beside.java"), "class Beside { static final int INPUTS = 3; }\n");
        Network network = read("""
                static Network network(Path folder) {
                    return Network.named(java.nio.file.Files.exists(folder.resolve("Mine.java")) ? "here" : "elsewhere")
                            .input(Beside.INPUTS)
                            .dense("out", 1, sigmoid()).weights(new double[] {1, 2, 3})
                            .readout(Readout.ACTIVATION);
                }""");
        assertEquals("here", network.name());
        assertEquals(3, network.input().size());
    }

    /** HEAD has 5 lines. */
    @Test
    void aCompileErrorHasFileAndLine() {
        String message = message("static Network network() {\n    return nothing;\n}");
        assertTrue(
                message.startsWith("DIR/Mine.java:7: error[java]: the Java compiler says: cannot find symbol"),
                message);
    }

    @Test
    void anExceptionHasTheLineInTheUsersFile() {
        assertEquals(
                "DIR/Mine.java:7: error[java]: NumberFormatException: For input string: \"x\"",
                message("static Network network() {\n    Integer.parseInt(\"x\");\n    return null;\n}"));
    }

    @Test
    void aFileWithoutTheMethodSaysWhatToWrite() {
        assertEquals(
                "DIR/Mine.java: error[java]: there is no class Mine with a static method network; write: public class"
                        + " Mine { public static Network network() { ... } }",
                message(""));
    }

    @Test
    void nullIsNoNetwork() {
        assertEquals(
                "DIR/Mine.java: error[java]: network() returned null; return a network: Network.named(...)",
                message("static Network network() { return null; }"));
    }
}
