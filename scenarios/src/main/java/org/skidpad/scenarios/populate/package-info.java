/**
 * A scenario of our own as it was read, and how it fills a world for one episode: every number that may be drawn is a {@link
 * org.skidpad.scenarios.sample.Distribution}. Immutable, shared by worlds and threads. SI units, map frame. Only {@code scenarios}
 * imports this package.
 */
package org.skidpad.scenarios.populate;
