package dev.synfire.tool;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A program's version: its numbers from the left, compared one by one, missing ones as 0.
 *
 * @param text as the program wrote it, such as 5.032
 * @param numbers such as 5, 32
 */
public record Version(String text, List<Integer> numbers) implements Comparable<Version> {
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

    public Version {
        numbers = List.copyOf(numbers);
    }

    /** Reads every run of digits in the text up to the first character that is neither digit nor dot. */
    public static Version of(String text) {
        String head = text.strip().split("[^0-9.]", 2)[0];
        List<Integer> numbers = new ArrayList<>();
        Matcher matcher = NUMBER.matcher(head);
        while (matcher.find()) {
            numbers.add(Integer.parseInt(matcher.group()));
        }
        if (numbers.isEmpty()) {
            throw new IllegalArgumentException("not a version: " + text);
        }
        return new Version(text.strip(), numbers);
    }

    @Override
    public int compareTo(Version other) {
        int length = Math.max(numbers.size(), other.numbers.size());
        for (int i = 0; i < length; i++) {
            int order = Integer.compare(number(i), other.number(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private int number(int index) {
        return index < numbers.size() ? numbers.get(index) : 0;
    }

    @Override
    public String toString() {
        return text;
    }
}
