package dev.synfire.importer;

import dev.synfire.model.LearningRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Reads how a layer learns: a mapping with rule, shift and more; and writes it. */
final class LearningReader {
    private static final int MOST_SHIFT = 31;

    private LearningReader() {}

    static LearningRule read(YamlValue value) {
        YamlMapping keys = value.mapping(
                "learning", "rule", "shift", "errorShift", "rises", "rounding", "powersFrom", "biasBits", "biasFactor");
        String rule = keys.required("rule", "delta").word("delta", "backpropagation", "pes", "stdp");
        LearningRule.Error error =
                switch (rule) {
                    case "delta" -> {
                        keys.optional("errorShift").ifPresent(given -> {
                            throw given.problem(
                                    "unknown-key",
                                    "the delta rule takes its errors from the label and has no errorShift",
                                    "leave it out");
                        });
                        yield new LearningRule.Target();
                    }
                    case "backpropagation" ->
                        new LearningRule.Back(keys.required("errorShift", "5").integer(0, MOST_SHIFT));
                    default ->
                        throw keys.required("rule", "delta")
                                .problem(
                                        "no-hardware-yet",
                                        "the rule " + rule + " learns in every tick, which has no hardware yet",
                                        "write rule: delta for the last layer, rule: backpropagation before it");
                };
        int shift = keys.required("shift", "10").integer(0, MOST_SHIFT);
        List<Integer> rises = new ArrayList<>();
        keys.optional("rises").ifPresent(list -> list.list("[2000, 4000]")
                .forEach(one -> rises.add(one.integer(1, Integer.MAX_VALUE))));
        LearningRule.Rounding rounding = keys.optional("rounding")
                .map(word -> word.word("halfUp", "stochastic").equals("halfUp")
                        ? LearningRule.Rounding.HALF_UP
                        : LearningRule.Rounding.STOCHASTIC)
                .orElse(LearningRule.Rounding.HALF_UP);
        return ShapeReader.told(
                value,
                () -> new LearningRule(
                        error,
                        shift,
                        rises,
                        rounding,
                        integer(keys, "powersFrom", 255),
                        keys.optional("biasBits")
                                .map(bits -> bits.integer(0, 32))
                                .orElse(LearningRule.BIAS_BITS),
                        integer(keys, "biasFactor", Integer.MAX_VALUE)));
    }

    private static OptionalInt integer(YamlMapping keys, String key, int most) {
        return keys.optional(key)
                .map(value -> OptionalInt.of(value.integer(1, most)))
                .orElse(OptionalInt.empty());
    }

    static Map<String, Object> written(LearningRule rule) {
        Map<String, Object> keys = new LinkedHashMap<>();
        switch (rule.error()) {
            case LearningRule.Target _ -> keys.put("rule", "delta");
            case LearningRule.Back(int shift) -> {
                keys.put("rule", "backpropagation");
                keys.put("errorShift", shift);
            }
        }
        keys.put("shift", rule.shift());
        if (!rule.rises().isEmpty()) {
            keys.put("rises", rule.rises());
        }
        if (rule.rounding() == LearningRule.Rounding.STOCHASTIC) {
            keys.put("rounding", "stochastic");
        }
        rule.powersFrom().ifPresent(least -> keys.put("powersFrom", least));
        if (rule.biasBits() != LearningRule.BIAS_BITS) {
            keys.put("biasBits", rule.biasBits());
        }
        rule.biasFactor().ifPresent(factor -> keys.put("biasFactor", factor));
        return keys;
    }
}
