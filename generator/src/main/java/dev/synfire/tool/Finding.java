package dev.synfire.tool;

import java.nio.file.Path;
import java.util.Optional;

/** What came of looking for a tool. */
public sealed interface Finding {
    Tool tool();

    /** There and new enough; the version is empty where the tool does not tell it. */
    record Found(Tool tool, Path path, Optional<Version> version) implements Finding {}

    /** There, but older than the minimum. */
    record TooOld(Tool tool, Path path, Version version) implements Finding {}

    /** There, but it does not run or does not tell its version as expected; why is a short clause. */
    record Broken(Tool tool, Path path, String why) implements Finding {}

    /** Not on PATH. */
    record Missing(Tool tool) implements Finding {}
}
