package dev.synfire.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What nextpnr 0.7 writes with --write and --report, cut short. */
class NextpnrFilesTest {
    @TempDir
    Path folder;

    private Path file(String text) throws Exception {
        return Files.writeString(folder.resolve("file.json"), text);
    }

    @Test
    void aPlacedCellHasATypeAndATile() throws Exception {
        Path file = file("""
                {"creator": "next-pnr", "modules": {"top": {"settings": {"seed": "1"}, "ports": {"clk": {"bits": [3]}},
                "cells": {
                  "host.core.hidden_layer.neurons.v_SB_LUT4_O_LC": {"hide_name": 0, "type": "ICESTORM_LC",
                    "parameters": {"LUT_INIT": "0110"},
                    "attributes": {"BEL_STRENGTH": "STRONG", "NEXTPNR_BEL": "X4/Y30/lc3"}, "connections": {"I0": [7]}},
                  "host.core.out_layer.weights.0.0_RAM": {"attributes": {"NEXTPNR_BEL": "X19/Y7/ram"}, "type": "ICESTORM_RAM"},
                  "without_a_place": {"type": "SB_IO", "attributes": {"src": "top.v:1.1-2.2"}}},
                "netnames": {"clk": {"bits": [3], "attributes": {"NEXTPNR_BEL": "X1/Y1/none"}}}}}}
                """);
        assertEquals(
                List.of(
                        new PlacedCells.Cell("host.core.hidden_layer.neurons.v_SB_LUT4_O_LC", "ICESTORM_LC", 4, 30),
                        new PlacedCells.Cell("host.core.out_layer.weights.0.0_RAM", "ICESTORM_RAM", 19, 7)),
                PlacedCells.read(file).cells());
    }

    /** Three paths: to a pin, 9 ns; from clock to clock, 1.39 + 2.5 + 0.1 ns; and the same 1 ns. */
    @Test
    void theLongestPathIsOneFromRegisterToRegister() throws Exception {
        String step = "{\"delay\": %, \"from\": {\"cell\": \"x\", \"loc\": [0, 0], \"port\": \"O\"},"
                + " \"to\": {\"cell\": \"@\", \"loc\": [4, 30], \"port\": \"I0\"}, \"type\": \"#\"}";
        String register = step.replace("%", "1.39").replace("@", "a.b").replace("#", "clk-to-q");
        String wire = step.replace("%", "2.5").replace("@", "c").replace("#", "routing");
        String setup = step.replace("%", "0.1").replace("@", "c").replace("#", "setup");
        Path file = file("{\"critical_paths\": ["
                + "{\"from\": \"posedge clk\", \"to\": \"<async>\", \"path\": [" + wire.replace("2.5", "9") + "]},"
                + "{\"from\": \"posedge clk\", \"to\": \"posedge clk\", \"path\": [" + setup.replace("0.1", "1") + "]},"
                + "{\"from\": \"posedge clk\", \"to\": \"posedge clk\", \"path\": [" + register + "," + wire + ","
                + setup
                + "]}]}");
        assertEquals(
                Optional.of(new TimingPath(List.of(
                        new TimingPath.Step(false, 1.39, "a.b", 4, 30),
                        new TimingPath.Step(true, 2.5, "c", 4, 30),
                        new TimingPath.Step(false, 0.1, "c", 4, 30)))),
                TimingPath.read(file));
    }
}
