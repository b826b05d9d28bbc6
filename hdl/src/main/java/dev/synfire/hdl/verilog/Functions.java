package dev.synfire.hdl.verilog;

import dev.synfire.hdl.Shape;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** The functions of a module: saturation and rounding, once per pair of shapes. */
final class Functions {
    private final SortedMap<String, String> texts = new TreeMap<>();
    private final Map<String, String> names = new HashMap<>();
    private final Function<List<String>, String> free;
    private Optional<String> argument = Optional.empty();

    /** @param free takes the first of some names that is free in the module */
    Functions(Function<List<String>, String> free) {
        this.free = free;
    }

    /** The name of every function's argument, which hides none of the module's. */
    private String argument() {
        if (argument.isEmpty()) {
            argument = Optional.of(free.apply(List.of("x", "value", "operand", "argument")));
        }
        return argument.get();
    }

    String saturation(Shape from, Shape to) {
        String name = from.signed() && to.signed()
                ? "sat_" + from.width() + "_" + to.width()
                : "sat_" + letter(from) + from.width() + "_" + letter(to) + to.width();
        int magnitude = from.width() - (from.signed() && !to.signed() ? 1 : 0);
        int kept = from.signed() == to.signed() || !to.signed() ? Math.min(to.width(), magnitude) : to.width() - 1;
        int overLow = to.signed() ? to.width() - 1 : to.width();
        int overCount = Math.max(0, magnitude - overLow);
        String low = select(kept - 1, 0);
        if (kept < to.width() && !to.signed()) {
            low = "{" + Numbers.zeros(to.width() - kept) + ", " + low + "}";
        }
        return function(
                "verilog/saturate.vm",
                name,
                from,
                to,
                Map.of(
                        "fromWords",
                        (from.signed() ? "a signed" : "an unsigned") + " number of " + from.width()
                                + (from.width() == 1 ? " bit" : " bits"),
                        "toWords",
                        from.signed() == to.signed()
                                ? String.valueOf(to.width())
                                : to.width()
                                        + (to.signed() ? " signed" : " unsigned")
                                        + (to.width() == 1 ? " bit" : " bits"),
                        "sign",
                        select(from.width() - 1, from.width() - 1),
                        "over",
                        overCount == 0 ? "" : select(magnitude - 1, overLow),
                        "anyOver",
                        (overCount > 1 ? "|" : "") + (overCount == 0 ? "" : select(magnitude - 1, overLow)),
                        "overCount",
                        overCount,
                        "low",
                        low,
                        "zero",
                        Numbers.zeros(to.width()),
                        "toTop",
                        to.width() - 1));
    }

    String rounding(String mode, Shape from, int places, Shape to) {
        String name = mode + "_" + (from.signed() ? "" : "u") + from.width() + "_" + places;
        String sign = select(from.width() - 1, from.width() - 1);
        return function(
                "verilog/round_" + mode + ".vm",
                name,
                from,
                to,
                Map.of(
                        "places",
                        places,
                        "sign",
                        sign,
                        "top1",
                        (from.signed() ? sign : "1'b0") + ", ",
                        "kept",
                        select(from.width() - 1, places),
                        "half",
                        select(places - 1, places - 1),
                        "anyBelow",
                        places == 1 ? select(0, 0) : "(|" + select(places - 1, 0) + ")",
                        "toTop",
                        to.width() - 1,
                        "toTop0",
                        to.width() == 1 ? "" : Numbers.zeros(to.width() - 1)));
    }

    private String select(int high, int low) {
        return argument() + (high == low ? "[" + low + "]" : "[" + high + ":" + low + "]");
    }

    private String function(String template, String usual, Shape from, Shape to, Map<String, Object> more) {
        String name = names.computeIfAbsent(usual, _ -> free.apply(List.of(usual, usual + "_function")));
        texts.computeIfAbsent(name, _ -> {
            Map<String, Object> values = new HashMap<>(more);
            values.put("name", name);
            values.put("x", argument());
            values.put("from", from);
            values.put("to", to);
            values.put("fromType", Declarations.type(from));
            values.put("toType", Declarations.type(to));
            return Templates.render(template, values);
        });
        return name;
    }

    private static String letter(Shape shape) {
        return shape.signed() ? "s" : "u";
    }

    /** The texts by name. */
    SortedMap<String, String> texts() {
        return texts;
    }
}
