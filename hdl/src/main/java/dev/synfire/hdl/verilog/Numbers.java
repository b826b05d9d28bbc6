package dev.synfire.hdl.verilog;

import java.math.BigInteger;

/** Constants as sized Verilog numbers. */
final class Numbers {
    private Numbers() {}

    /**
     * The number's low bits in the given width: decimal, or hexadecimal where they are more than 32 and it needs as many;
     * single bits binary.
     */
    static Code of(BigInteger value, int width, boolean signed) {
        String base = signed ? "'s" : "'";
        if (width > 32) {
            BigInteger bits = value.and(BigInteger.ONE.shiftLeft(width).subtract(BigInteger.ONE));
            boolean negative = signed && bits.testBit(width - 1);
            BigInteger magnitude = negative ? BigInteger.ONE.shiftLeft(width).subtract(bits) : bits;
            if (magnitude.bitLength() > 31) {
                return Code.primary(width + base + "h" + bits.toString(16), signed);
            }
            String number = width + base + "d" + magnitude;
            return negative ? new Code("-" + number, Code.UNARY, true) : Code.primary(number, signed);
        }
        long bits = value.longValue() & (1L << width) - 1;
        long lowest = 1L << width - 1;
        if (width == 1) {
            return Code.primary("1" + base + "b" + bits, signed);
        }
        if (signed && bits == lowest) {
            return Code.primary(width + base + "h" + Long.toHexString(bits), true);
        }
        if (signed && bits > lowest) {
            long magnitude = (1L << width) - bits;
            return new Code("-" + width + base + "d" + magnitude, Code.UNARY, true);
        }
        return Code.primary(width + base + "d" + bits, signed);
    }

    /** The number's low bits, each written, as vendors' manuals write settings; hexadecimal where they are many. */
    static String bits(BigInteger value, int width) {
        BigInteger bits = value.and(BigInteger.ONE.shiftLeft(width).subtract(BigInteger.ONE));
        if (width > 32) {
            return width + "'h" + bits.toString(16);
        }
        String digits = bits.toString(2);
        return width + "'b" + "0".repeat(width - digits.length()) + digits;
    }

    static String zeros(int width) {
        return width == 1 ? "1'b0" : width + "'d0";
    }
}
