package org.skidpad.sim.world;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.skidpad.sim.actor.ActorCommands;
import org.skidpad.sim.actor.ActorStates;
import org.skidpad.sim.actor.ActorType;
import org.skidpad.sim.actor.MotionModel;
import org.skidpad.sim.diagnostic.BadInputException;
import org.skidpad.sim.diagnostic.SourceLocation;
import org.skidpad.sim.dynamics.ActuatorParameters;
import org.skidpad.sim.dynamics.Actuators;
import org.skidpad.sim.dynamics.SingleTrackParameters;
import org.skidpad.sim.dynamics.Vehicles;
import org.skidpad.sim.dynamics.WheelParameters;
import org.skidpad.sim.geometry.Angles;
import org.skidpad.sim.geometry.PoseHolder;
import org.skidpad.sim.grid.Walls;
import org.skidpad.sim.physics.ContactParameters;
import org.skidpad.sim.road.RoadNetwork;
import org.skidpad.sim.sensor.parameters.LidarParameters;
import org.skidpad.sim.sensor.parameters.SensorSet;
import org.skidpad.sim.traffic.RoadRules;
import org.skidpad.sim.traffic.TrafficModel;

/**
 * What a scenario puts into an empty world: the place and everything that no tick changes is kept here, actors go straight into
 * the arrays that ticks work on.
 */
final class Setting implements WorldBuilder {
    private final String scenario;
    private final double dt;
    private final ActorStates actors;
    private final ActorCommands commands;
    private final Actuators actuators;
    private final Vehicles vehicles;
    private final Drivers drivers;
    private final PoseHolder pose = new PoseHolder();

    final List<Script> scripts = new ArrayList<>();
    final Map<String, Double> parameters = new LinkedHashMap<>();
    RoadNetwork roads;
    RoadRules rules = RoadRules.NONE;
    Walls walls = Walls.NONE;
    ContactParameters surfaces = ContactParameters.DEFAULT;
    /** Null where the task says it for all episodes. */
    SensorSet sensors;

    LidarParameters lidar;
    int ego;
    double goalX;
    double goalY;

    /** @param scenario its name, for messages */
    Setting(
            String scenario,
            double dt,
            ActorStates actors,
            ActorCommands commands,
            Actuators actuators,
            Vehicles vehicles,
            Drivers drivers) {
        this.scenario = scenario;
        this.dt = dt;
        this.actors = actors;
        this.commands = commands;
        this.actuators = actuators;
        this.vehicles = vehicles;
        this.drivers = drivers;
    }

    /** Empties the world. */
    void clear() {
        actors.count = 0;
        commands.clear();
        vehicles.reset();
        drivers.clear();
        scripts.clear();
        parameters.clear();
        roads = null;
        rules = RoadRules.NONE;
        walls = Walls.NONE;
        surfaces = ContactParameters.DEFAULT;
        sensors = null;
        lidar = null;
        ego = 0;
        goalX = Double.NaN;
        goalY = Double.NaN;
    }

    @Override
    public void roads(RoadNetwork newRoads) {
        roads = newRoads;
    }

    @Override
    public void rules(RoadRules newRules) {
        rules = newRules;
    }

    @Override
    public void walls(Walls newWalls) {
        walls = newWalls;
    }

    @Override
    public void surfaces(ContactParameters newSurfaces) {
        surfaces = newSurfaces;
    }

    @Override
    public void goal(double x, double y) {
        goalX = x;
        goalY = y;
    }

    @Override
    public int addActor(String name, ActorType type, MotionModel model, Body body) {
        int i = actors.count;
        if (i == actors.capacity) {
            throw new IllegalStateException(
                    "capacity of " + actors.capacity + " actors is used up; '" + name + "' is one too many");
        }
        actors.count++;
        actors.name[i] = name;
        actors.type[i] = type;
        actors.motion[i] = model;
        actors.present[i] = true;
        actors.length[i] = body.length();
        actors.width[i] = body.width();
        actors.boxOffset[i] = body.boxOffset();
        actors.radius[i] = body.radius();
        actors.wheelbase[i] = body.wheelbase();
        actors.mass[i] = body.mass();
        // Nothing on rails drives backwards unless an actuator allows it.
        double leastSpeed = model == MotionModel.LANE_POINT ? 0 : Double.NEGATIVE_INFINITY;
        actuators.idealise(i, leastSpeed, model == MotionModel.OMNIDIRECTIONAL);
        if (model == MotionModel.DYNAMIC_SINGLE_TRACK) {
            vehicle(i, SingleTrackParameters.BMW_320I.withFrictionCircle(true));
        }
        place(i, 0, 0, 0, 0);
        return i;
    }

    @Override
    public void place(int i, double x, double y, double heading, double speed) {
        double all = x + y + heading + speed;
        if (!(all - all == 0)) {
            throw new BadInputException(
                    SourceLocation.wholeFile("scenario " + scenario),
                    "actor '" + actors.name[i] + "', tick 0: a start must be finite, is " + x + ", " + y + ", heading "
                            + heading + ", speed " + speed);
        }
        actors.x[i] = x;
        actors.y[i] = y;
        actors.heading[i] = Angles.wrap(heading);
        actors.speed[i] = speed;
        actors.lateralSpeed[i] = 0;
        actors.yawRate[i] = 0;
        actors.acceleration[i] = 0;
        actors.steering[i] = 0;
        actors.lane[i] = -1;
        actors.laneS[i] = 0;
        actors.laneOffset[i] = 0;
        startActuator(i);
    }

    @Override
    public void placeOnLane(int i, int lane, double s, double offset, double speed) {
        if (roads == null) {
            throw new IllegalStateException("placeOnLane before roads: " + actors.name[i]);
        }
        roads.toMap(lane, s, offset, pose);
        place(i, pose.x, pose.y, pose.heading, speed);
        actors.lane[i] = lane;
        actors.laneS[i] = s;
        actors.laneOffset[i] = offset;
    }

    @Override
    public void leaveOut(int i) {
        actors.present[i] = false;
        actors.lane[i] = -1;
    }

    @Override
    public void ego(int actor) {
        ego = actor;
    }

    @Override
    public void drive(int actor, TrafficModel model) {
        drivers.set(actor, model);
    }

    @Override
    public void actuator(int actor, ActuatorParameters actuator) {
        actuators.configure(actor, actuator, dt);
        startActuator(actor);
    }

    @Override
    public void vehicle(int actor, SingleTrackParameters car) {
        vehicles.configure(actor, car);
        actors.wheelbase[actor] = car.wheelbase();
        actors.mass[actor] = car.mass();
    }

    @Override
    public void mass(int actor, double kg) {
        actors.mass[actor] = kg;
    }

    @Override
    public void wheels(int actor, WheelParameters wheels) {
        vehicles.configure(actor, wheels);
    }

    @Override
    public void addScript(Script script) {
        scripts.add(script);
    }

    @Override
    public void sensors(LidarParameters newLidar, SensorSet newSensors) {
        lidar = newLidar;
        sensors = newSensors;
    }

    @Override
    public void parameter(String name, double value) {
        parameters.put(name, value);
    }

    /** Where the command is a speed, the actuator starts at the actor's own. */
    private void startActuator(int i) {
        if (actors.motion[i].isSpeedCommanded()) {
            actuators.start(i, actors.speed[i]);
            commands.longitudinal[i] = actors.speed[i];
        }
    }
}
