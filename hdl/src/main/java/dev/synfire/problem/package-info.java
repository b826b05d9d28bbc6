/** The one way in which anything that goes wrong is told to the user. */
package dev.synfire.problem;
