import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Takes a picture out of a report, as an SVG file that stands alone: FILE.html SECTION [NUMBER [WIDTH]]. */
final class ReportPicture {
    private static final Set<String> ELEMENTS = Set.of(":root", "svg", "text", "image");

    private ReportPicture() {}

    public static void main(String[] words) throws Exception {
        String page = Files.readString(Path.of(words[0]));
        int number = words.length > 2 ? Integer.parseInt(words[2]) : 1;
        String svg = picture(page, words[1], number);
        String width = words.length > 3 ? " width=\"" + words[3] + "\"" : "";
        int end = svg.indexOf('>');
        System.out.print("<svg xmlns=\"http://www.w3.org/2000/svg\"" + width
                + svg.substring("<svg".length(), end).replaceFirst(" class=\"[^\"]*\"", "") + ">\n<style>\n"
                + style(page, svg) + "</style>" + svg.substring(end + 1) + "\n");
    }

    private static String picture(String page, String section, int number) {
        int from = page.indexOf("<section id=\"" + section + "\">");
        if (from < 0) {
            throw new IllegalArgumentException("the page has no section " + section);
        }
        String text = page.substring(from, page.indexOf("</section>", from));
        List<String> found = Pattern.compile("(?s)<svg.*?</svg>")
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .filter(svg -> svg.contains("aria-label"))
                .toList();
        return found.get(number - 1);
    }

    /** The rules of the page's style sheet that the picture needs. */
    private static String style(String page, String svg) {
        Set<String> classes = new TreeSet<>();
        Pattern.compile("class=\"([^\"]*)\"").matcher(svg).results().forEach(match -> {
            for (String name : match.group(1).split(" ")) {
                classes.add("." + name);
            }
        });
        StringBuilder kept = new StringBuilder("svg { font-family: system-ui, \"DejaVu Sans\", sans-serif; }\n");
        for (String rule : rules(page.substring(page.indexOf("<style>") + 7, page.indexOf("</style>")))) {
            String selectors = rule.substring(0, rule.indexOf('{')).strip();
            if (selectors.startsWith("@media (prefers")) {
                String inner = rule.substring(rule.indexOf('{') + 1, rule.lastIndexOf('}'));
                StringBuilder some = new StringBuilder();
                rules(inner).stream()
                        .filter(its -> applies(its.substring(0, its.indexOf('{')), classes))
                        .forEach(its -> some.append(its.strip()).append('\n'));
                kept.append(selectors).append(" {\n").append(some).append("}\n");
            } else if (!selectors.startsWith("@") && applies(selectors, classes)) {
                kept.append(rule.strip()).append('\n');
            }
        }
        return kept.toString().replace("color-scheme: light dark; ", "");
    }

    private static boolean applies(String selectors, Set<String> classes) {
        for (String selector : selectors.split(",")) {
            String last = selector.strip().replaceFirst(".*[ ~>]", "");
            if (ELEMENTS.contains(last)) {
                return true;
            }
            List<String> names = Pattern.compile("\\.[a-z0-9]+")
                    .matcher(last)
                    .results()
                    .map(MatchResult::group)
                    .toList();
            if (!names.isEmpty() && !last.contains("svg.") && classes.containsAll(names)) {
                return true;
            }
        }
        return false;
    }

    /** The rules of a style sheet, each with its braces. */
    private static List<String> rules(String sheet) {
        List<String> rules = new ArrayList<>();
        int depth = 0;
        int from = 0;
        for (int i = 0; i < sheet.length(); i++) {
            depth += sheet.charAt(i) == '{' ? 1 : sheet.charAt(i) == '}' ? -1 : 0;
            if (sheet.charAt(i) == '}' && depth == 0) {
                rules.add(sheet.substring(from, i + 1).strip());
                from = i + 1;
            }
        }
        return rules;
    }
}
