package dev.synfire.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.synfire.board.Boards;
import dev.synfire.importer.NetworkFile;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.layout.CorePlan;
import dev.synfire.layout.Cost;
import dev.synfire.layout.LayerPlan;
import dev.synfire.layout.MemoryStyle;
import dev.synfire.plan.Goal;
import dev.synfire.quantize.Quantizer;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class ExplorationTest {
    private final IntegerNetwork network = Quantizer.quantize(NetworkFile.read(Path.of("..", "examples", "digits-lif")))
            .network();

    @Test
    void theFrontierHoldsWhatNothingSmallerBeats() {
        // At 10 MHz: 100 cells 10 us, 200 cells 20 us, 300 cells 5 us, 300 cells 4 us.
        Exploration exploration = of(point(100, 1, 100), point(200, 2, 200), point(300, 3, 50), point(300, 4, 40));

        assertEquals(List.of("1 1", "4 4"), labels(exploration.frontier()));
    }

    @Test
    void thatWhichWasBuiltCountsAsItIs() {
        var slow = new Outcome.Built(new Resources(90, 1, 0, 0), 5, 1, new Cycles(100, 100));
        var failed = new Outcome.Failed("too big: 6000 ICESTORM_LC of 5280");
        Exploration exploration =
                of(point(100, 1, 100).with(slow), point(200, 2, 50).with(failed), point(50, 3, 10));

        assertEquals(List.of("1 1"), labels(exploration.frontier()));
        assertEquals(20, exploration.time(exploration.frontier().getFirst())); // 100 cycles at 5 MHz
        List<String> lines = ExploreTable.lines(exploration);
        assertEquals("* 1 1", lines.get(2).substring(0, 6).replaceAll(" +", " ").strip());
        assertTrue(lines.get(3).endsWith("too big: 6000 ICESTORM_LC of 5280"), lines.get(3));
    }

    @Test
    void ofMorePointsThanAreWantedTheEndsAreAmongThose() {
        Exploration exploration =
                of(point(100, 1, 50), point(200, 2, 40), point(300, 3, 30), point(400, 4, 20), point(500, 5, 10));

        assertEquals(List.of("1 1", "3 3", "5 5"), labels(exploration.chosen(3)));
        assertEquals(List.of("5 5"), labels(exploration.chosen(1)));
    }

    @Test
    void thePictureIsWellFormedAndHasADotForEachLayout() throws Exception {
        Exploration exploration = of(
                point(100, 1, 50).with(new Outcome.Built(new Resources(120, 1, 0, 0), 5, 1, new Cycles(60, 60))),
                point(200, 2, 40));

        var document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(ExploreSvg.text(exploration))));

        var dots = document.getElementsByTagName("circle");
        assertEquals(2, dots.getLength());
        assertEquals(
                "#2f81f7", dots.item(0).getAttributes().getNamedItem("fill").getNodeValue());
        assertEquals("none", dots.item(1).getAttributes().getNamedItem("fill").getNodeValue());
        assertFalse(ExploreSvg.text(exploration).contains("NaN"));
    }

    @Test
    void jsonHasEachLayoutWithWhatIsKnownOfIt() {
        Exploration exploration = of(
                point(100, 1, 50).with(new Outcome.Built(new Resources(120, 1, 0, 0), 5, 3, new Cycles(60, 70))),
                point(200, 2, 40));

        JsonNode points =
                new ObjectMapper().readTree(ExploreJson.line(exploration)).required("points");

        assertEquals(120, points.get(0).required("built").required("logicCells").asInt());
        assertEquals(
                100, points.get(0).required("estimated").required("logicCells").asInt());
        assertEquals(12, points.get(0).required("microseconds").asDouble()); // 60 cycles at 5 MHz
        assertEquals(2, points.get(1).required("lanes").required("output").asInt());
        assertFalse(points.get(1).has("built"));
    }

    private static List<String> labels(List<Point> points) {
        return points.stream().map(Point::label).toList();
    }

    private Exploration of(Point... points) {
        return new Exploration(network, Boards.find("icebreaker"), Goal.THROUGHPUT, 10, List.of(points));
    }

    private static Point point(int cells, int lanes, double cycles) {
        var auto = MemoryStyle.AUTO;
        var layer = new LayerPlan(lanes, auto, auto, auto, auto, auto, false, 2, false);
        CorePlan plan = new CorePlan(Collections.nCopies(2, layer), new Cost(cells, 1, 0, 0), false);
        return new Point(plan, Resources.of(plan), new Cycles(cycles, cycles), Optional.empty());
    }
}
