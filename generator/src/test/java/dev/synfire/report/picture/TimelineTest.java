package dev.synfire.report.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.synfire.cosim.CoreTimeline;
import dev.synfire.cosim.CoreTimeline.Stretch;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What layers do with their cycles, drawn. */
class TimelineTest {
    private final Timeline timeline = new Timeline(
            100,
            List.of(0L, 40L),
            List.of(59L, 99L),
            List.of(new Timeline.Layer("<b>", List.of(new Stretch(10, 20, 20, 0), new Stretch(30, 10, 5, 5)))));

    /** 100 cycles are 716 units wide: from 10 to 30 the lane is full, 22 high; from 30 to 40 half of it, and half is held up. */
    @Test
    void lanesAreFilledByWork() {
        String html = new TimelinePicture(timeline).html(new Colours(new Parts(List.of("<b>"))));
        assertTrue(html.contains("d=\"M73.6 84.0v-22.0H216.8v22.0zM216.8 84.0v-11.0H288.4v11.0z\""), html);
        assertTrue(html.contains("class=\"held\" d=\"M216.8 73.0v-11.0H288.4v11.0z\""), html);
        assertTrue(html.contains("sample 1: 59 cycles from its first input to its result"), html);
        assertTrue(html.contains("&lt;b&gt; works: 25 cycles"), html);
    }

    @Test
    void theJsonHasTheSameNumbers() {
        assertEquals(25, timeline.json().at("/layers/<b>/busy").asInt());
        assertEquals(5, timeline.json().at("/layers/<b>/held").asInt());
        assertEquals(70, timeline.json().at("/layers/<b>/waiting").asInt());
        assertEquals(59, timeline.json().at("/results/0").asInt());
    }

    /** Of 10,000 cycles, 340 can be drawn apart: single cycles are put together, none is lost. */
    @Test
    void shortStretchesAreDrawnTogether() {
        List<Stretch> single = LongStream.range(0, 10_000)
                .mapToObj(cycle -> new Stretch(cycle, 1, cycle % 2, 0))
                .toList();
        Timeline drawn = Timeline.of(
                WeightMapsTest.network(), new CoreTimeline(10_000, List.of(0L), List.of(9_999L), List.of(single)));
        assertEquals(5_000, drawn.layers().getFirst().busy());
        assertTrue(drawn.layers().getFirst().stretches().size() <= 340);
    }
}
