package dev.synfire.tool;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/**
 * The lines that a program printed, in bounded memory: the first and the last are kept, a line that says how many were left
 * out is between them, and long lines are cut. Safe to use from several threads.
 */
final class Output {
    private static final int MOST_CHARACTERS = 1 << 24;
    private static final int LONGEST_LINE = 1 << 12;
    /** What a line costs besides its characters. */
    private static final int LINE = 64;

    private final List<String> first = new ArrayList<>();
    private final Deque<String> last = new ArrayDeque<>();
    private final StringBuilder line = new StringBuilder();
    private int firstSize;
    private int lastSize;
    private long leftOut;
    private boolean returned;

    /** Takes a piece of the output, and hands on each line that it ends; lines end in LF, CR or both. */
    synchronized void add(char[] text, int count, Consumer<String> ended) {
        for (int i = 0; i < count; i++) {
            char c = text[i];
            if (c == '\n' && returned) {
                returned = false;
                continue;
            }
            returned = c == '\r';
            if (c == '\n' || c == '\r') {
                ended.accept(line.toString());
                end();
            } else if (line.length() < LONGEST_LINE) {
                line.append(c);
            }
        }
    }

    private void end() {
        String text = line.toString();
        line.setLength(0);
        int size = LINE + text.length();
        if (firstSize + size <= MOST_CHARACTERS) {
            first.add(text);
            firstSize += size;
            return;
        }
        firstSize = MOST_CHARACTERS; // what comes later is not first, short as it may be
        last.add(text);
        lastSize += size;
        while (lastSize > MOST_CHARACTERS) {
            lastSize -= LINE + last.remove().length();
            leftOut++;
        }
    }

    /** The lines up to now, the unfinished last one too. */
    synchronized List<String> lines() {
        List<String> all = new ArrayList<>(first);
        if (leftOut > 0) {
            all.add("... " + leftOut + " lines ...");
        }
        all.addAll(last);
        if (!line.isEmpty()) {
            all.add(line.toString());
        }
        return all;
    }
}
