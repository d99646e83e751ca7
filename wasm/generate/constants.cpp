#include "generate/constants.h"

#include <string_view>
#include <vector>

#include "core/json.h"
#include "divinci/config.h"
#include "divinci/types/errors.h"
#include "divinci/types/rag.h"
#include "divinci/types/user.h"
#include "generate/namespaces.h"
#include "generate/signature.h"
#include "generate/typescript.h"

namespace parley::generate {

namespace {

using divinci::Config;
using json::quote;

std::string exported(std::string_view comment, std::string_view name, const std::string& value) {
  return docComment(comment, "") + "export const " + std::string(name) + " = " + value + ";\n";
}

/// A member of an object, on a line of its own.
std::string member(std::string_view name, const std::string& value) {
  return "  " + std::string(name) + ": " + value + ",\n";
}

std::string defaultConfig() {
  return "{\n" + member("baseUrl", quote(Config::kBaseUrl)) + member("apiVersion", "undefined") +
         member("timeout", std::to_string(Config::kTimeoutMs)) +
         member("maxRetries", std::to_string(Config::kMaxRetries)) + "} as const";
}

std::string apiEndpoints() {
  std::string out = "{\n";
  std::vector<Namespace> spaces = gateNamespaces();
  spaces.append_range(sdkNamespaces());
  for (const Namespace& space : spaces) {
    for (const Method& method : space.methods) {
      out += member(quote(method.name), quote(shownRoute(method.row->call.path)));
    }
  }
  return out + "} as const";
}

std::string upperCase(std::string_view text) {
  std::string out;
  for (const char c : text) out += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  return out;
}

std::string errorCodes() {
  std::string out = "{\n";
  for (const std::string_view code : divinci::types::kErrorCode.values) {
    out += member(upperCase(code), quote(code));
  }
  return out + "} as const";
}

std::string compressionStrategies() {
  std::string out = "[\n";
  for (const std::string_view strategy : divinci::types::kCompressionStrategy.values) {
    out += "  " + quote(strategy) + ",\n";
  }
  return out + "] as const";
}

std::string tierLimits() {
  std::string out = "{\n";
  for (const auto& [tier, month, day] : divinci::types::kDefaultTierLimits) {
    const std::string known = month == 0 ? "{}"
                                         : "{ messagesPerMonth: " + std::to_string(month) +
                                               ", messagesPerDay: " + std::to_string(day) + " }";
    out += member(tier, known);
  }
  return out + "}";
}

}  // namespace

std::string constants() {
  return "import type { MembershipTier, TierLimits } from \"./divinci.js\";\n\n" +
         exported(
             "What a client is set to; times in milliseconds. No value of `apiVersion` is "
             "documented: the header is sent only when it is set.",
             "DEFAULT_CONFIG", defaultConfig()) +
         "\n" +
         exported(
             "The path of every method. What the vendor's constant of this name holds is not "
             "documented: these are the calls of this client.",
             "API_ENDPOINTS", apiEndpoints()) +
         "\n" +
         exported(
             "The documented error codes. Of the names, only three are documented; the others are "
             "the codes in upper case. Servers also answer with codes in upper case.",
             "ErrorCodes", errorCodes()) +
         "\n" +
         exported("How context can be made shorter.", "COMPRESSION_STRATEGIES",
                  compressionStrategies()) +
         "\n" +
         exported("The least that context is made shorter: half of the tokens are kept.",
                  "COMPRESSION_RATIO_MIN", std::to_string(divinci::types::kCompressionRatioMin)) +
         "\n" +
         exported("The most: about 0.8 of a hundred tokens are kept.", "COMPRESSION_RATIO_MAX",
                  std::to_string(divinci::types::kCompressionRatioMax)) +
         "\n" +
         docComment(
             "What a tier allows by default, as far as it is published. Nothing is said of tokens "
             "and concurrent chats, nor of the tier without limits.",
             "") +
         "export const DEFAULT_TIER_LIMITS: Readonly<\n"
         "  Record<MembershipTier, Readonly<Partial<TierLimits>>>\n> = " +
         tierLimits() + ";\n";
}

}  // namespace parley::generate
