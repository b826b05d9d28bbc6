package dev.synfire.flow;

import dev.synfire.files.Draft;
import dev.synfire.reading.WholeFile;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** What a core takes when it starts: at an address behind the bitstream, or in a file of its own. */
final class FlashImage {
    /** What erased flash holds. */
    private static final byte ERASED = (byte) 0xff;

    /** The file whose bytes a host sends in pieces. */
    static final String FILE = "weights.bin";

    /** The same as commands, which a host sends as they are. */
    static final String COMMANDS = "weights.load";

    private FlashImage() {}

    /** Writes an image as a file of its own. */
    static void write(Path file, byte[] image) {
        Draft.write(file, image);
    }

    /** The bytes of numbers of 16 bits, the upper byte of each first. */
    static byte[] bytes(List<Integer> numbers) {
        byte[] bytes = new byte[2 * numbers.size()];
        for (int i = 0; i < numbers.size(); i++) {
            bytes[2 * i] = (byte) (numbers.get(i) >> 8);
            bytes[2 * i + 1] = (byte) (int) numbers.get(i);
        }
        return bytes;
    }

    /**
     * Appends an image to a bitstream.
     *
     * @param address of the image, counted from the start of the bitstream
     */
    static void append(Path bitstream, int address, byte[] image) {
        byte[] bits = WholeFile.bytes(bitstream, 1 << 28, "build again");
        if (bits.length > address) {
            throw new IllegalStateException(
                    "a bitstream of " + bits.length + " bytes reaches beyond the image at " + address);
        }
        byte[] whole = Arrays.copyOf(bits, address + image.length);
        Arrays.fill(whole, bits.length, address, ERASED);
        System.arraycopy(image, 0, whole, address, image.length);
        Draft.write(bitstream, whole);
    }
}
