package dev.synfire.hdl.text;

import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/** The parameters of components, which are records, as names and values. */
public final class Parameters {
    private static final int LONGEST_LIST = 60;

    private Parameters() {}

    /** The values by their names, in the order of the record; values may be null. */
    public static SequencedMap<String, Object> of(Record params) {
        SequencedMap<String, Object> values = new LinkedHashMap<>();
        for (RecordComponent part : params.getClass().getRecordComponents()) {
            try {
                part.getAccessor().setAccessible(true);
                values.put(part.getName(), part.getAccessor().invoke(params));
            } catch (ReflectiveOperationException e) {
                throw new IllegalArgumentException("parameters that cannot be read: " + params.getClass(), e);
            }
        }
        return values;
    }

    /** Whether a value is a number, a choice, or a list of such. */
    public static boolean isPlain(Object value) {
        return value instanceof Number
                || value instanceof Boolean
                || value instanceof Enum<?>
                || value instanceof List<?> list
                        && !list.isEmpty()
                        && list.stream().allMatch(Parameters::isPlain);
    }

    /** A value as a sentence has it: of a list that is long, how many values it has and the first of them. */
    public static String text(Object value) {
        String text = String.valueOf(value);
        if (value instanceof List<?> list && text.length() > LONGEST_LIST) {
            return list.size() + " values from "
                    + list.stream().limit(3).map(String::valueOf).collect(Collectors.joining(", ")) + " on";
        }
        return text;
    }
}
