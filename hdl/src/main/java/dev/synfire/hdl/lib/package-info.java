/** Components and bundles that many designs need. */
package dev.synfire.hdl.lib;
