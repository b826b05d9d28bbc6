package dev.synfire.hdl.verilog;

import dev.synfire.hdl.Item;
import dev.synfire.hdl.References;
import dev.synfire.hdl.Signal;
import dev.synfire.hdl.Statement;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Where in a component each of its signals is read and driven: the places of items, from 0. */
final class Uses {
    /** The uses of one signal. */
    static final class Use {
        private int firstRead = Integer.MAX_VALUE;
        private List<Integer> said = List.of();

        /** The places at which something is said of it, in order. */
        List<Integer> said() {
            return said;
        }

        int lastSaid() {
            return said.isEmpty() ? -1 : said.getLast();
        }

        /** True when it is given its value before anything reads it. */
        boolean readAfterSaid() {
            return !said.isEmpty() && firstRead > said.getLast();
        }

        /** Something reads it before the first item. */
        void readBefore() {
            firstRead = -1;
        }

        private void readAt(int place) {
            firstRead = Math.min(firstRead, place);
        }

        private void saidAt(int place) {
            if (said.isEmpty()) {
                said = List.of(place);
            } else if (said.getLast() != place) {
                if (said.size() == 1) {
                    said = new ArrayList<>(said);
                }
                said.add(place);
            }
        }
    }

    private final Map<Signal, Use> uses;

    Uses(int items) {
        uses = new IdentityHashMap<>(items);
    }

    Use of(Signal signal) {
        return uses.computeIfAbsent(signal, _ -> new Use());
    }

    void readAt(Item item, int place) {
        References.read(item, signal -> of(signal).readAt(place));
    }

    void saidAt(Statement statement, int place) {
        References.driven(statement, signal -> of(signal).saidAt(place));
    }
}
