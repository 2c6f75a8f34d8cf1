/**
 * Places on Earth in the map frame. Main type: {@link org.skidpad.scenarios.geo.MapProjection}. Degrees outside, metres of the
 * map frame inside. The only package that imports Proj4J. Imported by the OpenSCENARIO reader.
 */
package org.skidpad.scenarios.geo;
