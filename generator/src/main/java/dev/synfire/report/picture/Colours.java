package dev.synfire.report.picture;

/**
 * The class of style sheet colours that a part has in every picture. Layers take turns with seven hues that people tell apart
 * who see red and green alike (Okabe and Ito, Color Universal Design, 2008); what is around them is grey.
 *
 * @param parts the parts of the design
 */
public record Colours(Parts parts) {
    private static final int HUES = 7;

    /** The class of a part, by its place in the list of parts. */
    public String of(int part) {
        return parts.isLayer(part)
                ? "c" + part % HUES
                : "g" + (part - parts.layers().size());
    }

    /** The class of the part with that name. */
    public String named(String name) {
        return of(parts.names().indexOf(name));
    }
}
