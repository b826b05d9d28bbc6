package dev.synfire.importer;

import dev.synfire.network.Encoder;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads an input's encoder: a word, such as rate, or a mapping with its kind and keys. */
final class EncoderReader {
    /** What a rate encoder draws from unless the file says so: bits as mixed as any. */
    static final int SEED = 1592639710;

    private EncoderReader() {}

    static Encoder read(YamlValue value) {
        if (!value.isMapping()) {
            return switch (value.word("direct", "constant", "rate", "latency", "delta")) {
                case "direct" -> new Encoder.Direct();
                case "constant" -> new Encoder.Constant();
                case "rate" -> new Encoder.Rate(SEED);
                case "latency" -> new Encoder.Latency();
                default ->
                    throw value.problem(
                            "missing-key",
                            "a delta encoder needs its threshold",
                            "write encoder: {kind: delta, threshold: 0.1}");
            };
        }
        if (value.choice("kind", "an encoder", "rate", "delta").equals("rate")) {
            YamlMapping keys = value.mapping("a rate encoder", "kind", "seed");
            return new Encoder.Rate(keys.optional("seed")
                    .map(seed -> seed.integer(1, Integer.MAX_VALUE))
                    .orElse(SEED));
        }
        YamlMapping keys = value.mapping("a delta encoder", "kind", "threshold");
        return new Encoder.Delta(keys.required("threshold", "0.1").number(0, 1e12, "0.1"));
    }

    /** The same as keys and values. */
    static Object written(Encoder encoder) {
        return switch (encoder) {
            case Encoder.Direct _ -> "direct";
            case Encoder.Constant _ -> "constant";
            case Encoder.Latency _ -> "latency";
            case Encoder.Rate(int seed) -> seed == SEED ? "rate" : mapping("rate", "seed", seed);
            case Encoder.Delta(double threshold) -> mapping("delta", "threshold", YamlText.number(threshold));
        };
    }

    private static Map<String, Object> mapping(String kind, String key, Object value) {
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("kind", kind);
        keys.put(key, value);
        return keys;
    }
}
