// An independent ROS 1 node, by roscpp, to hold Skidpad's own client against.
//
//   ros1_peer echo             sends back what comes on /echo/twist_request and /echo/scan_request
//   ros1_peer ping KIND COUNT  sends COUNT messages (KIND twist or scan) to an echo, each 2 ms after the last, and prints each
//                              round trip in ns: from just before publish to the callback, as Skidpad's client measures it
#include <geometry_msgs/Twist.h>
#include <ros/ros.h>
#include <sensor_msgs/LaserScan.h>

#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <thread>
#include <vector>

namespace {
using Clock = std::chrono::steady_clock;
constexpr int BEAMS = 720;

int echo() {
    ros::NodeHandle node;
    ros::Publisher twists = node.advertise<geometry_msgs::Twist>("/echo/twist_reply", 10);
    ros::Publisher scans = node.advertise<sensor_msgs::LaserScan>("/echo/scan_reply", 10);
    auto direct = ros::TransportHints().tcpNoDelay();
    auto a = node.subscribe<geometry_msgs::Twist>(
        "/echo/twist_request", 10, [&](const geometry_msgs::Twist::ConstPtr& m) { twists.publish(m); },
        ros::VoidConstPtr(), direct);
    auto b = node.subscribe<sensor_msgs::LaserScan>(
        "/echo/scan_request", 10, [&](const sensor_msgs::LaserScan::ConstPtr& m) { scans.publish(m); },
        ros::VoidConstPtr(), direct);
    ros::spin();
    return 0;
}

template <typename M, typename Number, typename SetNumber>
int ping(const char* kind, int count, M message, Number number, SetNumber setNumber) {
    ros::NodeHandle node;
    std::vector<std::atomic<long long>> arrived(count);
    std::vector<long long> sent(count);
    std::string topic = std::string("/echo/") + kind;
    ros::Publisher publisher = node.advertise<M>(topic + "_request", 10);
    auto subscriber = node.subscribe<M>(
        topic + "_reply", 10,
        [&](const typename M::ConstPtr& m) {
            long long now = Clock::now().time_since_epoch().count();
            int i = static_cast<int>(number(*m));
            if (i >= 0 && i < count) arrived[i] = now;
        },
        ros::VoidConstPtr(), ros::TransportHints().tcpNoDelay());
    ros::AsyncSpinner spinner(1);
    spinner.start();
    for (int i = 0; i < 1000 && (publisher.getNumSubscribers() == 0 || subscriber.getNumPublishers() == 0); i++) {
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(200));
    for (int i = 0; i < count; i++) {
        setNumber(message, i);
        sent[i] = Clock::now().time_since_epoch().count();
        publisher.publish(message);
        for (int wait = 0; wait < 100 && (wait == 0 || arrived[i] == 0); wait++) {
            std::this_thread::sleep_for(std::chrono::milliseconds(2));
        }
    }
    for (int i = 0; i < count; i++) {
        std::printf("%lld\n", arrived[i] == 0 ? -1LL : arrived[i] - sent[i]);
    }
    return 0;
}
}  // namespace

int main(int argc, char** argv) {
    ros::init(argc, argv, "ros1_peer", ros::init_options::AnonymousName);
    if (argc == 2 && !std::strcmp(argv[1], "echo")) return echo();
    if (argc == 4 && !std::strcmp(argv[1], "ping") && !std::strcmp(argv[2], "twist")) {
        return ping("twist", std::atoi(argv[3]), geometry_msgs::Twist(),
                    [](const geometry_msgs::Twist& m) { return m.linear.x; },
                    [](geometry_msgs::Twist& m, int i) { m.linear.x = i; });
    }
    if (argc == 4 && !std::strcmp(argv[1], "ping") && !std::strcmp(argv[2], "scan")) {
        sensor_msgs::LaserScan scan;
        scan.header.frame_id = "laser";
        scan.ranges.resize(BEAMS, 1.5f);
        return ping("scan", std::atoi(argv[3]), scan,
                    [](const sensor_msgs::LaserScan& m) { return m.ranges[0]; },
                    [](sensor_msgs::LaserScan& m, int i) { m.ranges[0] = i; });
    }
    std::fprintf(stderr, "usage: ros1_peer echo | ping twist|scan COUNT\n");
    return 2;
}
