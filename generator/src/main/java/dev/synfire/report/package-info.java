/** What the user looks at in the end: report.json and the summary on one screen. */
package dev.synfire.report;
