// Writes what JavaScript knows of the tables: `parley_generate FOLDER`.

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <string>

#include "core/json.h"
#include "divinci/config.h"
#include "divinci/types.h"
#include "generate/constants.h"
#include "generate/json_schema.h"
#include "generate/namespaces.h"
#include "generate/reference.h"
#include "generate/schemas.h"
#include "generate/signature.h"
#include "generate/typescript.h"

namespace {

using namespace parley::generate;
using parley::divinci::allTypes;
using parley::divinci::Config;
using parley::json::quote;

constexpr std::string_view kHeader =
    "// Generated from the tables in wasm/divinci. Changes belong there.\n\n";

std::string defaults() {
  std::string out = docComment(
      "What a client is set to when its options do not say otherwise; times in milliseconds.", "");
  out += "export const DEFAULTS = {\n";
  out += "  baseUrl: " + quote(Config::kBaseUrl) + ",\n";
  out += "  wsBaseUrl: " + quote(Config::kWsBaseUrl) + ",\n";
  out += "  timeout: " + std::to_string(Config::kTimeoutMs) + ",\n";
  out += "  maxRetries: " + std::to_string(Config::kMaxRetries) + ",\n";
  return out + "} as const;\n";
}

std::string generated(const std::string& text) { return std::string(kHeader) + text; }

std::string divinciModule() {
  std::string out = defaults() + "\n";
  out += namespaceDeclarations();
  for (const auto* type : allTypes()) {
    out += "\n" + declaration(*type);
  }
  return generated(out);
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

/// Fills a folder that is there.
bool writePages(const std::string& folder) {
  return std::ranges::all_of(referencePages(), [&](const Page& page) {
    return write(folder + '/' + page.file, page.text);
  });
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 2) {
    std::fputs("usage: parley_generate FOLDER\n", stderr);
    return 2;
  }
  for (const auto* row : divinciRows()) {
    if (isWellTyped(*row)) continue;
    fail("the types of " + std::string(row->call.name) + " do not fit its parameters");
    return 1;
  }
  const std::string folder = arguments[1];
  const bool written = write(folder + "/divinci.ts", divinciModule()) &&
                       write(folder + "/constants.ts", generated(constants())) &&
                       write(folder + "/formats.ts", generated(formatTexts())) &&
                       write(folder + "/schemas.ts", generated(schemaConstants(allTypes()))) &&
                       write(folder + "/guards.ts", generated(guards(allTypes()))) &&
                       write(folder + "/schemas.json", jsonSchemas(allTypes()));
  return written && writePages(folder + "/reference") ? 0 : 1;
}
