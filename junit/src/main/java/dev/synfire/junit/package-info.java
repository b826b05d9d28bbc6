/** Golden-model regression of a network in the tests of one's own Maven project. */
package dev.synfire.junit;
