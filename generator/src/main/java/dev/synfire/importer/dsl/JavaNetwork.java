package dev.synfire.importer.dsl;

import dev.synfire.network.Network;
import dev.synfire.problem.Problem;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a network from a Java file: compiles it in this process and calls its method {@code network}.
 *
 * <p>The file has a class of its own name with {@code static Network network()}, or {@code static Network network(Path
 * folder)}, which is given the folder of the file, to read weights beside it. Classes in files beside it are compiled too.
 */
public final class JavaNetwork {
    private static final String SUFFIX = ".java";
    private static final String METHOD = "network";

    private JavaNetwork() {}

    /** Whether the name of the file says that it is Java. */
    public static boolean isJava(Path path) {
        return path.toString().toLowerCase(Locale.ROOT).endsWith(SUFFIX);
    }

    /**
     * Compiles and runs the file.
     *
     * @throws Problem with file and line, if it does not compile or ends with an exception
     */
    public static Network read(Path file) {
        Map<String, byte[]> classes = Compilation.of(file);
        Method method = method(file, classes);
        method.setAccessible(true);
        try {
            Path folder = Optional.ofNullable(file.getParent()).orElse(Path.of(""));
            Object made = method.getParameterCount() == 0 ? method.invoke(null) : method.invoke(null, folder);
            if (made instanceof Network network) {
                return network;
            }
            throw Problem.wrongInput(
                    "java", file.toString(), "network() returned null", "return a network: Network.named(...)");
        } catch (InvocationTargetException thrown) {
            throw problem(file, classes, thrown.getCause());
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        } catch (ExceptionInInitializerError thrown) {
            throw problem(file, classes, thrown.getCause());
        }
    }

    private static Method method(Path file, Map<String, byte[]> classes) {
        String name = file.getFileName().toString();
        String simple = name.substring(0, name.length() - SUFFIX.length());
        ClassLoader loader = new Loaded(classes);
        return classes.keySet().stream()
                .filter(each -> each.equals(simple) || each.endsWith("." + simple))
                .flatMap(each -> Arrays.stream(load(loader, each).getDeclaredMethods()))
                .filter(JavaNetwork::describes)
                .findFirst()
                .orElseThrow(() -> Problem.wrongInput(
                        "java",
                        file.toString(),
                        "there is no class " + simple + " with a static method network",
                        "write: public class " + simple + " { public static Network network() { ... } }"));
    }

    private static boolean describes(Method method) {
        return method.getName().equals(METHOD)
                && Modifier.isStatic(method.getModifiers())
                && method.getReturnType() == Network.class
                && (method.getParameterCount() == 0
                        || Arrays.equals(method.getParameterTypes(), new Class<?>[] {Path.class}));
    }

    private static Class<?> load(ClassLoader loader, String name) {
        try {
            return loader.loadClass(name);
        } catch (ClassNotFoundException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** What the user's code threw, at its own line. */
    private static Problem problem(Path file, Map<String, byte[]> classes, Throwable thrown) {
        if (thrown instanceof OutOfMemoryError full) {
            throw full;
        }
        String where = Arrays.stream(thrown.getStackTrace())
                .filter(each -> classes.containsKey(each.getClassName()))
                .findFirst()
                .map(each -> file.resolveSibling(each.getFileName()) + ":" + each.getLineNumber())
                .orElse(file.toString());
        if (thrown instanceof Problem problem) {
            String what = problem.getMessage().replace("error[" + problem.code() + "]: ", "");
            return Problem.wrongInput(problem.code(), where, what, "");
        }
        String name = thrown.getClass().getSimpleName();
        String message = thrown.getMessage();
        boolean ours = thrown.getClass() == IllegalArgumentException.class; // the DSL's own, a sentence
        String what = message == null ? name : ours ? message : name + ": " + message;
        return Problem.wrongInput("java", where, what, "");
    }

    private static final class Loaded extends ClassLoader {
        private final Map<String, byte[]> classes;

        Loaded(Map<String, byte[]> classes) {
            super(JavaNetwork.class.getClassLoader());
            this.classes = classes;
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            byte[] bytes = classes.get(name);
            if (bytes == null) {
                throw new ClassNotFoundException(name);
            }
            return defineClass(name, bytes, 0, bytes.length);
        }
    }
}
