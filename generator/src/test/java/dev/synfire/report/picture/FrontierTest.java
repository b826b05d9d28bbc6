package dev.synfire.report.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A build among the layouts that were explored. */
class FrontierTest {
    /** The build is twice as large as the first and half as fast as the second: between both on both axes. */
    @Test
    void theBuildIsMarked() {
        Frontier frontier = new Frontier(
                false,
                List.of(
                        new Frontier.Point("lanes 1 1", 1000, 40, true, true),
                        new Frontier.Point("lanes <4> 2", 4000, 10, false, true)),
                new Frontier.Point("this build", 2000, 20, true, false));
        String html = new FrontierPicture(frontier).html(new Colours(new Parts(List.of())));
        assertTrue(html.contains("<circle class=\"self\" cx=\"261.0\" cy=\"130.0\" r=\"8\">"), html);
        assertTrue(html.contains("<circle class=\"hollow best\""), html);
        assertTrue(html.contains("lanes &lt;4&gt; 2: 4,000 cells, 10.00 us"), html);
        assertEquals(2, frontier.json().get("best").size());
        assertEquals(2000, frontier.json().at("/thisBuild/logicCells").asInt());
        assertEquals(20, frontier.json().at("/thisBuild/microseconds").asDouble());
    }
}
