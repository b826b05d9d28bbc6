package dev.synfire.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.synfire.board.Boards;
import dev.synfire.core.pipeline.ModuleNames;
import dev.synfire.fixed.FunctionTable;
import dev.synfire.plan.Choice;
import dev.synfire.plan.LayerChoices;
import dev.synfire.report.picture.AllPictures;
import dev.synfire.report.picture.CriticalPath;
import dev.synfire.report.picture.Escaped;
import dev.synfire.report.picture.FloorPlan;
import dev.synfire.report.picture.NetworkDiagram;
import dev.synfire.report.picture.Parts;
import dev.synfire.report.picture.TableCurve;
import dev.synfire.tool.NetlistCells;
import dev.synfire.tool.PlacedCells;
import dev.synfire.tool.PnrReport;
import dev.synfire.tool.TimingPath;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The page of a build: its numbers, and that no name breaks it. */
class BuildPageTest {
    private static final List<String> HOSTILE = List.of(
            "</script><script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "it's & <b>", "$e #end ${x}");

    private static BuildReport report(String network, List<String> layers) {
        var parts = new Parts(layers);
        List<PlacedCells.Cell> cells = new ArrayList<>();
        for (int l = 0; l < layers.size(); l++) {
            for (int n = 0; n <= l; n++) {
                cells.add(new PlacedCells.Cell(
                        "host.core." + ModuleNames.of(layers.get(l), "layer") + ".neurons.v_SB_LUT4_O_" + n,
                        "ICESTORM_LC",
                        l + 1,
                        n / 8 + 1));
            }
        }
        cells.add(new PlacedCells.Cell("host.link.state_SB_DFF_Q", "ICESTORM_LC", 3, 9));
        cells.add(new PlacedCells.Cell("reset_SB_DFF_Q", "ICESTORM_LC", 3, 9));
        cells.add(new PlacedCells.Cell("host.core.readout.best.0.0_RAM", "ICESTORM_RAM", 6, 3));
        var path = new TimingPath(List.of(
                new TimingPath.Step(false, 1.39, cells.getFirst().name(), 1, 1),
                new TimingPath.Step(true, 2.95, "host.link.state_SB_DFF_Q", 3, 9),
                new TimingPath.Step(false, 0.87, "host.link.state_SB_DFF_Q", 3, 9)));
        var diagram = new NetworkDiagram(
                64,
                4,
                1,
                IntStream.range(0, layers.size())
                        .mapToObj(l -> new NetworkDiagram.Box(
                                layers.get(l),
                                "sigmoid",
                                32,
                                8,
                                8,
                                List.of(new NetworkDiagram.Feed(l - 1, "full matrix", 8))))
                        .toList());
        TreeMap<String, PnrReport.Usage> resources = new TreeMap<>();
        resources.put(
                "ICESTORM_LC",
                new PnrReport.Usage(
                        (int) cells.stream()
                                .filter(c -> c.type().equals("ICESTORM_LC"))
                                .count(),
                        5280));
        resources.put("ICESTORM_RAM", new PnrReport.Usage(1, 30));
        return new BuildReport(
                network,
                "00ff",
                Boards.find("icebreaker"),
                resources,
                new PnrReport.Clock(43.552, 24),
                12,
                2,
                1_000_000,
                "layered: " + HOSTILE.getFirst(),
                layers.stream().map(name -> new BuildReport.Layer(name, 32, 8)).toList(),
                layers.stream()
                        .map(name -> new LayerChoices(
                                name, List.of(new Choice(Choice.Part.LANES, "8 lanes of 32", "as few as will do"))))
                        .toList(),
                OptionalDouble.of(106),
                OptionalLong.of(300),
                Optional.of(new BuildReport.Accuracy(1744, 1797)),
                OptionalDouble.of(0.9),
                "icebreaker.bin",
                new BuildDetails(
                        diagram,
                        Optional.of(FloorPlan.of(parts, new PlacedCells(cells))),
                        Optional.of(CriticalPath.of(parts, path)),
                        List.of(TableCurve.of(
                                layers.getFirst(), FunctionTable.standard(FunctionTable.Function.SIGMOID, 8))),
                        AllPictures.of(layers)));
    }

    private static JsonNode held(String page) {
        MatchResult data = Pattern.compile("(?s)<script type=\"application/json\" id=\"report\">(.*?)</script>")
                .matcher(page)
                .results()
                .findFirst()
                .orElseThrow();
        return new ObjectMapper().readTree(data.group(1));
    }

    @Test
    void thePageHoldsReportJson() {
        BuildReport report = report("digits", List.of("hidden", "output"));
        assertEquals(new ObjectMapper().readTree(ReportJson.text(report)), held(BuildPage.text(report)));
    }

    /** Tables of the page, cell by cell, against the file: 1 LC of hidden, 2 of output, one of the link, one of the top. */
    @Test
    void tablesShowTheNumbersOfReportJson() {
        BuildReport report = report("digits", List.of("hidden", "output"));
        String page = BuildPage.text(report);
        JsonNode json = new ObjectMapper().readTree(ReportJson.text(report));
        List<List<String>> rows = rows(page);
        for (String part : List.of("hidden", "output", "host link", "top")) {
            assertTrue(
                    rows.stream()
                            .anyMatch(row -> row.getFirst().equals(part)
                                    && row.size() == 4
                                    && row.get(1)
                                            .equals(json.at("/parts/" + part + "/ICESTORM_LC")
                                                    .asString())),
                    part);
        }
        assertEquals(1, json.at("/parts/hidden/ICESTORM_LC").asInt());
        assertEquals(2, json.at("/parts/output/ICESTORM_LC").asInt());
        assertEquals(1, json.at("/parts/rest of the core/ICESTORM_RAM").asInt());
        assertTrue(rows.contains(List.of("all", "5", "1", "")), rows.toString());
        assertEquals(5, json.at("/resources/ICESTORM_LC/used").asInt());
        assertTrue(rows.contains(List.of("hidden", "neurons.v", "1.39", "0.00")), rows.toString());
        assertTrue(rows.contains(List.of("host link", "link.state", "0.87", "2.95")), rows.toString());
        assertEquals(2.26, json.at("/criticalPath/logic").asDouble());
        assertTrue(page.contains("takes 5.21 ns: 2.26 ns in cells and 2.95 ns on wires"));
        assertTrue(rows.contains(List.of("output", "50.0 %", "12.5 %", "37.5 %", "")), rows.toString());
        assertEquals(0.125, json.at("/layerCycles/output/held").asDouble());
        assertEquals(
                0.29,
                json.at("/quantization/layers/output/weights/errorInSteps").asDouble());
        assertTrue(rows.stream().anyMatch(row -> row.size() == 7 && row.get(3).equals("0.290")), rows.toString());
        assertTrue(rows.contains(List.of("output", "100", "12.5", "4,321", "")), rows.toString());
        assertEquals(4321, json.at("/energy/toggles/output/perSample").asInt());
        assertTrue(page.contains("In integers 34 of 40 samples get their label."));
        assertEquals(34, json.at("/answers/right").asInt());
    }

    private static List<List<String>> rows(String page) {
        return Pattern.compile("(?s)<tr>(.*?)</tr>")
                .matcher(page)
                .results()
                .map(row -> Pattern.compile("(?s)<t[hd][^>]*>(.*?)</t[hd]>")
                        .matcher(row.group(1))
                        .results()
                        .map(cell -> cell.group(1).replaceAll("<[^>]*>", "").strip())
                        .toList())
                .toList();
    }

    /** Whatever is in a name, the page has the same elements, asks for nothing, and is well formed where it draws. */
    @Test
    void namesAreTextAndNothingElse() throws Exception {
        String page = BuildPage.text(report(HOSTILE.get(1), HOSTILE));
        leave("hostile", page);
        assertEquals(1, page.split("<script", -1).length - 1);
        assertEquals(1, page.split("</script", -1).length - 1);
        assertFalse(page.contains("<img"));
        assertFalse(page.contains("<b>it"));
        assertTrue(page.contains("<h1>&quot;&gt;&lt;img src=x onerror=alert(1)&gt;</h1>"));
        assertTrue(page.contains("$e #end ${x}"));
        assertEquals(HOSTILE.get(1), held(page).required("network").asString());
        for (MatchResult svg :
                Pattern.compile("(?s)<svg.*?</svg>").matcher(page).results().toList()) {
            DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(svg.group())));
        }
        assertFalse(Pattern.compile("(src|href|url)\\s*[=(]\\s*[\"']?(https?:|//)")
                .matcher(page)
                .find());
    }

    /** For scripts/report-check, which opens it in a browser. */
    private static void leave(String name, String page) throws IOException {
        Path folder = Files.createDirectories(Path.of("target", "report-pages"));
        Files.writeString(folder.resolve(name + ".html"), page);
    }

    @Test
    void sixtyFourLayersFitIntoAPage() throws IOException {
        List<String> layers = IntStream.range(0, 64).mapToObj(l -> "layer_" + l).toList();
        String page = BuildPage.text(report("deep", layers));
        leave("deep", page);
        layers.forEach(
                name -> assertTrue(page.contains(">" + name + "</text>") || page.contains(">" + name + "\n"), name));
        assertTrue(page.length() < 500_000, "page of " + page.length());
    }

    /** What was synthesised: 2 look-up tables and a flip-flop of the first layer, a block RAM of the link; 1.39 + 2.95 ns. */
    @Test
    void aBuildThatFailedSaysWhichLayerTakesWhat() throws IOException {
        String name = HOSTILE.getFirst();
        var parts = new Parts(List.of(name));
        String prefix = "host.core." + ModuleNames.of(name, "layer") + ".";
        var page = new FailedPage(
                        HOSTILE.get(1),
                        "icebreaker: error[too-big]: " + name,
                        parts,
                        new NetworkDiagram(4, 1, 8, List.of(new NetworkDiagram.Box(name, "LIF", 3, 1, 0, List.of()))),
                        new NetlistCells(List.of(
                                new NetlistCells.Cell(prefix + "a", "SB_LUT4"),
                                new NetlistCells.Cell(prefix + "b", "SB_LUT4"),
                                new NetlistCells.Cell(prefix + "c", "SB_DFFESR"),
                                new NetlistCells.Cell("host.link.queue", "SB_RAM40_4K"))),
                        Optional.of(CriticalPath.of(
                                parts,
                                new TimingPath(List.of(
                                        new TimingPath.Step(false, 1.39, prefix + "a", 1, 1),
                                        new TimingPath.Step(true, 2.95, "host.link.state", 3, 9))))))
                .text();
        List<List<String>> rows = rows(page);
        String escaped = new Escaped().text(name);
        leave("failed", page);
        assertTrue(rows.contains(List.of(escaped, "2", "1", "0")), rows.toString());
        assertTrue(rows.contains(List.of("host link", "0", "0", "1")), rows.toString());
        assertTrue(rows.contains(List.of("all", "2", "1", "1")), rows.toString());
        assertTrue(page.contains("takes 4.34 ns: 1.39 ns in cells and 2.95 ns on wires"));
        assertFalse(page.contains("<script"));
        assertFalse(page.contains("<img"));
    }
}
