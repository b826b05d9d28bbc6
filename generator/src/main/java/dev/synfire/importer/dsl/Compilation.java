package dev.synfire.importer.dsl;

import dev.synfire.problem.Problem;
import dev.synfire.reading.WholeFile;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles a Java file, and what it uses from files beside it, into memory; Synfire's own classes are in reach. */
final class Compilation {
    private Compilation() {}

    /**
     * Returns the bytes of each class by its binary name.
     *
     * @throws Problem with file and line of the first error, if the compiler finds any
     */
    static Map<String, byte[]> of(Path file) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw Problem.toolFailed(
                    "tool-missing", file.toString(), "this Java has no compiler", "run Synfire with a JDK, not a JRE");
        }
        JavaFileObject source = new Source(file, WholeFile.text(file));
        Map<String, ByteArrayOutputStream> classes = new LinkedHashMap<>();
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        List<String> options = List.of(
                "-proc:none",
                "-g",
                "-classpath",
                System.getProperty("java.class.path"),
                "-sourcepath",
                file.toAbsolutePath().getParent().toString());
        JavaFileManager files =
                new InMemory(compiler.getStandardFileManager(found, Locale.ROOT, StandardCharsets.UTF_8), classes);
        boolean done = compiler.getTask(null, files, found, options, null, List.of(source))
                .call();
        if (!done) {
            throw found.getDiagnostics().stream()
                    .filter(each -> each.getKind() == Diagnostic.Kind.ERROR)
                    .findFirst()
                    .map(each -> problem(file, each))
                    .orElseThrow();
        }
        return classes.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue()
                .toByteArray()));
    }

    private static Problem problem(Path file, Diagnostic<? extends JavaFileObject> error) {
        String message = error.getMessage(Locale.ROOT).strip().replaceAll("\\s*\\R\\s*", ", ");
        Path place = error.getSource() == null
                ? file
                : file.resolveSibling(
                        Path.of(error.getSource().toUri()).getFileName().toString());
        String where =
                error.getLineNumber() == Diagnostic.NOPOS ? place.toString() : place + ":" + error.getLineNumber();
        return Problem.wrongInput("java", where, "the Java compiler says: " + message, "");
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(Path file, String text) {
            super(file.toUri(), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    private static final class InMemory extends ForwardingJavaFileManager<JavaFileManager> {
        private final Map<String, ByteArrayOutputStream> classes;

        InMemory(JavaFileManager standard, Map<String, ByteArrayOutputStream> classes) {
            super(standard);
            this.classes = classes;
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
            return new SimpleJavaFileObject(URI.create("memory:///" + name.replace('.', '/') + kind.extension), kind) {
                @Override
                public OutputStream openOutputStream() {
                    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                    classes.put(name, bytes);
                    return bytes;
                }
            };
        }
    }
}
