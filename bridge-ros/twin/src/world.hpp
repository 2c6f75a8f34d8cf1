// What the robot stands in: walls, where it starts and, if it has one, its goal. Map frame, m, rad.
#pragma once

#include <string>
#include <vector>

namespace twin {

struct Wall {
  double x0, y0, x1, y1;
};

struct World {
  std::vector<Wall> walls;
  double startX = 0, startY = 0, startHeading = 0;
  bool hasGoal = false;
  double goalX = 0, goalY = 0, goalRadius = 0;
};

// Reads the lines `wall x0 y0 x1 y1`, `start x y heading` and `goal x y radius` of a file that begins with `skidpad-world 1`.
// Throws std::runtime_error naming the line.
World readWorld(const std::string& file);

}  // namespace twin
