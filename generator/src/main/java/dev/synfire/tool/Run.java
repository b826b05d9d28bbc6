package dev.synfire.tool;

import dev.synfire.files.Draft;
import dev.synfire.files.Unwritable;
import dev.synfire.problem.Problem;
import java.io.File;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** One running program: starts it, follows its output, and makes sure that nothing of it outlives the caller. */
final class Run {
    private static final long GRACE_SECONDS = 3;
    /** Characters; a build of the largest board prints some megabytes. */
    private static final long MOST_OUTPUT = 1L << 30;

    private final Command command;
    private final Progress.Task task;
    private final Output output = new Output();
    private volatile Optional<Problem> trouble = Optional.empty();

    Run(Command command, Progress.Task task) {
        this.command = command;
        this.task = task;
    }

    Completed toTheEnd() {
        long start = System.nanoTime();
        Writer log = command.log().<Writer>map(Draft::open).orElseGet(Writer::nullWriter);
        Process process = start();
        Thread atExit = new Thread(() -> kill(process), "kill " + command.name());
        Runtime.getRuntime().addShutdownHook(atExit);
        try {
            Thread reader = Thread.ofVirtual().start(() -> follow(process, log));
            boolean ended = process.waitFor(command.limit().toMillis(), TimeUnit.MILLISECONDS);
            if (!ended) {
                kill(process);
            }
            reader.join(Duration.ofSeconds(GRACE_SECONDS)); // a daemon it left behind may hold its output open
            if (!ended) {
                throw Failure.tooLong(command, output.lines());
            }
            trouble.ifPresent(problem -> {
                throw problem;
            });
            return new Completed(process.exitValue(), Duration.ofNanos(System.nanoTime() - start), output.lines());
        } catch (InterruptedException e) {
            kill(process);
            Thread.currentThread().interrupt();
            throw Failure.interrupted(command);
        } finally {
            forget(atExit);
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

    /** Reads its output to the end; what goes wrong there ends the program and is thrown by who waits for it. */
    private void follow(Process process, Writer log) {
        try (Reader reader = process.inputReader(StandardCharsets.UTF_8);
                log) {
            char[] chunk = new char[1 << 13];
            long read = 0;
            for (int count = reader.read(chunk); count >= 0; count = reader.read(chunk)) {
                write(log, chunk, count);
                output.add(chunk, count, line -> command.phase().apply(line).ifPresent(task::phase));
                read += count;
                if (read > MOST_OUTPUT) {
                    throw Failure.tooMuchOutput(command, MOST_OUTPUT);
                }
            }
        } catch (Problem problem) {
            stop(process, problem);
        } catch (IOException e) {
            if (process.isAlive()) {
                stop(process, Failure.outputLost(command, e));
            }
        }
    }

    private void write(Writer log, char[] chunk, int count) {
        try {
            log.write(chunk, 0, count);
            log.flush();
        } catch (IOException e) {
            throw Unwritable.of(command.log().orElseThrow(), e);
        }
    }

    private void stop(Process process, Problem problem) {
        trouble = Optional.of(problem);
        kill(process); // nobody reads it any more, so it would wait for ever
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
