package dev.synfire.hdl.verilog;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What linters let pass in generated Verilog, and no engineer would write. */
public final class Blemishes {
    private static final Map<String, Pattern> FORMS = new TreeMap<>(Map.of(
            "a comment above nothing",
            Pattern.compile("^ *//.*\\n *\\n", Pattern.MULTILINE),
            "a wire that only renames another",
            Pattern.compile("^ *wire (signed )?(\\[[^=]*\\] )?(?!current_)\\w+ = [a-z_]+;", Pattern.MULTILINE),
            "joined bits in joined bits",
            Pattern.compile("(\\{|, )\\{[^{}]*, [^{}]*\\}[,}]"),
            "a number subtracted by adding it",
            Pattern.compile("\\+ -"),
            "a line too long to read",
            Pattern.compile("^.{120}.*$", Pattern.MULTILINE),
            "one of many things",
            Pattern.compile("\\b1 (rate neurons|sums of|neurons|rows|events|words|lanes)\\b")));

    private Blemishes() {}

    /** Each that is in a module's file. */
    public static List<String> of(String text) {
        // The comment at the head is the module's own.
        String module = text.substring(Math.max(0, text.indexOf("`default_nettype none")));
        List<String> found = new ArrayList<>();
        FORMS.forEach((name, form) -> {
            Matcher matcher = form.matcher(name.startsWith("one") ? text : module);
            while (matcher.find()) {
                found.add(name + ": " + matcher.group().strip());
            }
        });
        return found;
    }
}
