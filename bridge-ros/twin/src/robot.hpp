// The robot in its physics: takes a command, moves, and tells what its sensors tell. No ROS here.
#pragma once

#include <mujoco/mujoco.h>

#include <cstdint>
#include <deque>
#include <memory>
#include <random>
#include <vector>

#include "lidar.hpp"
#include "vehicle.hpp"

namespace twin {

struct Pose {
  double x = 0, y = 0, heading = 0;
};

struct Motion {
  Pose pose;
  double speed = 0, lateral = 0, yawRate = 0;  // m/s, m/s, rad/s, in base_link
};

// speed (m/s) and, by the kind of robot, yaw rate (rad/s) or steering angle (rad).
struct Command {
  double speed = 0, turn = 0;
};

class Robot {
 public:
  static constexpr double kStep = 0.002;  // s of a physics step

  // Throws std::runtime_error where MuJoCo refuses the model.
  Robot(const Vehicle& vehicle, const Options& options, const World& world, uint64_t seed);

  double time() const { return data_->time; }

  // Holds from now on, after the robot's delay.
  void command(const Command& command);

  // One step of the physics. Returns true where the body touches a wall in it.
  bool step();

  // Where it is, in the map frame.
  Motion truth() const;

  // What its wheels tell, in the odom frame, which begins where the robot started.
  const Motion& odometry() const { return odometry_; }

  double yawRateMeasured();
  void accelerationMeasured(double out[3]) const;

  // One scan from where it stands; +Inf for nothing within range.
  void scan(std::vector<float>& ranges);

 private:
  struct Due {
    double time;
    Command command;
  };

  void drive(const Command& wanted);
  void reckon();
  int id(int type, const char* name) const;

  const Vehicle vehicle_;
  const Options options_;
  std::unique_ptr<mjModel, void (*)(mjModel*)> model_;
  std::unique_ptr<mjData, void (*)(mjData*)> data_;
  Lidar lidar_;
  std::deque<Due> underWay_;
  Command now_;
  Command setPoint_;
  Motion odometry_;
  double wheelBefore_[2] = {0, 0};
  std::mt19937_64 random_;
  std::normal_distribution<double> normal_;
  std::uniform_real_distribution<double> uniform_;
  int base_, body_, laser_, left_, right_, steerLeft_, steerRight_, gyro_, accelerometer_;
};

}  // namespace twin
