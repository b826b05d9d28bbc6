/** Networks written in Java, compiled and run from their source file. */
package dev.synfire.importer.dsl;
