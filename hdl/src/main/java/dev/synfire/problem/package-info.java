/** The one form in which errors are reported to the user. */
package dev.synfire.problem;
