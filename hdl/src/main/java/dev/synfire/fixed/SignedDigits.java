package dev.synfire.fixed;

import java.util.ArrayList;
import java.util.List;

/**
 * A number in canonical signed digits: as few digits that are not 0 as there can be, of which no two are neighbours; a
 * product with it is a sum of shifted values, one a digit.
 */
public final class SignedDigits {
    private SignedDigits() {}

    /**
     * A digit that is not 0.
     *
     * @param place it stands for 2^place
     * @param negative whether it is -1
     */
    public record Digit(int place, boolean negative) {}

    /** The digits of a number, the lowest first; none for 0. */
    public static List<Digit> of(long number) {
        List<Digit> digits = new ArrayList<>();
        long left = number;
        for (int place = 0; left != 0; place++, left >>= 1) {
            if ((left & 1) != 0) {
                boolean negative = (left & 3) == 3;
                digits.add(new Digit(place, negative));
                left += negative ? 1 : -1;
            }
        }
        return digits;
    }
}
