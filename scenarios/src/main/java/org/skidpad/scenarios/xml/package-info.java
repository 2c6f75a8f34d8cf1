/**
 * XML into a tree of elements that know their places. Document types and foreign entities are refused; size, depth and number
 * of elements are bounded. Readers of OpenSCENARIO, OpenDRIVE and CommonRoad use it; nobody else reads XML. No units, no frames.
 */
package org.skidpad.scenarios.xml;
