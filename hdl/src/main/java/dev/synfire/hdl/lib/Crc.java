package dev.synfire.hdl.lib;

import dev.synfire.hdl.Expr;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * A cyclic redundancy check, in the parameters of Ross Williams, "A Painless Guide to CRC Error Detection Algorithms" (1993),
 * by the names of the catalogue of parametrised CRC algorithms.
 *
 * @param width bits of the register, 8 to 32
 * @param polynomial without its highest term, the bit of x^0 lowest
 * @param init the register before the first byte
 * @param reflected bytes and register go through with the lowest bit first
 * @param xorOut what the register is joined to (exclusive or) at the end
 */
public record Crc(int width, long polynomial, long init, boolean reflected, long xorOut) {
    /** SMBus. */
    public static final Crc CRC_8_SMBUS = new Crc(8, 0x07, 0, false, 0);

    /** XModem; the checksum of many boot loaders. */
    public static final Crc CRC_16_XMODEM = new Crc(16, 0x1021, 0, false, 0);

    /** The FCS-16 of RFC 1662 (PPP, HDLC, X.25). */
    public static final Crc CRC_16_IBM_SDLC = new Crc(16, 0x1021, 0xffff, true, 0xffff);

    /** Modbus. */
    public static final Crc CRC_16_MODBUS = new Crc(16, 0x8005, 0xffff, true, 0);

    /** Ethernet, gzip, PNG. */
    public static final Crc CRC_32 = new Crc(32, 0x04c11db7, 0xffff_ffffL, true, 0xffff_ffffL);

    /** iSCSI, ext4 (Castagnoli). */
    public static final Crc CRC_32C = new Crc(32, 0x1edc6f41, 0xffff_ffffL, true, 0xffff_ffffL);

    public Crc {
        if (width < 8 || width > 32) {
            throw new IllegalArgumentException("a CRC of " + width + " bits, expected 8 to 32");
        }
    }

    /** The checksum of a message. */
    public long of(byte[] message) {
        return register(message) ^ xorOut;
    }

    /** The register after a message; see {@link #good}. */
    private long register(byte[] message) {
        long crc = init;
        for (byte one : message) {
            for (int i = 0; i < 8; i++) {
                long in = (reflected ? one >> i : one >> 7 - i) & 1;
                crc = reflected ? shiftedDown(crc, in) : shiftedUp(crc, in);
            }
        }
        return crc;
    }

    private long shiftedDown(long crc, long in) {
        return (crc & 1) == in ? crc >>> 1 : crc >>> 1 ^ Long.reverse(polynomial) >>> Long.SIZE - width;
    }

    private long shiftedUp(long crc, long in) {
        long all = -1L >>> Long.SIZE - width;
        return ((crc >>> width - 1) == in ? crc << 1 : crc << 1 ^ polynomial) & all;
    }

    /**
     * What the register holds after a message and its checksum, if neither was damaged. The checksum is sent low byte first
     * if the CRC is reflected, else high byte first.
     */
    public long good() {
        byte[] sum = new byte[(width + 7) / 8];
        long value = init ^ xorOut;
        for (int i = 0; i < sum.length; i++) {
            sum[reflected ? i : sum.length - 1 - i] = (byte) (value >>> 8 * i);
        }
        return register(sum);
    }

    /**
     * The register after one more byte, in hardware: each bit is the parity of bits of the register and the byte.
     *
     * @param register unsigned, of this width
     * @param data a byte
     */
    public Expr next(Expr register, Expr data) {
        // Each bit of the register as a set of bits: from 0 on the old register's, then those of the byte.
        BitSet[] sets = new BitSet[width];
        for (int i = 0; i < width; i++) {
            sets[i] = new BitSet();
            sets[i].set(i);
        }
        for (int bit = 0; bit < 8; bit++) {
            BitSet feedback = (BitSet) sets[reflected ? 0 : width - 1].clone();
            feedback.flip(width + (reflected ? bit : 7 - bit));
            BitSet[] shifted = new BitSet[width];
            for (int i = 0; i < width; i++) {
                int from = reflected ? i + 1 : i - 1;
                shifted[i] = from < 0 || from == width ? new BitSet() : (BitSet) sets[from].clone();
                int term = reflected ? width - 1 - i : i;
                if ((polynomial >>> term & 1) == 1) {
                    shifted[i].xor(feedback);
                }
            }
            sets = shifted;
        }
        List<Expr> bits = new ArrayList<>();
        for (int i = width - 1; i >= 0; i--) {
            bits.add(sets[i].stream()
                    .mapToObj(b -> b < width ? register.bit(b) : data.bit(b - width))
                    .reduce(Expr::xor)
                    .orElseThrow());
        }
        return Expr.cat(bits);
    }
}
