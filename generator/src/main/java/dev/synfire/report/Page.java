package dev.synfire.report;

import dev.synfire.hdl.verilog.Templates;
import dev.synfire.report.picture.Colours;
import dev.synfire.report.picture.Escaped;
import dev.synfire.report.picture.Picture;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A page for a browser: one file that needs no other, no network and no script.
 *
 * @param title what it is about
 * @param subtitle a line below it
 * @param failure what failed; empty if nothing did
 * @param facts the summary; may be empty
 * @param sections what follows, in order
 * @param json the numbers that the page holds as data
 */
public record Page(
        String title,
        String subtitle,
        Optional<String> failure,
        List<Fact> facts,
        List<Section> sections,
        Optional<String> json) {

    /** A line of the summary: what it is about, and what it says. */
    public record Fact(String name, String value) {}

    /** A part of the page: its anchor, its heading, and its content as HTML. */
    public record Section(String id, String title, String html) {
        /** The section of a picture. */
        public static Section of(Picture picture, Colours colours) {
            return new Section(picture.key(), picture.title(), picture.html(colours));
        }
    }

    public Page {
        facts = List.copyOf(facts);
        sections = List.copyOf(sections);
    }

    /** Its text. */
    public String text() {
        Map<String, Object> values = new HashMap<>();
        values.put("e", new Escaped());
        values.put("page", this);
        return Templates.render("report/page.vm", values);
    }
}
