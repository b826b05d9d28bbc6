package dev.synfire.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.synfire.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/* A watchdog against hanging, not a limit: a loaded machine may take long. */
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class CommandTest {
    @TempDir
    Path folder;

    private Command tool(String... script) {
        return Command.of(FakeTool.write(folder, "placer", script));
    }

    private static Completed run(Command command) {
        return command.run(Progress.none(), "Placing");
    }

    @Test
    void argumentsFolderAndEnvironmentReachTheProgram() throws IOException {
        Path inner = Files.createDirectory(folder.resolve("in ner"));
        Command command = tool("echo \"$# $2 $SEED $LC_ALL\"; pwd; cat")
                .with("--seed", "a b")
                .with(List.of("c"))
                .environment("SEED", "7")
                .in(inner);
        assertEquals(
                List.of("3 a b 7 C.UTF-8", inner.toRealPath().toString()),
                run(command).lines());
    }

    @Test
    void standardOutputAndErrorComeInOrderAndGoToTheLog() throws IOException {
        Path log = folder.resolve("logs/placer.log");
        Completed completed = run(tool("echo one; echo two >&2; echo three").log(log));
        assertEquals("one\ntwo\nthree\n", completed.output());
        assertEquals("one\ntwo\nthree\n", Files.readString(log));
        assertEquals(0, completed.exitCode());
    }

    @Test
    void aFailureTellsTheErrorLinesAndTheLog() {
        Path log = folder.resolve("placer.log");
        Command command = tool("echo Info: packing", "echo 'ERROR: no BEL left for RAM'", "echo Info: bye", "exit 4")
                .log(log);
        Problem problem = assertThrows(Problem.class, () -> run(command));
        assertEquals(
                "error[tool-failed]: placer ended with exit code 4 after N s:\n"
                        + "    ERROR: no BEL left for RAM; all of its output is in " + log,
                problem.getMessage().replaceFirst("\\d+\\.\\d s", "N s"));
        assertEquals(3, problem.kind().exitCode());
    }

    @Test
    void aFailureWithoutALogTellsTheCommand() {
        Command command = tool("exit 1").with("-x");
        assertEquals(
                "error[tool-failed]: placer ended with exit code 1 after N s; the command was "
                        + folder.resolve("placer") + " -x",
                assertThrows(Problem.class, () -> run(command)).getMessage().replaceFirst("\\d+\\.\\d s", "N s"));
    }

    @Test
    void anAttemptTakesAnyExitCode() {
        assertEquals(4, tool("exit 4").attempt(Progress.none(), "Placing").exitCode());
        assertEquals(
                128 + 9, tool("kill -9 $$").attempt(Progress.none(), "Placing").exitCode());
    }

    @Test
    void whatIsWatchedBecomesThePhase() {
        List<String> told = new ArrayList<>();
        Progress progress = what -> new Recorder(what, told);
        tool("echo Info: routing; echo noise; echo Info: timing")
                .watching(line -> line.startsWith("Info: ") ? Optional.of(line.substring(6)) : Optional.empty())
                .run(progress, "Placing");
        assertEquals(List.of("begin Placing", "phase routing", "phase timing", "done ", "close"), told);
    }

    @Test
    void aFailedRunIsClosedButNotDone() {
        List<String> told = new ArrayList<>();
        Progress progress = what -> new Recorder(what, told);
        assertThrows(Problem.class, () -> tool("exit 1").run(progress, "Placing"));
        assertEquals(List.of("begin Placing", "close"), told);
    }

    @Test
    void anInterruptKillsTheProgramAndItsChildren() throws Exception {
        Path pids = folder.resolve("pids");
        Command command = tool(
                "sleep 1000 &",
                "echo $! >" + pids + ".new",
                "echo $$ >>" + pids + ".new",
                "mv " + pids + ".new " + pids,
                "wait");
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        AtomicReference<Boolean> flag = new AtomicReference<>();
        Thread caller = Thread.ofPlatform().start(() -> {
            try {
                run(command);
            } catch (Problem problem) {
                thrown.set(problem);
                flag.set(Thread.currentThread().isInterrupted());
            }
        });
        while (Files.notExists(pids)) {
            Thread.sleep(10);
        }
        List<ProcessHandle> family = Files.readAllLines(pids).stream()
                .map(line -> ProcessHandle.of(Long.parseLong(line)).orElseThrow())
                .toList();
        assertEquals(2, family.size());
        caller.interrupt();
        caller.join();
        assertEquals("error[interrupted]: placer was interrupted", thrown.get().getMessage());
        assertTrue(flag.get());
        assertFalse(family.stream().anyMatch(CommandTest::runs));
    }

    /** A killed orphan may be a zombie until its new parent asks for it. */
    private static boolean runs(ProcessHandle process) {
        try {
            return process.isAlive()
                    && !Files.readString(Path.of("/proc/" + process.pid() + "/stat"))
                            .contains(") Z ");
        } catch (IOException _) {
            return false;
        }
    }

    @Test
    void aProgramThatHangsIsEndedWithItsChildren() throws IOException {
        Path pids = folder.resolve("pids");
        Command command = tool(
                        "trap '' TERM", "sleep 1000 &", "echo $! >" + pids, "echo $$ >>" + pids, "echo routing", "wait")
                .within(Duration.ofSeconds(2));
        Problem problem = assertThrows(Problem.class, () -> run(command));
        assertEquals(
                "error[tool-hangs]: placer has not ended after 2 seconds and was stopped, with whatever it had started;"
                        + " the last it printed was: routing; try it by hand: " + folder.resolve("placer"),
                problem.getMessage());
        assertEquals(3, problem.kind().exitCode());
        assertEquals(
                List.of(),
                Files.readAllLines(pids).stream()
                        .flatMap(line -> ProcessHandle.of(Long.parseLong(line)).stream())
                        .filter(CommandTest::runs)
                        .toList());
    }

    @Test
    void aLogThatCannotBeWrittenEndsTheProgramAndIsReportedByTheCaller() {
        Command command = tool("while :; do echo line; done").log(Path.of("/dev/full"));
        Problem problem = assertThrows(Problem.class, () -> run(command));
        assertEquals(
                "/dev/full: error[disk-full]: there is no room left on the disk; make room, or name a place on another",
                problem.getMessage());
    }

    @Test
    void aCommandIsPrintedAsAShellTakesIt() {
        assertEquals(
                "/bin/echo 'a b' 'it'\\''s' '$HOME' plain-1.5 ''",
                Command.of(Path.of("/bin/echo"))
                        .with("a b", "it's", "$HOME", "plain-1.5", "")
                        .toString());
    }

    @Test
    void aProgramEndedByControlCWasInterruptedToo() {
        assertEquals(
                "error[interrupted]: placer was interrupted",
                assertThrows(Problem.class, () -> run(tool("exit 130"))).getMessage());
        assertEquals(
                130,
                assertThrows(Problem.class, () -> run(tool("exit 130"))).kind().exitCode());
    }

    @Test
    void aDaemonLeftBehindDoesNotHoldUpTheCaller() {
        Completed completed = run(tool("sleep 100000 &", "echo $!"));
        assertEquals(1, completed.lines().size());
        ProcessHandle daemon =
                ProcessHandle.of(Long.parseLong(completed.lines().getFirst())).orElseThrow();
        assertTrue(daemon.isAlive());
        daemon.destroyForcibly();
    }

    /** A recorder of what a task is told. */
    private record Recorder(String what, List<String> told) implements Progress.Task {
        Recorder {
            told.add("begin " + what);
        }

        @Override
        public void phase(String text) {
            told.add("phase " + text);
        }

        @Override
        public void done(String result) {
            told.add("done " + result);
        }

        @Override
        public void close() {
            told.add("close");
        }
    }
}
