package dev.synfire.report.picture;

import tools.jackson.databind.node.ObjectNode;

/** Something that a report shows in a section of its own: its numbers, and the HTML in which they are drawn. */
public interface Picture {
    /** The key under which a report in JSON holds its numbers; also the section's anchor. */
    String key();

    /** The heading of the section. */
    String title();

    /** All numbers that the section shows. */
    ObjectNode json();

    /** The section's content. */
    String html(Colours colours);
}
