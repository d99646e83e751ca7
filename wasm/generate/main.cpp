// Writes what JavaScript knows of the tables: `parley_generate FOLDER`.

#include <cstdio>
#include <fstream>
#include <string>

#include "core/json.h"
#include "divinci/config.h"
#include "divinci/types.h"
#include "generate/json_schema.h"
#include "generate/namespaces.h"
#include "generate/reference.h"
#include "generate/signature.h"
#include "generate/typescript.h"

namespace {

using parley::divinci::Config;
using parley::json::quote;

constexpr std::string_view kHeader =
    "// Generated from the tables in wasm/divinci. Changes belong there.\n\n";

std::string defaults() {
  std::string out = parley::generate::docComment(
      "What a client is set to when its options do not say otherwise; times in milliseconds.", "");
  out += "export const DEFAULTS = {\n";
  out += "  baseUrl: " + quote(Config::kBaseUrl) + ",\n";
  out += "  wsBaseUrl: " + quote(Config::kWsBaseUrl) + ",\n";
  out += "  timeout: " + std::to_string(Config::kTimeoutMs) + ",\n";
  out += "  maxRetries: " + std::to_string(Config::kMaxRetries) + ",\n";
  return out + "} as const;\n";
}

std::string divinciModule() {
  std::string out = std::string(kHeader) + defaults() + "\n";
  out += parley::generate::namespaceDeclarations();
  for (const auto* type : parley::divinci::allTypes()) {
    out += "\n" + parley::generate::declaration(*type);
  }
  return out;
}

void fail(const std::string& reason) {
  std::fputs(("parley_generate: " + reason + '\n').c_str(), stderr);
}

bool write(const std::string& path, const std::string& text) {
  std::ofstream file(path, std::ios::binary);
  file << text;
  file.close();
  if (!file.fail()) return true;
  fail("cannot write " + path);
  return false;
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 2) {
    std::fputs("usage: parley_generate FOLDER\n", stderr);
    return 2;
  }
  for (const auto* row : parley::generate::divinciRows()) {
    if (parley::generate::isWellTyped(*row)) continue;
    fail("the types of " + std::string(row->call.name) + " do not fit its parameters");
    return 1;
  }
  const std::string folder = arguments[1];
  const bool written =
      write(folder + "/divinci.ts", divinciModule()) &&
      write(folder + "/schemas.json", parley::generate::jsonSchemas(parley::divinci::allTypes())) &&
      write(folder + "/divinci.md", parley::generate::divinciReference());
  return written ? 0 : 1;
}
