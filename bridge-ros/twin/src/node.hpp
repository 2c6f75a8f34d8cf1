// The robot on ROS 1: topics, clock and pace.
#pragma once

#include <ros/callback_queue.h>
#include <ros/ros.h>

#include <geometry_msgs/PoseStamped.h>
#include <geometry_msgs/Twist.h>
#include <nav_msgs/Odometry.h>
#include <rosgraph_msgs/Clock.h>
#include <sensor_msgs/Imu.h>
#include <sensor_msgs/LaserScan.h>
#include <tf2_msgs/TFMessage.h>

#include "ackermann.hpp"
#include "limits.hpp"
#include "robot.hpp"

namespace twin {

// How simulated time runs.
struct Pace {
  double factor = 1;        // times real time; 0 for as fast as it can
  double wait = 0;          // s of simulated time from one command to the next, for which the node waits; 0 for never
  double seconds = 1e9;     // simulated, then it ends
};

// Samples are due at whole multiples of a period, as closely as the steps of the clock allow.
class Due {
 public:
  explicit Due(double hertz) : period_(1 / hertz) {}

  bool is(double time) {
    if (time + 1e-9 < next_ * period_) {
      return false;
    }
    next_++;
    return true;
  }

 private:
  const double period_;
  long next_ = 0;
};

class Node {
 public:
  Node(const Vehicle& vehicle, const Options& options, const World& world, const Pace& pace, const Options& limits,
       uint64_t seed);

  // Runs until the time is up or ROS asks for the end, then prints its account.
  void run();

 private:
  void onTwist(const geometry_msgs::Twist::ConstPtr& message);
  void onDrive(const AckermannDriveStamped::ConstPtr& message);
  void take(double speed, double turn);
  void guard();
  void judge(bool touching);
  void publishState();
  void publishScan();
  void publishGoal();
  void waitForCommand();
  void event(const char* what) const;

  const Vehicle vehicle_;
  const World world_;
  const Pace pace_;
  Robot robot_;
  Due stateDue_, imuDue_, scanDue_, goalDue_, clockDue_;
  ros::NodeHandle ros_;
  ros::Publisher clock_, odom_, truth_, tf_, scan_, imu_, goal_;
  ros::Subscriber twist_, drive_;
  sensor_msgs::LaserScan scanMessage_;
  double lastCommand_ = -1e9;  // simulated time of arrival, s
  Limit speedLimit_, turnLimit_;
  bool stopped_ = true;
  long commands_ = 0, beyondLimits_ = 0, refused_ = 0, timeouts_ = 0;
  int touches_ = 0;
  bool touching_ = false, arrived_ = false;
};

}  // namespace twin
