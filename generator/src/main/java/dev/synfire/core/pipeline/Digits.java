package dev.synfire.core.pipeline;

import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Shape;
import dev.synfire.layout.DigitStages;
import java.util.ArrayList;
import java.util.List;

/**
 * Numbers in digits of radix 4 that are -1, 0, 1 or 2: v = d[0] + 4 d[1] + 16 d[2] + ... A factor times a digit is the
 * factor, its double, its inverse or 0, for which a bit takes one look-up table.
 *
 * <p>Two bits a digit, the lowest first; 3 stands for -1. A digit of 3 is -1 with one more in the next place.
 */
public final class Digits {
    private static final int NEGATIVE = 3;

    private Digits() {}

    /** How many digits hold every number of a shape. */
    public static int count(Shape shape) {
        return DigitStages.digits(shape.width());
    }

    /** How many digits hold every number from 0 to that: as many twos are not less. */
    public static int count(int largest) {
        int count = 1;
        for (long most = 2; most < largest; most = 4 * most + 2) {
            count++;
        }
        return count;
    }

    /** What holds so many digits. */
    public static Shape shape(int count) {
        return Shape.u(2 * count);
    }

    /** The digits of a number that is not negative. */
    public static int of(int number, int count) {
        int digits = 0;
        int carry = 0;
        for (int k = 0; k < count; k++) {
            int here = (number >> 2 * k & NEGATIVE) + carry;
            carry = here >= NEGATIVE ? 1 : 0;
            digits |= (here & NEGATIVE) << 2 * k;
        }
        return digits;
    }

    /** The digits of a number that changes, as many as its shape has. */
    public static Expr of(CoreComponent<?> owner, String name, Expr number) {
        int count = count(number.shape());
        Expr bits = number.extend(number.shape().signed() ? Shape.s(2 * count) : Shape.u(2 * count))
                .asUnsigned();
        List<Expr> digits = new ArrayList<>();
        digits.add(bits.bits(1, 0));
        if (count > 1) {
            owner.remark(
                    "In digits of radix 4 that are -1 to 2: a 3 stands for -1 and carries 1 to the next digit, as does"
                            + " a 4, which leaves 0.");
        }
        Expr carry = bits.bit(1).and(bits.bit(0));
        for (int k = 1; k < count; k++) {
            carry = owner.named(name + "_carry_" + k, carry);
            Expr low = bits.bit(2 * k);
            Expr high = bits.bit(2 * k + 1);
            digits.addFirst(owner.named(name + "_digit_" + k, Expr.cat(high.xor(low.and(carry)), low.xor(carry))));
            carry = high.and(low.or(carry));
        }
        return Expr.cat(digits);
    }
}
