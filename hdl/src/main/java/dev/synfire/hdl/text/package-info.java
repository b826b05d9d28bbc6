/**
 * What the builder reads and writes as text: lines of the user's source, names, the codes and the messages of mistakes, and
 * files with the words of memories. It knows nothing of signals and expressions.
 */
package dev.synfire.hdl.text;
