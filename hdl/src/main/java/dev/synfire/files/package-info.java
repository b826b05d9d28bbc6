/**
 * The one way in which Synfire writes, moves and deletes files. Each output is whole or not there at all, and nothing that
 * somebody else made is overwritten or deleted:
 *
 * <ul>
 *   <li>{@link dev.synfire.files.OutputFolder}: a folder that a command makes, and makes anew the next time;
 *   <li>{@link dev.synfire.files.OutputFile}: a single file, of a {@link dev.synfire.files.FileKind};
 *   <li>{@link dev.synfire.files.FolderCache}: results that are kept for the next run, checked when they are used;
 *   <li>{@link dev.synfire.files.Draft}: files in a place that has not got its name yet.
 * </ul>
 *
 * What can't be written is a {@link dev.synfire.problem.Problem} of {@link dev.synfire.files.Unwritable}.
 */
package dev.synfire.files;
