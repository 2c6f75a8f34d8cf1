#include "vehicle.hpp"

#include <cmath>
#include <sstream>

namespace twin {
namespace {

constexpr double kPi = 3.14159265358979323846;
// Half the thickness of a wall, m. Scans see its near face, so it is thin; at 2 ms a step nothing here is fast enough to pass it.
constexpr double kWallHalf = 0.002;
constexpr double kCarWallHalf = 0.01;
constexpr double kGravity = 9.81;

// Contact masks: what rolls touches the ground only (1), the body touches walls only (2). A wheel inside its fender would
// otherwise rub on it and brake the car.
constexpr const char* kRolling = "contype=\"1\" conaffinity=\"1\"";
constexpr const char* kSolid = "contype=\"2\" conaffinity=\"2\"";

void walls(std::ostream& out, const World& world, double half) {
  for (const Wall& w : world.walls) {
    const double length = std::hypot(w.x1 - w.x0, w.y1 - w.y0);
    if (length < kShortestWall) {
      continue;
    }
    out << "<geom class=\"wall\" type=\"box\" size=\"" << length / 2 + half << ' ' << half << " 0.25\" pos=\""
        << (w.x0 + w.x1) / 2 << ' ' << (w.y0 + w.y1) / 2 << " 0.25\" euler=\"0 0 "
        << std::atan2(w.y1 - w.y0, w.x1 - w.x0) << "\"/>\n";
  }
}

void head(std::ostream& out, const Options& o) {
  out << "<mujoco model=\"twin\">\n"
         // MuJoCo's default unit of angles is the degree.
         "<compiler angle=\"radian\" autolimits=\"true\"/>\n"
         "<option timestep=\"0.002\" integrator=\"implicit\" cone=\"elliptic\"/>\n"
         "<size nconmax=\"400\" njmax=\"1600\"/>\n"
         "<default>\n"
         "<default class=\"wall\"><geom group=\"1\" "
      << kSolid << " friction=\"0.5 0.005 0.0001\"/></default>\n"
      << "<default class=\"tyre\"><geom type=\"cylinder\" condim=\"4\" priority=\"1\" solref=\"0.008 1\" " << kRolling
      << " friction=\"" << o["friction"] << " 0.002 0.0001\"/></default>\n"
      << "<default class=\"carried\"><geom contype=\"0\" conaffinity=\"0\"/></default>\n"
      << "</default>\n"
      << "<worldbody>\n<geom name=\"ground\" type=\"plane\" size=\"100 100 1\" group=\"2\" " << kRolling << "/>\n";
}

// A motor that holds a wheel's speed: first-order lag of the set point, then a torque in proportion to what is missing.
void motor(std::ostream& out, const std::string& name, double lag, double gain, double torque) {
  out << "<general name=\"" << name << "\" joint=\"" << name << "\" dyntype=\"filter\" dynprm=\"" << std::max(lag, 1e-4)
      << "\" gaintype=\"fixed\" gainprm=\"" << gain << "\" biastype=\"affine\" biasprm=\"0 0 " << -gain
      << "\" forcelimited=\"true\" forcerange=\"" << -torque << ' ' << torque << "\"/>\n";
}

void sensors(std::ostream& out) {
  out << "<sensor><gyro name=\"gyro\" site=\"imu\"/><accelerometer name=\"accelerometer\" site=\"imu\"/></sensor>\n</mujoco>\n";
}

// ROBOTIS TurtleBot3 Burger (e-manual, URDF): wheels of radius 33 mm and width 18 mm, 160 mm apart; 1 kg; a ball caster 81 mm
// behind the axle; a body that fits a circle of 105 mm, 32 mm behind the axle.
std::string turtlebot(const Vehicle& v, const Options& o, const World& world) {
  std::ostringstream out;
  const double radius = v.wheelRadius * (1 + o["radius_error"]);
  const double half = v.wheelSeparation * (1 + o["separation_error"]) / 2;
  head(out, o);
  walls(out, world, wallHalf(v.kind));
  out << "<body name=\"base\" pos=\"" << world.startX << ' ' << world.startY << ' ' << radius << "\" euler=\"0 0 "
      << world.startHeading << "\"><freejoint/>\n"
      << "<geom name=\"body\" type=\"cylinder\" size=\"0.105 0.07\" pos=\"-0.032 0 " << 0.1 - radius << "\" mass=\""
      << o["mass"] - 0.16 << "\" friction=\"0.5 0.005 0.0001\" " << kSolid << "/>\n"
      // The ball rolls every way: it carries and does not hold.
      << "<geom name=\"caster\" type=\"sphere\" size=\"0.01\" pos=\"-0.081 0 " << 0.01 - radius
      << "\" mass=\"0.02\" friction=\"0.01 0.001 0.0001\" priority=\"2\" " << kRolling << "/>\n"
      << "<site name=\"laser\" pos=\"" << v.lidarX << " 0 " << v.lidarZ - radius << "\"/><site name=\"imu\"/>\n";
  for (int side : {1, -1}) {
    out << "<body pos=\"0 " << side * half << " 0\"><joint name=\"" << (side > 0 ? "left" : "right")
        << "\" axis=\"0 1 0\" armature=\"0.0005\" damping=\"0.0002\"/>"
        << "<geom class=\"tyre\" size=\"" << radius << " 0.009\" euler=\"" << kPi / 2 << " 0 0\" mass=\"0.07\"/></body>\n";
  }
  out << "</body>\n</worldbody>\n<actuator>\n";
  // A DYNAMIXEL XL430 stalls at 1.4 N m; its speed loop is stiff.
  motor(out, "left", o["motor_lag"], 0.2, 1.0);
  motor(out, "right", o["motor_lag"], 0.2, 1.0);
  out << "</actuator>\n";
  sensors(out);
  return out.str();
}

// F1TENTH (f1tenth_gym): 3.74 kg, axles 158.75 mm and 171.45 mm from the centre of gravity, steering to 0.4189 rad at 3.2 rad/s.
// base_link is the middle of the rear axle. Each wheel hangs on a spring and a damper, so that load moves as the car brakes
// and turns.
std::string car(const Vehicle& v, const Options& o, const World& world) {
  std::ostringstream out;
  const double radius = v.wheelRadius * (1 + o["radius_error"]);
  const double wheelMass = 0.12;
  const double mass = o["mass"] - 4 * wheelMass;
  const double load = mass * kGravity / 4;
  const double stiffness = load / 0.004;                                    // sinks 4 mm under its own weight
  const double damping = 2 * 0.7 * std::sqrt(stiffness * mass / 4);  // 0.7 of critical
  head(out, o);
  walls(out, world, wallHalf(v.kind));
  out << "<body name=\"base\" pos=\"" << world.startX << ' ' << world.startY << ' ' << radius << "\" euler=\"0 0 "
      << world.startHeading << "\"><freejoint/>\n"
      << "<geom name=\"body\" type=\"box\" size=\"0.29 0.155 0.04\" pos=\"0.165 0 0.04\" mass=\"0.01\" friction=\"0.5 0.005 0.0001\" "
      << kSolid << "/>\n"
      << "<geom name=\"ballast\" class=\"carried\" type=\"box\" size=\"0.16 0.08 0.03\" pos=\"0.17145 0 "
      << o["gravity_height"] - radius << "\" mass=\"" << mass - 0.01 << "\"/>\n"
      << "<site name=\"laser\" pos=\"" << v.lidarX << " 0 " << v.lidarZ - radius << "\"/><site name=\"imu\"/>\n";
  for (int axle : {0, 1}) {
    for (int side : {1, -1}) {
      const std::string name = side > 0 ? "left" : "right";
      out << "<body pos=\"" << axle * v.wheelbase << ' ' << side * v.wheelSeparation / 2 << " 0\">"
          << "<joint type=\"slide\" axis=\"0 0 1\" range=\"-0.02 0.02\" stiffness=\"" << stiffness << "\" damping=\"" << damping
          << "\" springref=\"" << -load / stiffness << "\"/>";
      if (axle == 1) {
        out << "<joint name=\"steer_" << name << "\" axis=\"0 0 1\" range=\"-0.5 0.5\" armature=\"0.002\" damping=\"0.02\"/>";
      }
      out << "<geom class=\"carried\" type=\"sphere\" size=\"0.02\" mass=\"0.04\"/>"
          << "<body><joint " << (axle == 0 ? "name=\"" + name + "\" " : "")
          << "axis=\"0 1 0\" armature=\"0.0003\" damping=\"0.0005\"/>"
          << "<geom class=\"tyre\" size=\"" << radius << " 0.02\" euler=\"" << kPi / 2 << " 0 0\" mass=\"" << wheelMass - 0.04
          << "\"/></body></body>\n";
    }
  }
  out << "</body>\n</worldbody>\n<actuator>\n";
  // 9.51 m/s² of 3.74 kg at a radius of 51 mm are 0.9 N m a wheel.
  motor(out, "left", o["motor_lag"], 0.3, 0.9);
  motor(out, "right", o["motor_lag"], 0.3, 0.9);
  for (const char* name : {"steer_left", "steer_right"}) {
    out << "<general name=\"" << name << "\" joint=\"" << name << "\" dyntype=\"filter\" dynprm=\""
        << std::max(o["steering_lag"], 1e-4)
        << "\" gaintype=\"fixed\" gainprm=\"12\" biastype=\"affine\" biasprm=\"0 -12 -0.3\" forcelimited=\"true\" "
           "forcerange=\"-3 3\"/>\n";
  }
  out << "</actuator>\n";
  sensors(out);
  return out.str();
}

}  // namespace

double wallHalf(Kind kind) { return kind == Kind::Turtlebot ? kWallHalf : kCarWallHalf; }

Vehicle describe(Kind kind) {
  if (kind == Kind::Turtlebot) {
    // LDS-01: 360 beams at 5 Hz, 0.12 to 3.5 m, 32 mm behind the axle.
    return {kind, 0.033, 0.160, 0, 0.22, 2.84, 30, 5, 360, 0, 2 * kPi / 360, 0.12, 3.5, -0.032, 0.172};
  }
  // Hokuyo UST-10LX as F1TENTH mounts it: 270 degrees at 40 Hz, here with 1080 beams.
  return {kind, 0.0508, 0.25, 0.3302, 20, 0.4189, 50, 40, 1080, -0.75 * kPi, 1.5 * kPi / 1079, 0.06, 10, 0.27, 0.11};
}

Options defaults(Kind kind) {
  std::map<std::string, double> o = {
      {"friction", 0.8},      // of tyre on ground
      {"radius_error", 0},    // share by which wheels are larger than the robot thinks
      {"command_delay", 0.02},  // s from the arrival of a command to the motor's set point
      {"lidar_noise", 0.01},  // σ, m
      {"lidar_dropout", 0},   // share of beams that return nothing
      {"gyro_noise", 0.002},  // σ of a sample, rad/s
  };
  if (kind == Kind::Turtlebot) {
    o["mass"] = 1.0;
    o["motor_lag"] = 0.06;         // s
    o["acceleration"] = 1.0;       // of a wheel's set point, m/s²; the OpenCR board ramps speeds
    o["separation_error"] = 0;     // share by which wheels stand wider than the robot thinks
  } else {
    o["mass"] = 3.74;
    o["gravity_height"] = 0.074;   // m
    o["motor_lag"] = 0.08;
    o["acceleration"] = 9.51;
    o["steering_lag"] = 0.04;      // s
    o["steering_rate"] = 3.2;      // rad/s
    o["steering_offset"] = 0;      // rad: where the wheels point when told to go straight
    o["steering_gain"] = 1;        // wheel angle over commanded angle
  }
  return Options(o);
}

std::string model(const Vehicle& vehicle, const Options& options, const World& world) {
  return vehicle.kind == Kind::Turtlebot ? turtlebot(vehicle, options, world) : car(vehicle, options, world);
}

}  // namespace twin
