package org.skidpad.bridge.robot;

import org.skidpad.sim.env.EndReason;

/**
 * What a simulated robot went through.
 *
 * @param end how its task ended; RUNNING where somebody ended it
 * @param simulatedS time of its world, s
 * @param commands received
 * @param refusedCommands that held a NaN or an infinity and counted as a stop
 * @param commandTimeouts times it stopped by itself because commands stayed away
 * @param longestCoastS longest time from a last command to standstill after such a timeout, s of wall time; NaN for none
 * @param touches times it began to touch something
 * @param goalDistanceM at the end, NaN without a goal
 * @param lateTicks ticks that began more than a tick late
 */
public record RobotReport(
        EndReason end,
        double simulatedS,
        long commands,
        long refusedCommands,
        int commandTimeouts,
        double longestCoastS,
        int touches,
        double goalDistanceM,
        long lateTicks) {}
