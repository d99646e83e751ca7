// What a page hands to Divinci's calls. The first byte of an input says the call, the rest is its
// arguments. Whatever they hold, a request stays within the path and the form of its row.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "core/endpoint.h"
#include "core/json.h"
#include "divinci/endpoint_rows.h"

namespace {

using namespace parley;

constexpr std::string_view kBase = "https://api.test";

void require(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "does not hold: %s\n", what);
  std::abort();
}

void checkUrl(const Endpoint& endpoint, std::string_view url) {
  require(url.starts_with(kBase), "a request goes to the server");
  const std::string_view path = url.substr(kBase.size(), url.find('?') - kBase.size());
  require(std::ranges::count(path, '/') == std::ranges::count(endpoint.path, '/'),
          "a path keeps its depth");
  require(!(path.contains("/./") || path.contains("/../") || path.ends_with("/.") ||
            path.ends_with("/..") || path.contains("//")),
          "a path does not climb");
  require(std::ranges::all_of(url, [](char c) { return c > ' ' && c < 0x7F && c != '#'; }),
          "a URL is printable ASCII without a fragment");
  require(std::ranges::count(url, '?') <= 1, "a URL has one query");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  if (size == 0) return 0;
  const auto& rows = divinci::kEndpointRows;
  const Endpoint& endpoint = rows[bytes[0] % rows.size()].call;
  const std::string arguments(reinterpret_cast<const char*>(bytes) + 1, size - 1);
  const std::string text = json::quote("a/../b?c#d");
  const Values values = {{"releaseId", text}, {"workspaceId", text}, {"token", text},
                         {"language", text},  {"transcript", "[]"},  {"signature", "\"\""}};
  const auto request = buildRequest(endpoint, kBase, arguments, values);
  if (!request) {
    require(request.error().kind == ErrorKind::kInvalidArgument, "a refusal is the caller's fault");
    return 0;
  }
  require(json::readArray(arguments).has_value(), "arguments are an array");
  require(request->method == endpoint.method, "the method is the row's");
  require(request->body.empty() || json::isValid(request->body), "a body is JSON");
  checkUrl(endpoint, request->url);
  for (const HttpHeader& header : request->headers) {
    require(isHeaderSafe(header.value), "headers are safe");
  }
  return 0;
}
