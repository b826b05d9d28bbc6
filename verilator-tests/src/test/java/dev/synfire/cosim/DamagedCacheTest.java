package dev.synfire.cosim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.synfire.tool.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Files of a compiled model are cut short and emptied, as a disk does that filled up: the model is made anew, and works. */
class DamagedCacheTest {
    /** A design that nobody else has in the cache. */
    private final String id = UUID.randomUUID().toString();

    private final Rtl rtl = Rtl.of("lookup", Map.of("words.hex", "11\n22\n33\n44\n", "lookup.v", """
                    // %s
                    module lookup(input clk, input rst, input [1:0] address, output reg [7:0] word);
                      reg [7:0] words [0:3];
                      initial $readmemh("words.hex", words);
                      always @(posedge clk) word <= rst ? 8'd0 : words[address];
                    endmodule
                    """.formatted(id)));

    private Path build() {
        return Verilated.build(rtl, BuildOptions.TEST, Progress.none()).getParent();
    }

    private static Map<String, byte[]> contents(Path folder) throws IOException {
        Map<String, byte[]> contents = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                contents.put(file.getFileName().toString(), Files.readAllBytes(file));
            }
        }
        return contents;
    }

    /** As a new file: the old one may be in use. */
    private static void cut(Path file, int parts) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        Files.delete(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length / 2 * parts));
    }

    /** The entry with what is compiled, which all designs share that differ in images alone. */
    private Path library(Path model) throws IOException {
        try (Stream<Path> entries = Files.list(model.getParent())) {
            for (Path entry : entries.toList()) {
                Path source = entry.resolve("lookup.v");
                if (entry.getFileName().toString().startsWith("library-")
                        && Files.exists(source)
                        && Files.readString(source).contains(id)) {
                    return entry;
                }
            }
        }
        throw new AssertionError("there is no library");
    }

    @Test
    void aDamagedModelIsMadeAnew() throws IOException {
        Path model = build();
        Map<String, byte[]> whole = contents(model);
        assertEquals(List.of(".synfire", "libdut.so", "lookup.v", "words.hex"), List.copyOf(whole.keySet()));
        for (String name : whole.keySet()) {
            for (int parts = 0; parts < 2; parts++) {
                cut(model.resolve(name), parts);
                assertEquals(model, build());
                whole.forEach((file, bytes) -> assertArrayEquals(bytes, read(model.resolve(file)), name + ": " + file));
            }
        }

        Path library = library(model);
        int length = (int) Files.size(library.resolve("libdut.so"));
        for (int parts = 0; parts < 2; parts++) {
            cut(library.resolve("libdut.so"), parts);
            cut(model.resolve("libdut.so"), parts);
            assertEquals(model, build());
            assertEquals(length, Files.size(library.resolve("libdut.so")));
            assertEquals(length, Files.size(model.resolve("libdut.so")));
        }

        try (Verilated dut = Verilated.of(rtl)) {
            dut.reset();
            assertEquals(0x33, dut.set("address", 2).clock(1).get("word"));
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
