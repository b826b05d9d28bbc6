package dev.synfire.tool;

import dev.synfire.files.Draft;
import dev.synfire.files.Unwritable;
import dev.synfire.problem.Problem;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** One running program: starts it, follows its output, and makes sure that nothing of it outlives the caller. */
final class Run {
    private static final long GRACE_SECONDS = 3;

    private final Command command;
    private final Progress.Task task;
    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());
    private volatile Optional<Problem> unwritable = Optional.empty();

    Run(Command command, Progress.Task task) {
        this.command = command;
        this.task = task;
    }

    Completed toTheEnd() {
        long start = System.nanoTime();
        Optional<BufferedWriter> log = command.log().map(Draft::open);
        Process process = start();
        Thread atExit = new Thread(() -> kill(process), "kill " + command.name());
        Runtime.getRuntime().addShutdownHook(atExit);
        try {
            Thread reader = Thread.ofVirtual().start(() -> follow(process, log));
            int exitCode = process.waitFor();
            reader.join(Duration.ofSeconds(GRACE_SECONDS)); // a daemon it left behind may hold its output open
            if (unwritable.isPresent()) {
                throw unwritable.get();
            }
            return new Completed(exitCode, Duration.ofNanos(System.nanoTime() - start), snapshot());
        } catch (InterruptedException e) {
            kill(process);
            Thread.currentThread().interrupt();
            throw Failure.interrupted(command);
        } finally {
            forget(atExit);
        }
    }

    private List<String> snapshot() {
        synchronized (lines) {
            return List.copyOf(lines);
        }
    }

    private Process start() {
        List<String> words = new ArrayList<>();
        words.add(command.program().toString());
        words.addAll(command.arguments());
        ProcessBuilder builder = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
        command.folder().ifPresent(folder -> builder.directory(folder.toFile()));
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().putAll(command.environment());
        try {
            return builder.start();
        } catch (IOException e) {
            throw Failure.notStarted(command, e.getMessage());
        }
    }

    private void follow(Process process, Optional<BufferedWriter> log) {
        try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(line);
                command.phase().apply(line).ifPresent(task::phase);
                if (log.isPresent() && unwritable.isEmpty()) {
                    note(log.get(), line);
                }
            }
            if (log.isPresent()) {
                log.get().close();
            }
        } catch (IOException e) {
            if (process.isAlive()) {
                kill(process); // nobody reads it any more, so it would wait for ever
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The program goes on if its log can't be written; the caller hears of it afterwards. */
    private void note(BufferedWriter log, String line) {
        try {
            log.write(line);
            log.newLine();
            log.flush();
        } catch (IOException e) {
            unwritable = Optional.of(Unwritable.of(command.log().orElseThrow(), e));
        }
    }

    /** Ends the program and its children: asks first, and makes sure after a while. */
    private static void kill(Process process) {
        List<ProcessHandle> family = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        family.forEach(ProcessHandle::destroy);
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(GRACE_SECONDS);
        while (family.stream().anyMatch(ProcessHandle::isAlive) && System.nanoTime() < deadline) {
            try {
                Thread.sleep(20);
            } catch (InterruptedException _) {
                break;
            }
        }
        Stream.concat(family.stream(), family.stream().flatMap(ProcessHandle::descendants))
                .forEach(ProcessHandle::destroyForcibly);
    }

    private static void forget(Thread atExit) {
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException _) {
            // The JVM is ending: the hook is at work.
        }
    }
}
