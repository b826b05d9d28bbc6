/** What is found when a core is compared with the golden model. */
package dev.synfire.cosim.result;
