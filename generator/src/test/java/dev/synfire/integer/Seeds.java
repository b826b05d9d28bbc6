package dev.synfire.integer;

/**
 * Where the seeds of random cases begin. A run of the build has the same ones every time, so that it turns red by what
 * changed; {@code -Dsynfire.seed=new} draws others, {@code -Dsynfire.seed=N} begins at N.
 */
public final class Seeds {
    private Seeds() {}

    /** The first seed of a run. */
    public static long first() {
        String asked = System.getProperty("synfire.seed", "1");
        return asked.equals("new") ? System.nanoTime() / 1000 % 1_000_000_000 : Long.parseLong(asked);
    }
}
