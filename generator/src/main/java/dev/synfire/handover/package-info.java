/** What a generated core brings along for other people's systems: lists of files, a test bench, constraints, a README. */
package dev.synfire.handover;
