#include "lidar.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace twin {
namespace {

constexpr double kTurn = 2 * M_PI;

double within(double angle) {
  const double rest = std::fmod(angle, kTurn);
  return rest < 0 ? rest + kTurn : rest;
}

}  // namespace

Lidar::Lidar(const Vehicle& vehicle, const World& world) : vehicle_(vehicle), ranges_(vehicle.beams) {
  const double half = wallHalf(vehicle.kind);
  for (const Wall& w : world.walls) {
    const double length = std::hypot(w.x1 - w.x0, w.y1 - w.y0);
    if (length >= kShortestWall) {
      boxes_.push_back({(w.x0 + w.x1) / 2, (w.y0 + w.y1) / 2, (w.x1 - w.x0) / length, (w.y1 - w.y0) / length,
                        length / 2 + half, half});
    }
  }
}

const std::vector<double>& Lidar::look(double x, double y, double heading) {
  std::fill(ranges_.begin(), ranges_.end(), std::numeric_limits<double>::infinity());
  for (const Box& box : boxes_) {
    if (std::hypot(box.x - x, box.y - y) - box.halfLength - box.halfWidth < vehicle_.rangeMax) {
      look(box, x, y, heading + vehicle_.angleMin);
    }
  }
  return ranges_;
}

// Only the beams between the outermost corners can end at a box.
void Lidar::look(const Box& box, double x, double y, double first) {
  const double toward = std::atan2(box.y - y, box.x - x);
  double low = 0, high = 0;
  for (int along : {-1, 1}) {
    for (int across : {-1, 1}) {
      const double cx = box.x + along * box.halfLength * box.ux - across * box.halfWidth * box.uy;
      const double cy = box.y + along * box.halfLength * box.uy + across * box.halfWidth * box.ux;
      const double off = std::remainder(std::atan2(cy - y, cx - x) - toward, kTurn);
      low = std::min(low, off);
      high = std::max(high, off);
    }
  }
  const double from = within(toward + low - first);
  for (double start : {from, from - kTurn}) {
    const int begin = std::max(0, static_cast<int>(std::ceil(start / vehicle_.angleIncrement)));
    const int end =
        std::min(vehicle_.beams - 1, static_cast<int>(std::floor((start + high - low) / vehicle_.angleIncrement)));
    for (int i = begin; i <= end; i++) {
      ranges_[i] = std::min(ranges_[i], hit(box, x, y, first + i * vehicle_.angleIncrement));
    }
  }
}

// A ray and two slabs, in the frame of the box.
double Lidar::hit(const Box& box, double x, double y, double angle) const {
  const double c = std::cos(angle), s = std::sin(angle);
  const double origin[2] = {(x - box.x) * box.ux + (y - box.y) * box.uy, -(x - box.x) * box.uy + (y - box.y) * box.ux};
  const double direction[2] = {c * box.ux + s * box.uy, -c * box.uy + s * box.ux};
  const double half[2] = {box.halfLength, box.halfWidth};
  double enter = 0, leave = std::numeric_limits<double>::infinity();
  for (int axis = 0; axis < 2; axis++) {
    if (std::fabs(direction[axis]) < 1e-12) {
      if (std::fabs(origin[axis]) > half[axis]) {
        return std::numeric_limits<double>::infinity();
      }
      continue;
    }
    const double a = (-half[axis] - origin[axis]) / direction[axis];
    const double b = (half[axis] - origin[axis]) / direction[axis];
    enter = std::max(enter, std::min(a, b));
    leave = std::min(leave, std::max(a, b));
  }
  return enter <= leave ? enter : std::numeric_limits<double>::infinity();
}

}  // namespace twin
