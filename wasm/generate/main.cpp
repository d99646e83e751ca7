// Writes what JavaScript knows of the tables: `parley_generate FOLDER`.

#include <cstdio>
#include <fstream>
#include <string>

#include "divinci/config.h"
#include "divinci/types.h"
#include "generate/json_schema.h"
#include "generate/namespaces.h"
#include "generate/typescript.h"

namespace {

using parley::divinci::Config;

constexpr std::string_view kHeader =
    "// Generated from the tables in wasm/divinci. Changes belong there.\n\n";

std::string defaults() {
  return "/** What a client is set to when its options do not say otherwise; times in "
         "milliseconds. "
         "*/\nexport const DEFAULTS = {\n  baseUrl: \"" +
         std::string(Config::kBaseUrl) + "\",\n  wsBaseUrl: \"" + std::string(Config::kWsBaseUrl) +
         "\",\n  timeout: " + std::to_string(Config::kTimeoutMs) +
         ",\n  maxRetries: " + std::to_string(Config::kMaxRetries) + ",\n} as const;\n";
}

std::string divinciModule() {
  std::string out = std::string(kHeader) + defaults() + "\n";
  out += parley::generate::divinciNamespaces();
  for (const auto* type : parley::divinci::allTypes()) {
    out += "\n" + parley::generate::declaration(*type);
  }
  return out;
}

bool write(const std::string& path, const std::string& text) {
  std::ofstream file(path, std::ios::binary);
  file << text;
  file.close();
  if (!file.fail()) return true;
  std::fputs(("parley_generate: cannot write " + path + '\n').c_str(), stderr);
  return false;
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 2) {
    std::fputs("usage: parley_generate FOLDER\n", stderr);
    return 2;
  }
  const std::string folder = arguments[1];
  const bool written =
      write(folder + "/divinci.ts", divinciModule()) &&
      write(folder + "/schemas.json", parley::generate::jsonSchemas(parley::divinci::allTypes()));
  return written ? 0 : 1;
}
