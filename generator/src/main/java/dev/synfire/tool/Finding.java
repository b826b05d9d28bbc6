package dev.synfire.tool;

import java.nio.file.Path;
import java.util.Optional;

/** What came of looking for a tool. */
public sealed interface Finding {
    Tool tool();

    /** The finding in one clause, such as: yosys is not on PATH. */
    String summary();

    /** There and new enough; the version is empty where the tool does not tell it. */
    record Found(Tool tool, Path path, Optional<Version> version) implements Finding {
        @Override
        public String summary() {
            return path + version.map(known -> " is version " + known).orElse("");
        }
    }

    /** There, but older than the minimum. */
    record TooOld(Tool tool, Path path, Version version, Version minimum) implements Finding {
        @Override
        public String summary() {
            return path + " is version " + version + ", at least " + minimum + " is needed";
        }
    }

    /** There, but it does not run or does not tell its version; why is a clause. */
    record Broken(Tool tool, Path path, String why) implements Finding {
        @Override
        public String summary() {
            return path + " does not work: " + why;
        }
    }

    /** Not on PATH. */
    record Missing(Tool tool) implements Finding {
        @Override
        public String summary() {
            return tool.name() + " is not on PATH";
        }
    }
}
