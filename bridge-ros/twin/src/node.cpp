#include "node.hpp"

#include <chrono>
#include <cmath>
#include <cstdio>
#include <thread>

namespace twin {
namespace {

// Without a command for so long the robot stops, as motor controllers do. Simulated time: the deadline does not shrink when the
// world runs faster.
constexpr double kWatchdog = 0.5;
constexpr int kStepsPerClock = 5;  // /clock every 10 ms
// Waiting for a driver that has died would hold the world for ever.
constexpr auto kLongestWait = std::chrono::milliseconds(900);
constexpr double kImuHz = 100;
// As many as may come while the physics computes: a command that was dropped would look like a jump.
constexpr int kQueue = 100;

void setPose(geometry_msgs::Pose& out, const Pose& pose) {
  out.position.x = pose.x;
  out.position.y = pose.y;
  out.orientation.z = std::sin(pose.heading / 2);
  out.orientation.w = std::cos(pose.heading / 2);
}

geometry_msgs::TransformStamped transform(
    const ros::Time& stamp, const char* parent, const char* child, const Pose& pose, double z) {
  geometry_msgs::TransformStamped out;
  out.header.stamp = stamp;
  out.header.frame_id = parent;
  out.child_frame_id = child;
  out.transform.translation.x = pose.x;
  out.transform.translation.y = pose.y;
  out.transform.translation.z = z;
  out.transform.rotation.z = std::sin(pose.heading / 2);
  out.transform.rotation.w = std::cos(pose.heading / 2);
  return out;
}

}  // namespace

Node::Node(const Vehicle& vehicle, const Options& options, const World& world, const Pace& pace, const Options& limits,
           uint64_t seed)
    : vehicle_(vehicle), world_(world), pace_(pace), robot_(vehicle, options, world, seed),
      stateDue_(vehicle.odometryHz), imuDue_(kImuHz), scanDue_(vehicle.scanHz), goalDue_(1), clockDue_(pace.wait > 0 ? 1 / pace.wait : 1),
      speedLimit_(limits, "speed"), turnLimit_(limits, "turn") {
  const auto noDelay = ros::TransportHints().tcpNoDelay();
  clock_ = ros_.advertise<rosgraph_msgs::Clock>("/clock", 100);
  odom_ = ros_.advertise<nav_msgs::Odometry>("/odom", 20);
  truth_ = ros_.advertise<nav_msgs::Odometry>("/ground_truth", 20);
  tf_ = ros_.advertise<tf2_msgs::TFMessage>("/tf", 20);
  scan_ = ros_.advertise<sensor_msgs::LaserScan>("/scan", 5);
  imu_ = ros_.advertise<sensor_msgs::Imu>("/imu", 50);
  goal_ = ros_.advertise<geometry_msgs::PoseStamped>("/goal_pose", 1, true);
  twist_ = ros_.subscribe("/cmd_vel", kQueue, &Node::onTwist, this, noDelay);
  if (vehicle_.kind == Kind::Car) {
    drive_ = ros_.subscribe("/drive", kQueue, &Node::onDrive, this, noDelay);
  }
  scanMessage_.header.frame_id = "base_scan";
  scanMessage_.angle_min = static_cast<float>(vehicle_.angleMin);
  scanMessage_.angle_increment = static_cast<float>(vehicle_.angleIncrement);
  scanMessage_.angle_max = static_cast<float>(vehicle_.angleMin + (vehicle_.beams - 1) * vehicle_.angleIncrement);
  scanMessage_.range_min = static_cast<float>(vehicle_.rangeMin);
  scanMessage_.range_max = static_cast<float>(vehicle_.rangeMax);
  scanMessage_.scan_time = static_cast<float>(1 / vehicle_.scanHz);
}

void Node::onTwist(const geometry_msgs::Twist::ConstPtr& message) {
  double turn = message->angular.z;
  if (vehicle_.kind == Kind::Car) {
    // A car cannot turn on the spot: at standstill the wheels stay straight.
    const double speed = message->linear.x;
    turn = std::fabs(speed) < 1e-3 ? 0 : std::atan(vehicle_.wheelbase * turn / speed);
  }
  take(message->linear.x, turn);
}

void Node::onDrive(const AckermannDriveStamped::ConstPtr& message) { take(message->speed, message->steeringAngle); }

void Node::take(double speed, double turn) {
  commands_++;
  lastCommand_ = robot_.time();
  if (!std::isfinite(speed) || !std::isfinite(turn)) {
    refused_++;
    robot_.command({});
    return;
  }
  if (speed == 0 && (turn == 0 || turn == turnLimit_.last())) {
    speedLimit_.restart(0);
    turnLimit_.restart(turn);
  } else if (const bool speedIsWithin = speedLimit_.accept(speed); !turnLimit_.accept(turn) || !speedIsWithin) {
    beyondLimits_++;
  }
  stopped_ = false;
  robot_.command({speed, turn});
}

void Node::guard() {
  if (!stopped_ && robot_.time() - lastCommand_ > kWatchdog) {
    stopped_ = true;
    timeouts_++;
    robot_.command({});
  }
}

void Node::event(const char* what) const {
  const Motion m = robot_.truth();
  std::printf("{\"event\":\"%s\",\"time\":%.3f,\"x\":%.4f,\"y\":%.4f}\n", what, robot_.time(), m.pose.x, m.pose.y);
  std::fflush(stdout);
}

void Node::judge(bool touching) {
  if (touching && !touching_) {
    touches_++;
    event("touch");
  }
  touching_ = touching;
  const Motion m = robot_.truth();
  if (world_.hasGoal && !arrived_ && std::hypot(world_.goalX - m.pose.x, world_.goalY - m.pose.y) <= world_.goalRadius) {
    arrived_ = true;
    event("goal");
  }
}

void Node::publishState() {
  const ros::Time stamp(robot_.time());
  nav_msgs::Odometry message;
  message.header.stamp = stamp;
  message.header.frame_id = "odom";
  message.child_frame_id = "base_link";
  const Motion& reckoned = robot_.odometry();
  setPose(message.pose.pose, reckoned.pose);
  message.twist.twist.linear.x = reckoned.speed;
  message.twist.twist.angular.z = reckoned.yawRate;
  odom_.publish(message);

  const Motion truth = robot_.truth();
  message.header.frame_id = "map";
  setPose(message.pose.pose, truth.pose);
  message.twist.twist.linear.x = truth.speed;
  message.twist.twist.linear.y = truth.lateral;
  message.twist.twist.angular.z = truth.yawRate;
  truth_.publish(message);

  tf2_msgs::TFMessage tf;
  const Pose start{world_.startX, world_.startY, world_.startHeading};
  tf.transforms.push_back(transform(stamp, "map", "odom", start, 0));
  tf.transforms.push_back(transform(stamp, "odom", "base_link", reckoned.pose, 0));
  tf.transforms.push_back(transform(stamp, "base_link", "base_scan", {vehicle_.lidarX, 0, 0}, vehicle_.lidarZ));
  tf_.publish(tf);
}

void Node::publishScan() {
  scanMessage_.header.stamp = ros::Time(robot_.time());
  robot_.scan(scanMessage_.ranges);
  scan_.publish(scanMessage_);
}

void Node::publishGoal() {
  geometry_msgs::PoseStamped message;
  message.header.stamp = ros::Time(robot_.time());
  message.header.frame_id = "odom";
  const double c = std::cos(world_.startHeading), s = std::sin(world_.startHeading);
  const double dx = world_.goalX - world_.startX, dy = world_.goalY - world_.startY;
  message.pose.position.x = c * dx + s * dy;
  message.pose.position.y = -s * dx + c * dy;
  message.pose.orientation.w = 1;
  goal_.publish(message);
}

// Only once somebody drives: before that the world must run, or nobody would get the scan that begins it all.
void Node::waitForCommand() {
  if (commands_ == 0) {
    return;
  }
  const long seen = commands_;
  const auto until = std::chrono::steady_clock::now() + kLongestWait;
  while (ros::ok() && commands_ == seen && std::chrono::steady_clock::now() < until) {
    ros::getGlobalCallbackQueue()->callOne(ros::WallDuration(0.01));
  }
}

void Node::run() {
  using Clock = std::chrono::steady_clock;
  const auto begun = Clock::now();
  double scans = 0;
  while (ros::ok() && robot_.time() < pace_.seconds) {
    ros::spinOnce();
    guard();
    if (stateDue_.is(robot_.time())) {
      publishState();
    }
    if (imuDue_.is(robot_.time())) {
      sensor_msgs::Imu imu;
      imu.header.stamp = ros::Time(robot_.time());
      imu.header.frame_id = "base_link";
      imu.orientation_covariance[0] = -1;  // REP-145: no orientation
      imu.angular_velocity.z = robot_.yawRateMeasured();
      double a[3];
      robot_.accelerationMeasured(a);
      imu.linear_acceleration.x = a[0];
      imu.linear_acceleration.y = a[1];
      imu.linear_acceleration.z = a[2];
      imu_.publish(imu);
    }
    if (scanDue_.is(robot_.time())) {
      publishScan();
      scans++;
    }
    if (world_.hasGoal && goalDue_.is(robot_.time())) {
      publishGoal();
    }
    // Where it waits, the driver sees time only when its next command is due, and time stands still until that has come: so its way
    // through this machine takes none, and what a driver's computer takes is the robot's command_delay.
    if (pace_.wait <= 0 || clockDue_.is(robot_.time())) {
      rosgraph_msgs::Clock now;
      now.clock = ros::Time(robot_.time());
      clock_.publish(now);
      if (pace_.wait > 0) {
        waitForCommand();
      }
    }
    bool touching = false;
    for (int i = 0; i < kStepsPerClock; i++) {
      touching |= robot_.step();
    }
    judge(touching);
    if (pace_.factor > 0) {
      std::this_thread::sleep_until(
          begun + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(robot_.time() / pace_.factor)));
    }
  }
  const double wall = std::chrono::duration<double>(Clock::now() - begun).count();
  const Motion m = robot_.truth();
  std::printf(
      "{\"event\":\"end\",\"time\":%.3f,\"x\":%.4f,\"y\":%.4f,\"wall\":%.3f,\"scans\":%.0f,\"commands\":%ld,"
      "\"beyond_limits\":%ld,\"refused\":%ld,\"timeouts\":%ld,\"touches\":%d,\"arrived\":%s}\n",
      robot_.time(), m.pose.x, m.pose.y, wall, scans, commands_, beyondLimits_, refused_, timeouts_, touches_,
      arrived_ ? "true" : "false");
  std::fflush(stdout);
}

}  // namespace twin
