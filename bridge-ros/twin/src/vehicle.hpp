// The two robots as MuJoCo models, and what of them the node must know. SI units, angles in rad.
#pragma once

#include <string>

#include "options.hpp"
#include "world.hpp"

namespace twin {

enum class Kind { Turtlebot, Car };

// What the robot believes of itself and publishes; the model may differ from it (radius_error and the like), as hardware does.
struct Vehicle {
  Kind kind;
  double wheelRadius;      // m
  double wheelSeparation;  // between the driven wheels, m
  double wheelbase;        // car only, m
  double speedMax;         // m/s, of its limits
  double turnMax;          // rad/s; car: steering angle, rad
  double odometryHz;
  double scanHz;
  int beams;
  double angleMin, angleIncrement;  // rad
  double rangeMin, rangeMax;        // m
  double lidarX;                    // ahead of base_link, m
  double lidarZ;                    // above the ground, m
};

Vehicle describe(Kind kind);

// A shorter wall is none, m.
constexpr double kShortestWall = 1e-6;

// Half the thickness of a wall, m.
double wallHalf(Kind kind);

// Parameters of the physics that may be set, with what they are by default.
Options defaults(Kind kind);

// The whole MuJoCo model: ground, walls, robot at its start. Named in it: body `base`, site `laser`, joints `left` and `right`
// (driven wheels) and `steer_left`, `steer_right`; actuators of the same names; sensors `gyro` and `accelerometer`.
std::string model(const Vehicle& vehicle, const Options& options, const World& world);

}  // namespace twin
