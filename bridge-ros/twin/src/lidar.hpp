// Where the beams of a lidar end, in the plane: MuJoCo's own rays look at every wall for each beam, which takes longer than all the
// rest of a world with hundreds of walls.
#pragma once

#include <vector>

#include "vehicle.hpp"

namespace twin {

class Lidar {
 public:
  Lidar(const Vehicle& vehicle, const World& world);

  // Distances along the beams from a place, m, infinite where no wall is.
  const std::vector<double>& look(double x, double y, double heading);

 private:
  // A wall as the physics has it: a box about (x, y), its long side along (ux, uy).
  struct Box {
    double x, y, ux, uy, halfLength, halfWidth;
  };

  void look(const Box& box, double x, double y, double first);
  double hit(const Box& box, double x, double y, double angle) const;

  const Vehicle vehicle_;
  std::vector<Box> boxes_;
  std::vector<double> ranges_;
};

}  // namespace twin
