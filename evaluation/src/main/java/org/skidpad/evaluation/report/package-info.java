/** Results as JUnit XML for CI and as one self-contained HTML page for people. Files are written beside and renamed. */
package org.skidpad.evaluation.report;
