package dev.synfire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Finds files that use each other in a circle. Between packages there are none, by their order. Within a package they are
 * allowed only where circles.txt lists them: take a line out when a circle is resolved, and add none. That a sealed type
 * knows what it permits, and this its sealed type, counts as no circle: the language asks for it.
 */
class FileCirclesTest {
    private static final JavaClasses CLASSES = MainClasses.ALL;

    @Test
    void onlyTheKnownCirclesAreLeft() throws IOException {
        Path known = Path.of("src/test/resources/dev/synfire/circles.txt");
        assertEquals(String.join("\n", new TreeSet<>(Files.readAllLines(known))), String.join("\n", circles(uses())));
    }

    /** The files of the same package that each file uses. */
    private static Map<String, Set<String>> uses() {
        Map<String, Set<String>> uses = new TreeMap<>();
        for (JavaClass each : CLASSES) {
            Set<String> permitted = permitted(each);
            Set<String> used = uses.computeIfAbsent(file(each), _ -> new TreeSet<>());
            for (Dependency dependency : each.getDirectDependenciesFromSelf()) {
                JavaClass target = dependency.getTargetClass().getBaseComponentType();
                boolean neighbour = target.getPackageName().equals(each.getPackageName());
                if (neighbour && !file(target).equals(file(each)) && !permitted.contains(file(target))) {
                    used.add(file(target));
                }
            }
        }
        return uses;
    }

    /** The files of what a sealed type permits. */
    private static Set<String> permitted(JavaClass each) {
        Class<?>[] all = each.reflect().getPermittedSubclasses();
        return all == null
                ? Set.of()
                : Stream.of(all).map(type -> file(CLASSES.get(type))).collect(Collectors.toSet());
    }

    /** Package and file, without the start that all have in common. */
    private static String file(JavaClass each) {
        String name = each.getName().substring("dev.synfire.".length());
        int nested = name.indexOf('$');
        return nested < 0 ? name : name.substring(0, nested);
    }

    /** "package: Files" of the strongly connected parts with several files, by the algorithm of Tarjan (1972). */
    private static Set<String> circles(Map<String, Set<String>> uses) {
        var search = new Search(uses);
        uses.keySet().forEach(search::visit);
        Set<String> circles = new TreeSet<>();
        for (List<String> part : search.parts) {
            if (part.size() > 1) {
                String first = part.getFirst();
                int end = first.lastIndexOf('.');
                circles.add(first.substring(0, end) + ": "
                        + String.join(
                                ", ",
                                part.stream()
                                        .map(name -> name.substring(end + 1))
                                        .sorted()
                                        .toList()));
            }
        }
        return circles;
    }

    private static final class Search {
        private final Map<String, Set<String>> uses;
        private final Map<String, Integer> numbers = new HashMap<>();
        private final Map<String, Integer> lowest = new HashMap<>();
        private final Deque<String> open = new ArrayDeque<>();
        private final List<List<String>> parts = new ArrayList<>();

        Search(Map<String, Set<String>> uses) {
            this.uses = uses;
        }

        void visit(String node) {
            if (numbers.containsKey(node)) {
                return;
            }
            numbers.put(node, numbers.size());
            lowest.put(node, numbers.get(node));
            open.push(node);
            for (String next : uses.getOrDefault(node, Set.of())) {
                if (!numbers.containsKey(next)) {
                    visit(next);
                    lowest.merge(node, lowest.get(next), Math::min);
                } else if (open.contains(next)) {
                    lowest.merge(node, numbers.get(next), Math::min);
                }
            }
            if (lowest.get(node).equals(numbers.get(node))) {
                List<String> part = new ArrayList<>();
                do {
                    part.add(open.peek());
                } while (!open.pop().equals(node));
                parts.add(part);
            }
        }
    }
}
