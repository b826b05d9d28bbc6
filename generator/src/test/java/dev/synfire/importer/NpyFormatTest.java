package dev.synfire.importer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.synfire.problem.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class NpyFormatTest {
    private static NumberArray read(byte[] bytes) {
        try {
            return NpyFormat.read(new ByteArrayInputStream(bytes), "a.npy");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double[] numbers(String type, int... bytes) {
        byte[] data = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            data[i] = (byte) bytes[i];
        }
        int size = type.charAt(2) - '0';
        return read(NpyBytes.version1(NpyBytes.header(type, false, "(" + bytes.length / size + ",)"), data))
                .numbers();
    }

    private static String refusal(byte[] bytes) {
        return assertThrows(Problem.class, () -> read(bytes)).getMessage();
    }

    @Test
    void everyTypeIsReadInBothByteOrders() {
        assertArrayEquals(new double[] {1, 0}, numbers("|b1", 1, 0));
        assertArrayEquals(new double[] {255, 127}, numbers("|u1", 0xff, 0x7f));
        assertArrayEquals(new double[] {-1, 127}, numbers("|i1", 0xff, 0x7f));
        assertArrayEquals(new double[] {0x0102}, numbers("<u2", 2, 1));
        assertArrayEquals(new double[] {0x0102}, numbers(">u2", 1, 2));
        assertArrayEquals(new double[] {-2}, numbers("<i2", 0xfe, 0xff));
        assertArrayEquals(new double[] {-2}, numbers(">i4", 0xff, 0xff, 0xff, 0xfe));
        assertArrayEquals(new double[] {4294967294.0}, numbers(">u4", 0xff, 0xff, 0xff, 0xfe));
        assertArrayEquals(new double[] {-2}, numbers("<i8", 0xfe, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff));
        assertArrayEquals(
                new double[] {0x1p64}, numbers("<u8", 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff)); // 2^64 - 1
        assertArrayEquals(new double[] {1.5}, numbers(">f2", 0x3e, 0x00)); // IEEE 754 half: 0 01111 1000000000
        assertArrayEquals(new double[] {-2.5}, numbers(">f4", 0xc0, 0x20, 0, 0));
        assertArrayEquals(new double[] {-2.5}, numbers("<f4", 0, 0, 0x20, 0xc0));
        assertArrayEquals(new double[] {-2.5}, numbers(">f8", 0xc0, 0x04, 0, 0, 0, 0, 0, 0));
        assertArrayEquals(new double[] {-2.5}, numbers("<f8", 0, 0, 0, 0, 0, 0, 0x04, 0xc0));
    }

    @Test
    void fortranOrderIsTurnedIntoCOrder() {
        // [[1, 2, 3], [4, 5, 6]] column by column
        byte[] data = {1, 4, 2, 5, 3, 6};
        NumberArray array = read(NpyBytes.version1(NpyBytes.header("|u1", true, "(2, 3)"), data));
        assertArrayEquals(new double[] {1, 2, 3, 4, 5, 6}, array.numbers());
        assertEquals("(2, 3)", array.shapeText());
        assertEquals("[1, 0]", array.indexText(3));
    }

    @Test
    void newerVersionsHaveALongerLength() {
        byte[] one = NpyBytes.bytes("(2,)", 7, 8);
        ByteBuffer two = ByteBuffer.allocate(one.length + 2).order(ByteOrder.LITTLE_ENDIAN);
        two.put(one, 0, 6).put((byte) 2).put((byte) 0).putInt(one[8]).put(one, 10, one.length - 10);
        assertArrayEquals(new double[] {7, 8}, read(two.array()).numbers());
    }

    @Test
    void aNumberWithoutDimensionsIsOneNumber() {
        NumberArray array = read(NpyBytes.bytes("()", 7));
        assertEquals(0, array.dimensions());
        assertArrayEquals(new double[] {7}, array.numbers());
    }

    @Test
    void anEmptyArrayHoldsNothing() {
        assertEquals(0, read(NpyBytes.bytes("(0, 3)")).size());
    }

    @Test
    void whatIsNotAWholeArrayIsRefused() {
        String end = "; save it again with numpy.save or numpy.savez";
        byte[] good = NpyBytes.bytes("(2,)", 1, 2);
        String broken = "a.npy: error[broken-npy]: not a whole .npy array: ";
        assertEquals(broken + "it does not begin as a .npy file does" + end, refusal(new byte[] {1, 2, 3}));
        assertEquals(broken + "its header is cut off" + end, refusal(Arrays.copyOf(good, 40)));
        assertEquals(
                broken + "it ends after 1 of the 2 bytes that its header tells of" + end,
                refusal(Arrays.copyOf(good, good.length - 1)));
        assertEquals(
                broken + "it goes on after 2 of the 2 bytes that its header tells of" + end,
                refusal(Arrays.copyOf(good, good.length + 1)));
        byte[] version = good.clone();
        version[6] = 9;
        assertEquals(broken + "it is of version 9 of the .npy format, expected 1 to 3" + end, refusal(version));
        assertEquals(
                broken + "its header does not tell 'shape'" + end,
                refusal(NpyBytes.version1("{'descr': '<f4', 'fortran_order': False}", new byte[0])));
        assertEquals(
                broken + "its header does not tell 'descr'" + end,
                refusal(NpyBytes.version1("{'fortran_order': False, 'shape': (1,)}", new byte[0])));
    }

    @Test
    void textsAndRecordsAreRefused() {
        assertEquals(
                "a.npy: error[array-type]: the array's type is '<U3', expected booleans, integers or floats; "
                        + "convert it first, for example with array.astype(numpy.float32)",
                refusal(NpyBytes.version1(NpyBytes.header("<U3", false, "(1,)"), new byte[12])));
        assertEquals(
                "a.npy: error[array-type]: the array's type is [('x', '<f4')], expected booleans, integers or "
                        + "floats; convert it first, for example with array.astype(numpy.float32)",
                refusal(NpyBytes.version1(
                        "{'descr': [('x', '<f4')], 'fortran_order': False, 'shape': (1,)}", new byte[4])));
    }

    @Test
    void aHeaderThatTellsOfMoreThanMemoryHoldsAllocatesNothing() {
        assertEquals(
                "a.npy: error[array-too-large]: the array of shape [999999999, 999999999, 999999999] is larger than "
                        + "128 MiB; save fewer samples, or a smaller type such as uint8",
                refusal(NpyBytes.doubles("(999999999, 999999999, 999999999)")));
    }

    @Property(tries = 300)
    void doublesComeBackAsTheyWere(@ForAll @Size(min = 1, max = 40) double[] values) {
        assertArrayEquals(
                values,
                read(NpyBytes.doubles("(" + values.length + ",)", values)).numbers());
    }

    @Property(tries = 200)
    void bothOrdersHoldTheSameNumbers(
            @ForAll @IntRange(min = 1, max = 4) int a,
            @ForAll @IntRange(min = 1, max = 4) int b,
            @ForAll @IntRange(min = 1, max = 4) int c) {
        // In C order element [i, j, k] lies at (i * b + j) * c + k, in Fortran order at i + a * (j + b * k).
        byte[] inC = new byte[a * b * c];
        byte[] inFortran = new byte[a * b * c];
        for (int i = 0; i < a; i++) {
            for (int j = 0; j < b; j++) {
                for (int k = 0; k < c; k++) {
                    byte value = (byte) (i * 16 + j * 4 + k);
                    inC[(i * b + j) * c + k] = value;
                    inFortran[i + a * (j + b * k)] = value;
                }
            }
        }
        String shape = "(" + a + ", " + b + ", " + c + ")";
        assertArrayEquals(
                read(NpyBytes.version1(NpyBytes.header("|u1", false, shape), inC))
                        .numbers(),
                read(NpyBytes.version1(NpyBytes.header("|u1", true, shape), inFortran))
                        .numbers());
    }

    @Property(tries = 500)
    void damagedBytesGiveAProblemOrNumbers(
            @ForAll @IntRange(min = 0, max = 130) int at, @ForAll byte value, @ForAll @IntRange(max = 144) int length) {
        byte[] bytes = Arrays.copyOf(NpyBytes.bytes("(2, 4)", 1, 2, 3, 4, 5, 6, 7, 8), length);
        if (at < length) {
            bytes[at] = value;
        }
        try {
            read(bytes).numbers();
        } catch (Problem problem) {
            assertEquals(2, problem.kind().exitCode());
        }
    }
}
