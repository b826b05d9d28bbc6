package dev.synfire.board.link;

import dev.synfire.hdl.Expr;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** The FCS-16 of RFC 1662: polynomial x^16 + x^12 + x^5 + 1, least significant bit first, starting from FFFF. */
final class Crc16 {
    static final int START = 0xffff;
    /** What the register holds after the body and its CRC, if neither was damaged. */
    static final int GOOD = 0xf0b8;

    private static final int POLYNOMIAL = 0x8408;
    private static final int WIDTH = 16;

    private Crc16() {}

    /** The CRC of a body, to be sent low byte first. */
    static int of(byte[] body) {
        int crc = START;
        for (byte b : body) {
            crc ^= b & 0xff;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 1) == 0 ? crc >> 1 : crc >> 1 ^ POLYNOMIAL;
            }
        }
        return crc ^ START;
    }

    /** The register after one more byte, as parities of bits of the register and the byte. */
    static Expr next(Expr crc, Expr data) {
        // Each bit of the register as a set of bits: 0 to 15 are the old register's, 16 to 23 the byte's.
        BitSet[] register = new BitSet[WIDTH];
        for (int i = 0; i < WIDTH; i++) {
            register[i] = new BitSet();
            register[i].set(i);
        }
        for (int bit = 0; bit < 8; bit++) {
            BitSet feedback = (BitSet) register[0].clone();
            feedback.flip(WIDTH + bit);
            for (int i = 0; i < WIDTH; i++) {
                register[i] = i + 1 < WIDTH ? register[i + 1] : new BitSet();
                if ((POLYNOMIAL >> i & 1) == 1) {
                    register[i] = (BitSet) register[i].clone();
                    register[i].xor(feedback);
                }
            }
        }
        List<Expr> bits = new ArrayList<>();
        for (int i = WIDTH - 1; i >= 0; i--) {
            bits.add(register[i].stream()
                    .mapToObj(b -> b < WIDTH ? crc.bit(b) : data.bit(b - WIDTH))
                    .reduce(Expr::xor)
                    .orElseThrow());
        }
        return Expr.cat(bits);
    }
}
