package org.skidpad.sim.sensor.parameters;

/**
 * A perception stack seen from its end: a list of the objects around, with its errors. Missed detections, position errors and
 * delay as in scenario_simulator_v2's perception settings; an object is seen where its centre is within range and field of view
 * and its centre, a corner or the rim of a circle is in the line of sight.
 *
 * @param rateHz lists a second
 * @param delayS from a list to when it is known, s
 * @param range m, to the centre of an object's box
 * @param fieldOfView symmetric about straight ahead, rad; 2π for all round
 * @param occlusion whether walls and other objects hide what is behind them
 * @param missed probability that an object in sight is not in a list, each time anew
 * @param falseObjects mean number of objects in a list that are not there (Poisson), standing anywhere in range and view
 * @param positionSigma m, along both axes
 * @param speedSigma m/s, along both axes
 */
public record ObjectListParameters(
        double rateHz,
        double delayS,
        double range,
        double fieldOfView,
        boolean occlusion,
        double missed,
        double falseObjects,
        double positionSigma,
        double speedSigma) {}
