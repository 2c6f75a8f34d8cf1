// Counts commands that ask for more than they may: of value, of change (rate) and of change of that change (jerk).
#pragma once

#include "options.hpp"

namespace twin {

// The limits of one number of a command, and what it was last.
class Limit {
 public:
  // `name` as in limitDefaults: "speed" or "turn".
  Limit(const Options& limits, const std::string& name);

  // True where `value`, a period after the last one, is within the limits; it is the last one from now on.
  bool accept(double value);

  // A stop obeys no limit; what follows begins from there, at rest.
  void restart(double value);

  double last() const { return last_; }

 private:
  double period_, low_, high_, rate_, jerk_;
  double last_ = 0, lastRate_ = 0;
};

// Nothing is limited but by what the robot can do at all, until options say so.
Options limitDefaults(double speedMax, double turnMax);

}  // namespace twin
