package dev.synfire.tool;

import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;

/** A word of a command that is printed for the user to copy into a shell: quoted where bash would read it otherwise. */
public final class ShellWord {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

    private ShellWord() {}

    public static String of(Path path) {
        // A file's name that begins with - would be read as an option.
        return of(path.toString().startsWith("-") ? "./" + path : path.toString());
    }

    /** As it is where bash reads it as it is; else between single quotes, or as $'...' if it has control characters. */
    public static String of(String word) {
        if (PLAIN.matcher(word).matches()) {
            return word;
        }
        if (word.chars().noneMatch(Character::isISOControl)) {
            return "'" + word.replace("'", "'\\''") + "'";
        }
        StringBuilder text = new StringBuilder("$'");
        for (char c : word.toCharArray()) {
            if (c == '\'' || c == '\\') {
                text.append('\\').append(c);
            } else if (Character.isISOControl(c)) {
                text.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                text.append(c);
            }
        }
        return text.append('\'').toString();
    }
}
