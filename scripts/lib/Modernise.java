import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Copies a jar, bringing classes of before Java 6 up to date: the JVM's cache of loaded classes takes no older ones, and
 * checks them by its slow old verifier at every start. picocli is such a library; this makes synfire start twice as fast.
 *
 * <p>Usage: java Modernise.java FROM.jar TO.jar
 */
final class Modernise {
    private static final int OLDEST = ClassFile.JAVA_6_VERSION;

    private final JarFile jar;
    private final ClassFile classes;

    private Modernise(JarFile jar) {
        this.jar = jar;
        this.classes = ClassFile.of(
                ClassFile.StackMapsOption.GENERATE_STACK_MAPS,
                ClassFile.ClassHierarchyResolverOption.of(
                        ClassHierarchyResolver.ofResourceParsing(type -> open(type.descriptorString()))
                                .orElse(ClassHierarchyResolver.defaultResolver())));
    }

    public static void main(String[] args) throws IOException {
        try (JarFile jar = new JarFile(args[0]);
                OutputStream out = Files.newOutputStream(Path.of(args[1]))) {
            new Modernise(jar).copyTo(out);
        }
    }

    /** The class of a descriptor such as Ljava/lang/String; or null if the jar does not have it. */
    private InputStream open(String descriptor) {
        ZipEntry entry = jar.getEntry(descriptor.substring(1, descriptor.length() - 1) + ".class");
        try {
            return entry == null ? null : jar.getInputStream(entry);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void copyTo(OutputStream file) throws IOException {
        try (ZipOutputStream out = new ZipOutputStream(file)) {
            for (ZipEntry entry : Collections.list(jar.entries())) {
                ZipEntry copy = new ZipEntry(entry.getName());
                copy.setTime(entry.getTime());
                out.putNextEntry(copy);
                byte[] content = jar.getInputStream(entry).readAllBytes();
                out.write(entry.getName().endsWith(".class") ? modern(content) : content);
                out.closeEntry();
            }
        }
    }

    private byte[] modern(byte[] content) {
        ClassModel model = classes.parse(content);
        if (model.majorVersion() >= OLDEST) {
            return content;
        }
        ClassTransform rebuildMethods = ClassTransform.transformingMethodBodies(CodeTransform.ACCEPT_ALL);
        ClassTransform newVersion =
                ClassTransform.endHandler(builder -> builder.withVersion(ClassFile.JAVA_7_VERSION, 0));
        return classes.transformClass(model, rebuildMethods.andThen(newVersion));
    }
}
