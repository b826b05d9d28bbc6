package dev.synfire.flow;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;

/** The text of a placed and routed design, taken apart into what stands in its block RAMs and everything else. */
final class PlacedDesign {
    private final RamForm form;

    /** A text of several lines, or a RAM. */
    private sealed interface Part {
        record Text(List<String> lines) implements Part {}

        record Ram(PlacedRam ram) implements Part {}
    }

    private final List<Part> parts = new ArrayList<>();

    PlacedDesign(RamForm form, List<String> lines) {
        this.form = form;
        List<String> text = new ArrayList<>();
        for (int i = 0; i < lines.size(); ) {
            String line = lines.get(i++);
            text.add(line);
            if (form.begins(line)) {
                parts.add(new Part.Text(List.copyOf(text)));
                text.clear();
                int end = i;
                while (end < lines.size() && isNumbers(lines.get(end))) {
                    end++;
                }
                parts.add(new Part.Ram(new PlacedRam(line.strip(), form.columns(lines.subList(i, end)))));
                i = end;
            }
        }
        parts.add(new Part.Text(text));
    }

    private static boolean isNumbers(String line) {
        return !line.isBlank() && !line.startsWith(".");
    }

    /** The block RAMs. */
    List<PlacedRam> rams() {
        return parts.stream()
                .filter(Part.Ram.class::isInstance)
                .map(part -> ((Part.Ram) part).ram())
                .toList();
    }

    /** The text with other columns in the RAMs of those names. */
    String with(Map<String, List<BitSet>> columns) {
        StringBuilder text = new StringBuilder();
        for (Part part : parts) {
            List<String> lines =
                    switch (part) {
                        case Part.Text(var kept) -> kept;
                        case Part.Ram(var ram) -> form.lines(columns.getOrDefault(ram.name(), ram.columns()));
                    };
            lines.forEach(line -> text.append(line).append('\n'));
        }
        return text.toString();
    }
}
