/**
 * What an importer made of a file: every element used, approximated or ignored, with its place. Main type: {@link
 * org.skidpad.scenarios.coverage.CoverageReport}. No units, no frames. Imported by the importers and by whoever shows reports.
 */
package org.skidpad.scenarios.coverage;
