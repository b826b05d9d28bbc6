package dev.synfire.tool;

/** Says nothing. */
enum SilentTask implements Progress.Task {
    INSTANCE;

    @Override
    public void phase(String text) {}

    @Override
    public void count(long done, long total, String unit) {}

    @Override
    public void done(String result) {}

    @Override
    public void close() {}
}
