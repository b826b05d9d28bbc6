package dev.synfire.importer;

import dev.synfire.problem.Problem;
import dev.synfire.reading.Allowance;
import dev.synfire.reading.WholeFile;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.reader.ReaderException;

/** Reads a YAML file into values that know the line they stand on. */
public final class YamlFile {
    private static final long MAX_BYTES = 1 << 24;
    /** What a character of the file may take in memory: a list of digits is a node of some hundred bytes for each. */
    private static final int BYTES_EACH = 64;

    private YamlFile() {}

    /**
     * The root value of the file's only document.
     *
     * @throws Problem with file and line if the file isn't there, isn't UTF-8 or isn't YAML
     */
    public static YamlValue read(Path path) {
        byte[] bytes = WholeFile.bytes(
                path, Allowance.most(MAX_BYTES, BYTES_EACH), "put the weights into a .npz file beside it");
        return parse(decode(bytes, path.toString()), path.toString());
    }

    /**
     * The root value of a text.
     *
     * @param file the name that messages give
     */
    public static YamlValue parse(String text, String file) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit((int) MAX_BYTES);
        try {
            Node root = new Yaml(options).compose(new StringReader(text));
            if (root == null) {
                throw Problem.wrongInput("not-yaml", file + ":1", "the file is empty", "describe something in it");
            }
            return new YamlValue(file, "the file", root);
        } catch (MarkedYAMLException e) {
            Mark mark = e.getProblemMark() != null ? e.getProblemMark() : e.getContextMark();
            Mark begin = e.getContextMark();
            String context = begin == null || begin.getLine() == mark.getLine()
                    ? ""
                    : ", " + e.getContext() + " that begins in line " + (begin.getLine() + 1);
            throw notYaml(file, mark == null ? 1 : mark.getLine() + 1, e.getProblem() + context);
        } catch (ReaderException e) {
            int line = 1
                    + (int) text.codePoints()
                            .limit(e.getPosition())
                            .filter(c -> c == '\n')
                            .count();
            throw notYaml(
                    file,
                    line,
                    String.format(Locale.ROOT, "the character U+%04X may not stand in it", e.getCodePoint()));
        } catch (YAMLException e) {
            throw notYaml(file, 1, e.getMessage());
        }
    }

    private static String decode(byte[] bytes, String file) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length + 1);
        if (decoder.decode(in, out, true).isError()) {
            out.flip();
            int line = 1 + (int) out.chars().filter(c -> c == '\n').count();
            throw Problem.wrongInput(
                    "not-utf8",
                    file + ":" + line,
                    String.format(
                            Locale.ROOT, "byte %d, 0x%02x, is not UTF-8 text", in.position(), bytes[in.position()]),
                    "save the file as UTF-8; weights belong in a .npz file beside it");
        }
        return out.flip().toString();
    }

    private static Problem notYaml(String file, int line, String what) {
        return Problem.wrongInput(
                "not-yaml", file + ":" + line, "not YAML: " + what, "check indentation, quotes, colons and brackets");
    }
}
