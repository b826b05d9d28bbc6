/** The ways through the system: what the commands do, step by step, each step told while it runs. */
package dev.synfire.flow;
