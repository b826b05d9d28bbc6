package dev.synfire.report.picture;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Numbers as JSON holds them. */
final class Rounded {
    private Rounded() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** A number with that many digits after the point. */
    static BigDecimal number(double value, int digits) {
        return BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_UP);
    }

    /** A number in that many significant digits. */
    static BigDecimal significant(double value, int digits) {
        BigDecimal exact = BigDecimal.valueOf(value);
        return exact.signum() == 0
                ? BigDecimal.ZERO
                : exact.setScale(digits - exact.precision() + exact.scale(), RoundingMode.HALF_UP);
    }

    static ArrayNode array(Collection<? extends Number> numbers) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        numbers.forEach(number -> array.add(number.longValue()));
        return array;
    }
}
