#include "limits.hpp"

#include <cmath>

namespace twin {
namespace {

// Commands travel as 32-bit floats; a limit counts as passed beyond these shares.
constexpr double kValueSlack = 1e-6;
constexpr double kRateSlack = 1e-3;
constexpr double kNone = 1e9;

}  // namespace

Limit::Limit(const Options& limits, const std::string& name)
    : period_(limits["limit_period"]),
      low_(limits["limit_" + name + "_low"]),
      high_(limits["limit_" + name + "_high"]),
      rate_(limits["limit_" + name + "_rate"]),
      jerk_(limits["limit_" + name + "_jerk"]) {}

bool Limit::accept(double value) {
  const double rate = (value - last_) / period_;
  const double jerk = (rate - lastRate_) / period_;
  last_ = value;
  lastRate_ = rate;
  return value >= low_ * (1 + kValueSlack) && value <= high_ * (1 + kValueSlack) &&
         std::fabs(rate) <= rate_ * (1 + kRateSlack) && std::fabs(jerk) <= jerk_ * (1 + kRateSlack);
}

void Limit::restart(double value) {
  last_ = value;
  lastRate_ = 0;
}

Options limitDefaults(double speedMax, double turnMax) {
  return Options({{"limit_period", 1},
                  {"limit_speed_low", -speedMax},
                  {"limit_speed_high", speedMax},
                  {"limit_speed_rate", kNone},
                  {"limit_speed_jerk", kNone},
                  {"limit_turn_low", -turnMax},
                  {"limit_turn_high", turnMax},
                  {"limit_turn_rate", kNone},
                  {"limit_turn_jerk", kNone}});
}

}  // namespace twin
