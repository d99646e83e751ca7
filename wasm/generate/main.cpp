// Writes what JavaScript knows of the tables: `parley_generate FOLDER`.

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <span>
#include <string>
#include <string_view>
#include <vector>

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
#include "imbrace/types.h"

namespace {

using namespace parley::generate;
using parley::divinci::allTypes;
using parley::divinci::Config;
using parley::json::quote;

constexpr std::string_view kDivinci = "wasm/divinci";
constexpr std::string_view kImbrace = "wasm/imbrace";

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

std::string generated(std::string_view tables, const std::string& text) {
  return "// Generated from the tables in " + std::string(tables) + ". Changes belong there.\n\n" +
         text;
}

std::string typeDeclarations(std::span<const parley::schema::Type* const> types) {
  std::string out;
  for (const auto* type : types) out += "\n" + declaration(*type);
  return out;
}

std::string divinciModule() {
  return generated(kDivinci,
                   defaults() + "\n" + divinciDeclarations() + typeDeclarations(allTypes()));
}

std::string imbraceModule() {
  return generated(kImbrace, imbraceDeclarations() + typeDeclarations(parley::imbrace::allTypes()));
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
bool writePages(const std::string& folder, const std::vector<Page>& pages) {
  return std::ranges::all_of(
      pages, [&](const Page& page) { return write(folder + '/' + page.file, page.text); });
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 2) {
    std::fputs("usage: parley_generate FOLDER\n", stderr);
    return 2;
  }
  for (const auto* row : allRows()) {
    if (isWellTyped(*row)) continue;
    fail("the types of " + std::string(row->call.name) + " do not fit its parameters");
    return 1;
  }
  const std::string folder = arguments[1];
  const bool written =
      write(folder + "/divinci.ts", divinciModule()) &&
      write(folder + "/imbrace.ts", imbraceModule()) &&
      write(folder + "/constants.ts", generated(kDivinci, constants())) &&
      write(folder + "/formats.ts", generated(kDivinci, formatTexts())) &&
      write(folder + "/schemas.ts", generated(kDivinci, schemaConstants(allTypes()))) &&
      write(folder + "/guards.ts", generated(kDivinci, guards(allTypes()))) &&
      write(folder + "/schemas.json", jsonSchemas(allTypes()));
  const bool shown = written && writePages(folder + "/reference", divinciPages()) &&
                     writePages(folder + "/reference/imbrace", imbracePages());
  return shown ? 0 : 1;
}
