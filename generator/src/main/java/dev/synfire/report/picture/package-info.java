/** What a report shows: the data of each picture, and how it is drawn as SVG. */
package dev.synfire.report.picture;
