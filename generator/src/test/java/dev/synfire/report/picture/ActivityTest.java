package dev.synfire.report.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Spikes and membranes of the golden model and the hardware on one axis. */
class ActivityTest {
    private static final Colours COLOURS = new Colours(new Parts(List.of("out")));

    private static Activity activity(int[] second) {
        return new Activity(
                7,
                2,
                List.of(new int[] {1, 0}, new int[] {0, 0}),
                List.of(new Activity.Layer(
                        "out", List.of(new int[] {0, 1}, new int[] {1, 0}), List.of(new int[] {0, 1}, second))),
                List.of(new Activity.Membrane(
                        "out", 1, List.of(0, 28), List.of(0, 28), OptionalLong.of(56), List.of(0))));
    }

    /** Two ticks, each 358 units wide, of which a mark takes 14 at most; two neurons in 28 units, a row is 14 high. */
    @Test
    void whatAgreesIsMarkedOnce() {
        String html = new ActivityPicture(activity(new int[] {1, 0})).html(COLOURS);
        assertTrue(html.contains("<b>no difference</b>"));
        assertFalse(html.contains("differs"));
        assertTrue(html.contains("class=\"f c0\" d=\"M2.0 84.0h14.0v11.2h-14.0zM360.0 70.0h14.0v11.2h-14.0z\""), html);
        assertEquals(
                0,
                activity(new int[] {1, 0}).json().at("/layers/out/differences").asInt());
        assertEquals(
                2, activity(new int[] {1, 0}).json().at("/layers/out/events").asInt());
    }

    /** Neuron 0 should have fired, neuron 1 should not. */
    @Test
    void whatDiffersIsMarkedInRed() {
        Activity wrong = activity(new int[] {0, 1});
        assertEquals(2, wrong.json().at("/layers/out/differences").asInt());
        String html = new ActivityPicture(wrong).html(COLOURS);
        assertTrue(html.contains("they differ"));
        assertTrue(
                html.contains("class=\"differs\" d=\"M360.0 70.0h14.0v11.2h-14.0zM360.0 84.0h14.0v11.2h-14.0z\""),
                html);
    }

    /** The threshold of 56 is at the top of the 56 units, 28 in the middle; ticks are at 181 and 539. */
    @Test
    void aMembraneIsALineAndItsHardwareDots() {
        String html = new ActivityPicture(activity(new int[] {1, 0})).html(COLOURS);
        assertTrue(html.contains("class=\"threshold\" d=\"M2 26.0H718\""), html);
        assertTrue(html.contains("class=\"line c0\" d=\"M181 82l358-28\""), html);
        assertTrue(html.contains("class=\"dots\" d=\"M181.0 82.0h0M539.0 54.0h0\""), html);
    }

    /** One tick: values are bars; 4 of 4 is 56 units high. */
    @Test
    void oneTickIsBars() {
        Activity one = new Activity(
                0,
                1,
                List.of(new int[] {4, 1}),
                List.of(new Activity.Layer("out", List.of(new int[] {2}), List.of(new int[] {2}))),
                List.of());
        String html = new ActivityPicture(one).html(COLOURS);
        assertTrue(
                html.contains("class=\"f g0\" d=\"M2.0 74.0h24.0v-56.0h-24.0zM360.0 74.0h24.0v-14.0h-24.0z\""), html);
        assertTrue(html.contains("One tick"));
    }
}
