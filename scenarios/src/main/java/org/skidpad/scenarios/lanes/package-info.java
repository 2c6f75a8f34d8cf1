/**
 * Steps along and across the lanes of a road network, and where two ways meet. Lane stations and offsets in metres along the
 * driving direction. Used while scenarios are read and placed; imports {@code sim} only, may be imported by all of {@code
 * scenarios}.
 */
package org.skidpad.scenarios.lanes;
