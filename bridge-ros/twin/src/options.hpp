// What can be chosen when the node is started: `name:=value` words on the command line.
#pragma once

#include <map>
#include <string>

namespace twin {

// Values by name with the defaults of a robot; a word that names none of them is an error.
class Options {
 public:
  explicit Options(std::map<std::string, double> defaults) : values_(std::move(defaults)) {}

  // Throws std::runtime_error for an unknown name or a value that is no finite number.
  void set(const std::string& name, const std::string& value);

  double operator[](const std::string& name) const { return values_.at(name); }

  std::string names() const;

 private:
  std::map<std::string, double> values_;
};

}  // namespace twin
