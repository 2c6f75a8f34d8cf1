// skidpad_twin turtlebot|car WORLD [name:=value …]: a robot on ROS 1 whose physics and code are not Skidpad's.
// Events are lines of JSON on standard output; exit code 2 for bad input.

#include <csignal>
#include <cstdio>
#include <exception>
#include <map>
#include <stdexcept>
#include <string>

#include "node.hpp"

namespace {

void onSignal(int) { ros::requestShutdown(); }

struct Arguments {
  twin::Kind kind;
  std::string world;
  twin::Options options;
  twin::Pace pace;
  twin::Options limits;
  uint64_t seed = 1;
};

Arguments parse(int count, char** words) {
  const std::string kind = count > 1 ? words[1] : "";
  if (count < 3 || (kind != "turtlebot" && kind != "car")) {
    throw std::runtime_error("usage: skidpad_twin turtlebot|car WORLD [name:=value ...]");
  }
  const twin::Kind robot = kind == "car" ? twin::Kind::Car : twin::Kind::Turtlebot;
  twin::Options physics = twin::defaults(robot);
  const twin::Vehicle vehicle = twin::describe(robot);
  twin::Options limits = twin::limitDefaults(vehicle.speedMax, vehicle.turnMax);
  twin::Options running({{"rtf", 1}, {"wait", 0}, {"seconds", 1e9}, {"seed", 1}});
  for (int i = 3; i < count; i++) {
    const std::string word = words[i];
    const size_t at = word.find(":=");
    if (at == std::string::npos) {
      throw std::runtime_error("'" + word + "' is not like name:=value");
    }
    const std::string name = word.substr(0, at);
    const bool isRunning = name == "rtf" || name == "wait" || name == "seconds" || name == "seed";
    const bool isLimit = name.rfind("limit_", 0) == 0;
    (isRunning ? running : isLimit ? limits : physics).set(name, word.substr(at + 2));
  }
  return {robot, words[2], physics, {running["rtf"], running["wait"], running["seconds"]}, limits,
          static_cast<uint64_t>(running["seed"])};
}

}  // namespace

int main(int count, char** words) {
  try {
    const Arguments a = parse(count, words);
    const twin::World world = twin::readWorld(a.world);
    // ros::init must not see our own words: it takes name:=value for remappings.
    std::map<std::string, std::string> remappings;
    ros::init(remappings, "skidpad_twin", ros::init_options::NoSigintHandler);
    std::signal(SIGINT, onSignal);
    std::signal(SIGTERM, onSignal);
    twin::Node(twin::describe(a.kind), a.options, world, a.pace, a.limits, a.seed).run();
    ros::shutdown();
    return 0;
  } catch (const std::exception& e) {
    std::fprintf(stderr, "skidpad_twin: %s\n", e.what());
    return 2;
  }
}
