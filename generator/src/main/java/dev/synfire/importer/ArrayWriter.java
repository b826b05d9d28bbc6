package dev.synfire.importer;

import dev.synfire.network.tensor.Dims;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Gathers arrays of doubles and writes them as a .npz: not compressed and without dates, the same bytes every time. */
final class ArrayWriter {
    /** The first that a zip can tell. */
    private static final LocalDateTime NO_DATE = LocalDateTime.of(1980, 1, 1, 0, 0);

    private static final int ALIGNMENT = 64;

    private final Map<String, byte[]> arrays = new LinkedHashMap<>();

    /** Keeps an array; returns its name, which is the wanted one unless that is taken. */
    String add(String wanted, Dims shape, double[] numbers) {
        String name = wanted;
        for (int i = 2; arrays.containsKey(name); i++) {
            name = wanted + "_" + i;
        }
        arrays.put(name, npy(shape, numbers));
        return name;
    }

    /** The .npz. */
    byte[] bytes() {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(stream)) {
            for (Map.Entry<String, byte[]> array : arrays.entrySet()) {
                CRC32 checksum = new CRC32();
                checksum.update(array.getValue());
                ZipEntry entry = new ZipEntry(array.getKey() + ".npy");
                entry.setMethod(ZipEntry.STORED);
                entry.setSize(array.getValue().length);
                entry.setCrc(checksum.getValue());
                entry.setTimeLocal(NO_DATE);
                zip.putNextEntry(entry);
                zip.write(array.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory takes all
        }
        return stream.toByteArray();
    }

    /** Version 1.0 of the format: magic, version, length of the header, header padded to 64 bytes, data. */
    private static byte[] npy(Dims shape, double[] numbers) {
        String tuple = shape.count() == 1 ? "(" + shape.get(0) + ",)" : shape.toString();
        String header = "{'descr': '<f8', 'fortran_order': False, 'shape': " + tuple + ", }";
        int begin = 10 + header.length() + 1;
        int padded = (begin + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        ByteBuffer bytes = ByteBuffer.allocate(padded + 8 * numbers.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.US_ASCII));
        bytes.put((byte) 1).put((byte) 0).putShort((short) (padded - 10));
        bytes.put((header + " ".repeat(padded - begin) + "\n").getBytes(StandardCharsets.US_ASCII));
        for (double number : numbers) {
            bytes.putDouble(number);
        }
        return bytes.array();
    }
}
