#include "world.hpp"

#include <cmath>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace twin {
namespace {

// Every number of a line, which must be exactly `count` finite ones.
std::vector<double> numbers(std::istringstream& line, size_t count, const std::string& place) {
  std::vector<double> out;
  double value = 0;
  while (line >> value && std::isfinite(value)) {
    out.push_back(value);
  }
  if (out.size() != count || !line.eof()) {
    throw std::runtime_error(place + ": expected " + std::to_string(count) + " finite numbers");
  }
  return out;
}

}  // namespace

World readWorld(const std::string& file) {
  std::ifstream in(file);
  std::string text;
  if (!std::getline(in, text) || text != "skidpad-world 1") {
    throw std::runtime_error(file + ": is no world file: its first line must be 'skidpad-world 1'");
  }
  World world;
  for (int number = 2; std::getline(in, text); number++) {
    std::istringstream line(text);
    std::string word;
    if (!(line >> word)) {
      continue;
    }
    const std::string place = file + ":" + std::to_string(number);
    if (word == "wall") {
      const auto n = numbers(line, 4, place);
      world.walls.push_back({n[0], n[1], n[2], n[3]});
    } else if (word == "start") {
      const auto n = numbers(line, 3, place);
      world.startX = n[0];
      world.startY = n[1];
      world.startHeading = n[2];
    } else if (word == "goal") {
      const auto n = numbers(line, 3, place);
      world.hasGoal = true;
      world.goalX = n[0];
      world.goalY = n[1];
      world.goalRadius = n[2];
    } else {
      throw std::runtime_error(place + ": unknown word '" + word + "'");
    }
  }
  return world;
}

}  // namespace twin
