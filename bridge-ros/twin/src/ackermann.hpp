// ackermann_msgs/AckermannDriveStamped, which Debian does not package: its layout and checksum, for roscpp.
#pragma once

#include <ros/message_traits.h>
#include <ros/serialization.h>
#include <std_msgs/Header.h>

#include <boost/shared_ptr.hpp>

namespace twin {

struct AckermannDriveStamped {
  std_msgs::Header header;
  float steeringAngle = 0, steeringAngleVelocity = 0, speed = 0, acceleration = 0, jerk = 0;
  using ConstPtr = boost::shared_ptr<const AckermannDriveStamped>;
};

}  // namespace twin

namespace ros {
namespace message_traits {
template <>
struct IsMessage<twin::AckermannDriveStamped> : TrueType {};
template <>
struct MD5Sum<twin::AckermannDriveStamped> {
  static const char* value() { return "1fd5d7f58889cefd44d29f6653240d0c"; }
  static const char* value(const twin::AckermannDriveStamped&) { return value(); }
};
template <>
struct DataType<twin::AckermannDriveStamped> {
  static const char* value() { return "ackermann_msgs/AckermannDriveStamped"; }
  static const char* value(const twin::AckermannDriveStamped&) { return value(); }
};
template <>
struct Definition<twin::AckermannDriveStamped> {
  static const char* value() { return "Header header\nAckermannDrive drive\n"; }
  static const char* value(const twin::AckermannDriveStamped&) { return value(); }
};
template <>
struct HasHeader<twin::AckermannDriveStamped> : TrueType {};
}  // namespace message_traits

namespace serialization {
template <>
struct Serializer<twin::AckermannDriveStamped> {
  template <typename Stream, typename T>
  static void allInOne(Stream& stream, T m) {
    stream.next(m.header);
    stream.next(m.steeringAngle);
    stream.next(m.steeringAngleVelocity);
    stream.next(m.speed);
    stream.next(m.acceleration);
    stream.next(m.jerk);
  }
  ROS_DECLARE_ALLINONE_SERIALIZER
};
}  // namespace serialization
}  // namespace ros
