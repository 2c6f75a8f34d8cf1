#include "options.hpp"

#include <cmath>
#include <stdexcept>

namespace twin {

void Options::set(const std::string& name, const std::string& value) {
  const auto found = values_.find(name);
  if (found == values_.end()) {
    throw std::runtime_error("unknown option '" + name + "'; known are: " + names());
  }
  size_t used = 0;
  double number = NAN;
  try {
    number = std::stod(value, &used);
  } catch (const std::exception&) {
    used = 0;  // reported below, with the name
  }
  if (used != value.size() || value.empty() || !std::isfinite(number)) {
    throw std::runtime_error("option '" + name + "' needs a number, not '" + value + "'");
  }
  found->second = number;
}

std::string Options::names() const {
  std::string out;
  for (const auto& entry : values_) {
    out += (out.empty() ? "" : ", ") + entry.first;
  }
  return out;
}

}  // namespace twin
