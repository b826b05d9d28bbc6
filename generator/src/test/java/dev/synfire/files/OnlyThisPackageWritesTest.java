package dev.synfire.files;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import dev.synfire.MainClasses;
import java.io.FileOutputStream;
import java.io.FileWriter;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * There is one way to write, move and delete files: everything else calls this package. Two classes have reasons not to: a
 * report of an internal fault trusts nothing else of Synfire, and a pseudo-terminal's name is a link.
 */
class OnlyThisPackageWritesTest {
    /** Methods of {@link Files} that look and leave all as it is. */
    private static final Set<String> READING = Set.of(
            "exists",
            "notExists",
            "isDirectory",
            "isRegularFile",
            "isSymbolicLink",
            "readSymbolicLink",
            "isExecutable",
            "isReadable",
            "isWritable",
            "isSameFile",
            "size",
            "list",
            "walk",
            "lines",
            "readString",
            "readAllBytes",
            "readAllLines",
            "readAttributes",
            "newInputStream",
            "newBufferedReader",
            "newDirectoryStream",
            "getLastModifiedTime");

    private static final Set<String> WRITERS = Set.of(
            FileOutputStream.class.getName(),
            FileWriter.class.getName(),
            RandomAccessFile.class.getName(),
            FileChannel.class.getName());

    @Test
    void nothingElseChangesFiles() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.synfire.files")
                .and()
                .haveSimpleNameNotContaining("FaultReport")
                .and()
                .haveSimpleNameNotContaining("PtyEndpoint")
                .should()
                .accessTargetWhere(DescribedPredicate.describe(
                        "it writes, moves or deletes files", OnlyThisPackageWritesTest::changes))
                .check(MainClasses.ALL);
    }

    private static boolean changes(JavaAccess<?> access) {
        AccessTarget target = access.getTarget();
        String owner = target.getOwner().getName();
        return owner.equals(Files.class.getName()) && !READING.contains(target.getName()) || WRITERS.contains(owner);
    }
}
