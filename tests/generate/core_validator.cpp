// The core's validator for tests in JavaScript: `core_validator FILE` reads a line for each value,
// the type's name and the JSON parted by a tab, and writes its faults as a JSON array of "path
// code message".

#include <cstdio>
#include <fstream>
#include <string>

#include "core/json.h"
#include "core/validator.h"
#include "divinci/types.h"

int main(int count, char** arguments) {
  if (count != 2) return 2;
  std::ifstream file(arguments[1]);
  for (std::string line; std::getline(file, line);) {
    const std::size_t tab = line.find('\t');
    const auto* const type = parley::divinci::findType(std::string_view(line).substr(0, tab));
    if (tab == std::string::npos || type == nullptr) return 1;
    std::string out;
    for (const auto& [path, code, message] :
         parley::schema::validate(*type, std::string_view(line).substr(tab + 1))) {
      if (!out.empty()) out += ',';
      out += parley::json::quote(std::string(path).append(" ").append(code).append(" ") + message);
    }
    std::puts(('[' + out + ']').c_str());
  }
  return 0;
}
