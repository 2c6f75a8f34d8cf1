package org.skidpad.sim.actor;

/** What kind of thing an actor is. Order is part of the recording format: append only. */
public enum ActorType {
    CAR,
    TRUCK,
    BUS,
    MOTORCYCLE,
    BICYCLE,
    PEDESTRIAN,
    ROBOT,
    OBSTACLE
}
