package dev.synfire.host.virtual;

import dev.synfire.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A pseudo-terminal, which host programs open as they open a serial port; a link gives it a name that stays. */
public final class PtyEndpoint implements Endpoint {
    private static final int WAIT_MILLIS = 200;

    private final Pty pty;
    private final Optional<Path> link;

    private PtyEndpoint(Pty pty, Optional<Path> link) {
        this.pty = pty;
        this.link = link;
    }

    /**
     * Opens a pseudo-terminal.
     *
     * @param link a name for it
     * @throws Problem if there is something of that name, or this system has no pseudo-terminals
     */
    public static PtyEndpoint open(Optional<Path> link) {
        link.ifPresent(PtyEndpoint::makeRoom);
        Pty pty = Pty.open();
        try {
            if (link.isPresent()) {
                Files.createSymbolicLink(link.get(), Path.of(pty.path()));
            }
        } catch (IOException e) {
            pty.close();
            throw Problem.wrongInput(
                    "unwritable",
                    "--port",
                    "no link can be made at " + link.orElseThrow() + ": " + e.getMessage(),
                    "name a path in a folder that is there");
        }
        return new PtyEndpoint(pty, link);
    }

    /** A link of an earlier board that is gone may be replaced. */
    private static void makeRoom(Path link) {
        try {
            if (Files.isSymbolicLink(link)
                    && !Files.exists(link)
                    && Files.readSymbolicLink(link).startsWith("/dev/pts")) {
                Files.delete(link);
            }
        } catch (IOException _) {
            // It stays, which is reported next.
        }
        if (Files.exists(link) || Files.isSymbolicLink(link)) {
            throw Problem.wrongInput(
                    "port-in-use", "--port", link + " is there already", "name another path, or remove it");
        }
    }

    @Override
    public String address() {
        return link.map(Path::toString).orElse(pty.path());
    }

    @Override
    public byte[] receive(boolean waits) {
        return pty.read(waits ? WAIT_MILLIS : 0);
    }

    @Override
    public void send(byte... bytes) {
        pty.write(bytes);
    }

    @Override
    public void close() {
        link.ifPresent(PtyEndpoint::remove);
        pty.close();
    }

    private static void remove(Path link) {
        try {
            Files.deleteIfExists(link);
        } catch (IOException _) {
            // Someone else has removed it, or its folder.
        }
    }
}
