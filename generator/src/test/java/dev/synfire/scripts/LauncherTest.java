package dev.synfire.scripts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.synfire.tool.Command;
import dev.synfire.tool.Completed;
import dev.synfire.tool.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The pieces of the launcher, called from bash with programs that only pretend. */
@Tag("slow")
/* A watchdog against hanging, not a limit: a loaded machine may take long. */
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class LauncherTest {
    private static final Path HOME = Path.of("..").toAbsolutePath().normalize();

    @TempDir
    Path folder;

    /** Runs bash lines after the launcher's own definitions, with the test's folder bin before the machine's PATH. */
    private Completed bash(String... lines) {
        String script = "set -euo pipefail\nhome=" + HOME + "\n. $home/scripts/lib/environment.sh\n"
                + String.join("\n", lines) + "\n";
        return Command.of(Path.of("/bin/bash"))
                .with("-c", script)
                .in(folder)
                .environment("PATH", folder.resolve("bin") + ":/usr/bin:/bin")
                .environment("XDG_CACHE_HOME", folder.resolve("cache").toString())
                .attempt(Progress.none(), "");
    }

    private void program(String name, String... lines) throws IOException {
        Path file = folder.resolve("bin").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + String.join("\n", lines) + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private void allTools() throws IOException {
        for (String name : List.of(
                "verilator",
                "g++",
                "make",
                "iverilog",
                "yosys",
                "nextpnr-ice40",
                "icepack",
                "iceunpack",
                "icebox_vlog",
                "nextpnr-ecp5",
                "ecppack",
                "ecpunpack")) {
            program(name, "echo " + name + " version 99.1");
        }
    }

    private String jdk(String version, boolean compiler) throws IOException {
        Path jdk = Files.createDirectories(folder.resolve("jdk-" + version));
        Files.writeString(jdk.resolve("release"), "IMPLEMENTOR=\"X\"\nJAVA_VERSION=\"" + version + "\"\n");
        if (compiler) {
            Path javac = Files.createDirectories(jdk.resolve("bin")).resolve("javac");
            Files.writeString(javac, "");
            Files.setPosixFilePermissions(javac, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        return "is_jdk " + jdk;
    }

    @Test
    void aToolThatHangsIsNotOnThePath() throws IOException {
        allTools();
        program("yosys", "sleep 100000");
        Completed completed = bash("answer_seconds=1", "tools_on_path || echo not all");
        assertEquals("not all\n", completed.output());
    }

    @Test
    void aFailedSetUpAnswersInJsonToo() {
        Completed completed = bash("json=yes", "fail disk-full 'no \"room\" in C:\\x' 'make some' 2>/dev/null");
        assertEquals(
                "{\"error\":\"error[disk-full]: no \\\"room\\\" in C:\\\\x; make some\",\"code\":\"disk-full\"}\n",
                completed.output());
        assertEquals(3, completed.exitCode());
    }

    @Test
    void aJdkOf25OrNewerWithACompilerWillDo() throws IOException {
        assertEquals(0, bash(jdk("25.0.3", true)).exitCode());
        assertEquals(0, bash(jdk("26", true)).exitCode());
        assertEquals(1, bash(jdk("17.0.15", true)).exitCode());
        assertEquals(1, bash(jdk("25.0.4", false)).exitCode());
        assertEquals(1, bash("is_jdk /nowhere").exitCode());
    }

    @Test
    void theToolsOnPathServeIfAllAreThere() throws IOException {
        allTools();
        assertEquals(0, bash("tools_on_path").exitCode());
        assertEquals(
                1,
                bash("cp $tool_list list", "echo 'no-such-tool - - x y' >>list", "tool_list=list", "tools_on_path")
                        .exitCode());
    }

    @Test
    void theLoadersOnPathServeIfAllAreThere() throws IOException {
        program("openFPGALoader", "");
        program("iceprog", "");
        assertEquals(1, bash("PATH=$PWD/bin", "loaders_on_path").exitCode());
        program("dfu-util", "");
        assertEquals(0, bash("PATH=$PWD/bin", "loaders_on_path").exitCode());
    }

    @Test
    void theToolsOnPathServeIfAllAreNewEnoughEvenAfterAChange() throws IOException {
        allTools();
        assertEquals(0, bash("tools_on_path").exitCode());
        program("yosys", "echo Yosys 0.9 of long ago");
        assertEquals(1, bash("tools_on_path").exitCode());
        program("yosys", "echo Yosys 0.52 of Debian");
        assertEquals(0, bash("tools_on_path").exitCode());
        program("yosys", "exit 1");
        assertEquals(1, bash("tools_on_path").exitCode());
    }

    @Test
    void aFailedStepShowsItsLastLinesAndKeepsItsExitCode() {
        Completed completed = bash("STEP_LINES=1 step log Trying sh -c 'echo first; echo second; exit 7' || exit $?");
        assertEquals(7, completed.exitCode());
        assertEquals(
                List.of("Trying ...", "Trying failed after N s. The last lines of its output:", "    second"),
                completed.lines().stream()
                        .map(line -> line.replaceAll("\\d+ s", "N s"))
                        .toList());
    }

    @Test
    void theJarIsBuiltAgainOnlyAfterAChange() throws IOException {
        Path home = folder.resolve("checkout");
        Path source =
                Files.createDirectories(home.resolve("generator/src/main")).resolve("A.java");
        Files.writeString(source, "");
        Path jar = Files.createDirectories(home.resolve("build/launcher")).resolve("synfire.jar");
        Files.writeString(jar, "jar");
        String built = "home=" + home + "; jar=" + jar + "; ";
        String check = built + "jar_is_current";
        assertEquals(
                0,
                bash(built + "cp $jar $jar.new; touch start; publish $jar.new $jar start")
                        .exitCode());
        assertEquals(0, bash(check).exitCode());
        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(120)));
        assertEquals(1, bash(check).exitCode());
        Files.setLastModifiedTime(source, FileTime.from(Instant.now().minusSeconds(120)));
        assertEquals(0, bash(check).exitCode());
        for (String damage :
                List.of("echo ja >$jar", "echo jxr >$jar", ": >$jar", "rm $jar", "rm $jar.stamp", ": >$jar.stamp")) {
            assertEquals(
                    1,
                    bash(built + "cp -p $jar whole; cp -p $jar.stamp mark; " + damage + "; jar_is_current")
                            .exitCode(),
                    damage);
            assertEquals(
                    0,
                    bash(built + "cp -p whole $jar; cp -p mark $jar.stamp; jar_is_current")
                            .exitCode(),
                    damage);
        }
    }

    @Test
    void aQuickStartThatIsDamagedIsPreparedAnew() throws IOException {
        Path jar = Files.createDirectories(folder.resolve("checkout/build/launcher"))
                .resolve("synfire.jar");
        Files.writeString(jar, "jar");
        jdk("25", true);
        String start = "jar=" + jar + "; java_home=" + folder.resolve("jdk-25")
                + "; make_aot() { echo made >>count; [[ ! -e failing ]] && echo classes >$1; }; ";
        String ready = start + "quick_start; [[ $(cat $aot) == classes ]]";
        assertEquals(0, bash(ready).exitCode());
        assertEquals(0, bash(ready).exitCode());
        assertEquals("made\n", Files.readString(folder.resolve("count")));
        int times = 1;
        for (String damage : List.of("echo class >$aot", ": >$aot", "rm $aot", ": >$aot.stamp", "rm $aot.stamp")) {
            assertEquals(0, bash(start + "quick_start; " + damage).exitCode());
            assertEquals(0, bash(ready).exitCode(), damage);
            assertEquals("made\n".repeat(++times), Files.readString(folder.resolve("count")), damage);
        }
        // Where it can't be made that is not tried each time.
        Files.writeString(folder.resolve("failing"), "");
        assertEquals(
                0,
                bash(start + "quick_start; rm $aot; quick_start; quick_start; [[ -z $aot ]]")
                        .exitCode());
        assertEquals("made\n".repeat(++times), Files.readString(folder.resolve("count")));
    }

    @Test
    void aSetUpThatFailsLeavesNothingHalfDone() throws IOException {
        machine("exit 100");
        Files.createDirectories(folder.resolve("cache/synfire/tools-7.tmp.1/root"));
        Completed completed = bash("debian_keys=/dev/null; locate_root; set_up_root");
        assertEquals(3, completed.exitCode());
        assertTrue(
                completed.output().contains("error[setup-failed]: the tools could not be set up"), completed.output());
        assertEquals(List.of("lock", "set-up.log"), cache());
    }

    @Test
    void aSetUpThatIsInterruptedLeavesNothingHalfDone() throws IOException {
        machine("kill -TERM $LAUNCHER; sleep 60");
        Completed completed = bash("export LAUNCHER=$$", "debian_keys=/dev/null; locate_root; set_up_root");
        assertEquals(128 + 15, completed.exitCode(), completed.output());
        assertEquals(List.of("lock", "set-up.log"), cache());
    }

    @Test
    void withoutAMirrorTheSetUpSaysSo() throws IOException {
        machine("true");
        program("apt-get", "true");
        Completed completed = bash("debian_keys=/dev/null; locate_root; set_up_root");
        assertEquals(3, completed.exitCode());
        assertTrue(
                completed.output().contains("    apt on this machine does not fetch from a Debian mirror"),
                completed.output());
    }

    /** Ubuntu's apt fetches from a mirror of Ubuntu, whose packages are not Debian's. */
    @Test
    void onUbuntuTheUserNamesTheDebianMirror() throws IOException {
        machine("true");
        Files.writeString(folder.resolve("os-release"), "ID=ubuntu\nVERSION_CODENAME=stable\n");
        String system = "os_release=" + folder.resolve("os-release");
        assertEquals("none\n", bash(system, "find_mirror; echo ${mirror:-none}").output());
        assertEquals(
                "http://y/debian\n",
                bash(system, "SYNFIRE_DEBIAN_MIRROR=http://y/debian/; find_mirror; echo ${mirror:-none}")
                        .output());
        Files.writeString(folder.resolve("os-release"), "ID=debian\nVERSION_CODENAME=stable\n");
        assertEquals(
                "http://x/debian\n",
                bash(system, "find_mirror; echo ${mirror:-none}").output());
    }

    @Test
    void aReleaseArchiveRunsItsOwnJar() throws IOException {
        Files.createDirectories(folder.resolve("build/launcher"));
        Files.writeString(folder.resolve("build/launcher/.release"), "");
        String launcher = "jar=" + folder.resolve("build/launcher/synfire.jar");
        assertEquals(
                "as it is\n",
                bash(
                                launcher,
                                "jar_is_current() { return 1; }",
                                "find_maven() { echo built; exit 1; }",
                                "build_jar; echo as it is")
                        .output());
    }

    @Test
    void withoutNamespacesTheSetUpSaysWhatToDoBeforeItBegins() throws IOException {
        machine("true");
        program("unshare", "exit 1");
        Completed completed = bash("debian_keys=/dev/null; locate_root; set_up_root");
        assertEquals(3, completed.exitCode());
        assertTrue(completed.output().startsWith("error[namespaces-forbidden]: "), completed.output());
        assertFalse(Files.exists(folder.resolve("cache")));
    }

    /** A machine with an apt whose install does as told, and nothing of which touches the network. */
    private void machine(String install) throws IOException {
        program("unshare", "true");
        program("dpkg-deb", "true");
        program(
                "apt-get",
                "case \"$*\" in *print-uris*) echo \"'http://x/debian/dists/stable/InRelease' y\";; *install*) "
                        + install + ";; esac");
    }

    private List<String> cache() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("cache/synfire"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
