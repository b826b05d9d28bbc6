/** The command line: picocli commands, each thin. */
package dev.synfire.cli;
