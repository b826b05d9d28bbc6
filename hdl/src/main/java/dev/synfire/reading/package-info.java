/**
 * How files are read: whole or line by line, never more of them than there is memory for, as UTF-8 with or without a
 * byte-order mark. Everything in Synfire that reads a file does it by this package or by a library that is given its bytes.
 */
package dev.synfire.reading;
