#include "robot.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>
#include <stdexcept>

namespace twin {
namespace {

mjModel* compile(const std::string& xml) {
  // MuJoCo reads files; a virtual one keeps the model in memory.
  auto vfs = std::make_unique<mjVFS>();
  mj_defaultVFS(vfs.get());
  mj_makeEmptyFileVFS(vfs.get(), "twin.xml", static_cast<int>(xml.size()));
  std::memcpy(vfs->filedata[0], xml.data(), xml.size());
  char error[1000] = "";
  mjModel* model = mj_loadXML("twin.xml", vfs.get(), error, sizeof error);
  mj_deleteVFS(vfs.get());
  if (model == nullptr) {
    throw std::runtime_error(std::string("MuJoCo refuses the model: ") + error);
  }
  return model;
}

double clamp(double value, double most) { return std::max(-most, std::min(most, value)); }

}  // namespace

Robot::Robot(const Vehicle& vehicle, const Options& options, const World& world, uint64_t seed)
    : vehicle_(vehicle),
      options_(options),
      model_(compile(twin::model(vehicle, options, world)), mj_deleteModel),
      data_(mj_makeData(model_.get()), mj_deleteData),
      lidar_(vehicle, world),
      random_(seed) {
  base_ = id(mjOBJ_BODY, "base");
  body_ = id(mjOBJ_GEOM, "body");
  laser_ = id(mjOBJ_SITE, "laser");
  left_ = id(mjOBJ_JOINT, "left");
  right_ = id(mjOBJ_JOINT, "right");
  steerLeft_ = id(mjOBJ_JOINT, "steer_left");
  steerRight_ = id(mjOBJ_JOINT, "steer_right");
  gyro_ = model_->sensor_adr[id(mjOBJ_SENSOR, "gyro")];
  accelerometer_ = model_->sensor_adr[id(mjOBJ_SENSOR, "accelerometer")];
  mj_forward(model_.get(), data_.get());
}

int Robot::id(int type, const char* name) const { return mj_name2id(model_.get(), type, name); }

void Robot::command(const Command& command) { underWay_.push_back({time() + options_["command_delay"], command}); }

bool Robot::step() {
  while (!underWay_.empty() && underWay_.front().time <= time() + 1e-9) {
    now_ = underWay_.front().command;
    underWay_.pop_front();
  }
  drive(now_);
  mj_step(model_.get(), data_.get());
  reckon();
  for (int i = 0; i < data_->ncon; i++) {
    if (data_->contact[i].geom1 == body_ || data_->contact[i].geom2 == body_) {
      return true;
    }
  }
  return false;
}

// From a command to the set points of the motors, within what the electronics allow.
void Robot::drive(const Command& wanted) {
  mjtNum* ctrl = data_->ctrl;
  const double ramp = options_["acceleration"] * kStep;
  setPoint_.speed += clamp(clamp(wanted.speed, vehicle_.speedMax) - setPoint_.speed, ramp);
  if (vehicle_.kind == Kind::Turtlebot) {
    // The rim of a wheel is ramped like the whole robot.
    setPoint_.turn +=
        clamp(clamp(wanted.turn, vehicle_.turnMax) - setPoint_.turn, ramp / (vehicle_.wheelSeparation / 2));
    const double rim = setPoint_.turn * vehicle_.wheelSeparation / 2;
    ctrl[id(mjOBJ_ACTUATOR, "left")] = (setPoint_.speed - rim) / vehicle_.wheelRadius;
    ctrl[id(mjOBJ_ACTUATOR, "right")] = (setPoint_.speed + rim) / vehicle_.wheelRadius;
    return;
  }
  setPoint_.turn +=
      clamp(clamp(wanted.turn, vehicle_.turnMax) - setPoint_.turn, options_["steering_rate"] * kStep);
  const double angle = setPoint_.turn * options_["steering_gain"] + options_["steering_offset"];
  // Ackermann: all wheels turn about one point, so the inner one turns further.
  const double cot = std::fabs(angle) < 1e-6 ? 1e9 : 1 / std::tan(angle);
  const double side = vehicle_.wheelSeparation / (2 * vehicle_.wheelbase);
  ctrl[id(mjOBJ_ACTUATOR, "steer_left")] = std::atan(1 / (cot - side));
  ctrl[id(mjOBJ_ACTUATOR, "steer_right")] = std::atan(1 / (cot + side));
  // A differential: the wheels share the speed as the curve asks.
  const double share = side / cot;
  ctrl[id(mjOBJ_ACTUATOR, "left")] = setPoint_.speed * (1 - share) / vehicle_.wheelRadius;
  ctrl[id(mjOBJ_ACTUATOR, "right")] = setPoint_.speed * (1 + share) / vehicle_.wheelRadius;
}

// Dead reckoning from the turn of the wheels, with the sizes that the robot believes in.
void Robot::reckon() {
  const mjtNum* q = data_->qpos;
  const double left = q[model_->jnt_qposadr[left_]];
  const double right = q[model_->jnt_qposadr[right_]];
  const double byLeft = (left - wheelBefore_[0]) * vehicle_.wheelRadius;
  const double byRight = (right - wheelBefore_[1]) * vehicle_.wheelRadius;
  wheelBefore_[0] = left;
  wheelBefore_[1] = right;
  const double distance = (byLeft + byRight) / 2;
  double turn;
  if (vehicle_.kind == Kind::Turtlebot) {
    turn = (byRight - byLeft) / vehicle_.wheelSeparation;
  } else {
    // As vesc_ackermann does: by what the servo was told, not by how the wheels point.
    turn = distance * std::tan(setPoint_.turn) / vehicle_.wheelbase;
  }
  Pose& p = odometry_.pose;
  p.x += distance * std::cos(p.heading + turn / 2);
  p.y += distance * std::sin(p.heading + turn / 2);
  p.heading = std::remainder(p.heading + turn, 2 * M_PI);
  // Speeds of a single step jitter; a real board filters them over about 10 ms.
  const double share = kStep / 0.01;
  odometry_.speed += share * (distance / kStep - odometry_.speed);
  odometry_.yawRate += share * (turn / kStep - odometry_.yawRate);
}

Motion Robot::truth() const {
  const mjtNum* q = data_->qpos;
  const mjtNum* v = data_->qvel;
  Motion m;
  m.pose.x = q[0];
  m.pose.y = q[1];
  m.pose.heading = std::atan2(2 * (q[3] * q[6] + q[4] * q[5]), 1 - 2 * (q[5] * q[5] + q[6] * q[6]));
  const double c = std::cos(m.pose.heading), s = std::sin(m.pose.heading);
  m.speed = c * v[0] + s * v[1];
  m.lateral = -s * v[0] + c * v[1];
  m.yawRate = v[5];
  return m;
}

double Robot::yawRateMeasured() { return data_->sensordata[gyro_ + 2] + options_["gyro_noise"] * normal_(random_); }

void Robot::accelerationMeasured(double out[3]) const {
  for (int i = 0; i < 3; i++) {
    out[i] = data_->sensordata[accelerometer_ + i];
  }
}

void Robot::scan(std::vector<float>& ranges) {
  ranges.resize(vehicle_.beams);
  const mjtNum* from = data_->site_xpos + 3 * laser_;
  // The body pitches as it brakes, a lidar's plane with it; over the ranges of these lidars a wall is high enough.
  const std::vector<double>& hits = lidar_.look(from[0], from[1], truth().pose.heading);
  for (int i = 0; i < vehicle_.beams; i++) {
    const bool lost = options_["lidar_dropout"] > 0 && uniform_(random_) < options_["lidar_dropout"];
    const double range = hits[i] + options_["lidar_noise"] * normal_(random_);
    const bool seen = range <= vehicle_.rangeMax && !lost;
    ranges[i] = seen ? static_cast<float>(std::max(0.0, range)) : std::numeric_limits<float>::infinity();
  }
}

}  // namespace twin
