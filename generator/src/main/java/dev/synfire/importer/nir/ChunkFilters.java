package dev.synfire.importer.nir;

import com.ning.compress.lzf.LZFException;
import com.ning.compress.lzf.impl.VanillaChunkDecoder;
import io.jhdf.exceptions.HdfFilterException;
import io.jhdf.filter.DeflatePipelineFilter;
import io.jhdf.filter.Filter;
import io.jhdf.filter.FilterManager;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.InflaterInputStream;

/** The two ways in which h5py compresses chunks, in place of the library's own. */
final class ChunkFilters {
    /** The numbers under which the HDF Group knows the filters. */
    static final int DEFLATE = 1;

    static final int LZF = 32000;

    /** A chunk that unpacks to more holds more numbers than are accepted from a file. */
    private static final int LARGEST_CHUNK = (int) HdfSource.MOST_NUMBERS * 8;

    private ChunkFilters() {}

    static void register() {
        FilterManager.addFilter(new Deflate());
        FilterManager.addFilter(new Lzf());
    }

    /** The library's would go on as long as a damaged or hostile stream does. */
    private static final class Deflate implements Filter {
        @Override
        public int getId() {
            return DEFLATE;
        }

        @Override
        public String getName() {
            return "deflate";
        }

        @Override
        public byte[] decode(byte[] encodedData, int[] filterData) {
            try (InflaterInputStream stream = new InflaterInputStream(new ByteArrayInputStream(encodedData))) {
                byte[] decoded = stream.readNBytes(LARGEST_CHUNK);
                if (decoded.length == LARGEST_CHUNK) {
                    throw new HdfFilterException("a chunk unpacks to more than " + LARGEST_CHUNK + " bytes");
                }
                return decoded;
            } catch (IOException e) {
                throw new HdfFilterException("inflating failed", e);
            }
        }

        @Override
        public byte[] encode(byte[] data, int[] filterData) {
            return new DeflatePipelineFilter().encode(data, filterData);
        }
    }

    /** The library's touches sun.misc.Unsafe, of which the JVM warns the user. */
    private static final class Lzf implements Filter {
        @Override
        public int getId() {
            return LZF;
        }

        @Override
        public String getName() {
            return "lzf";
        }

        /** The third setting is the size of an unpacked chunk; one that did not shrink is stored as it is. */
        @Override
        public byte[] decode(byte[] encodedData, int[] filterData) {
            int size = filterData[2];
            if (encodedData.length == size) {
                return encodedData;
            }
            byte[] decoded = new byte[size];
            try {
                new VanillaChunkDecoder().decodeChunk(encodedData, 0, decoded, 0, size);
            } catch (LZFException e) {
                throw new HdfFilterException("lzf failed", e);
            }
            return decoded;
        }
    }
}
