/**
 * Storyboards: triggers and actions that move the actors of a scenario, whatever the text they came from. Main type: {@link
 * org.skidpad.scenarios.script.Storyboard}, the {@link org.skidpad.sim.world.Script} that plays one.
 *
 * <p>A plan (stories, acts, maneuvers, events, conditions, actions) is immutable and shared by all episodes; {@code Storyboard}
 * and {@code Stage} hold the state of one episode. The semantics are those of ASAM OpenSCENARIO XML 1.x. SI units, radians, map
 * frame; positions on roads in lane coordinates as in {@code sim.road}.
 *
 * <p>Imported by the importers of scenario formats; knows none of them.
 */
package org.skidpad.scenarios.script;
