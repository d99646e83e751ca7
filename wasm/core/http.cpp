#include "core/http.h"

#include <algorithm>
#include <utility>

#include "core/utf8.h"

namespace parley {

namespace {

bool isSameName(std::string_view one, std::string_view other) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; };
  return std::ranges::equal(one, other, {}, lower, lower);
}

}  // namespace

std::string_view methodName(HttpMethod method) {
  switch (method) {
    case HttpMethod::kGet:
      return "GET";
    case HttpMethod::kPost:
      return "POST";
    case HttpMethod::kPut:
      return "PUT";
    case HttpMethod::kPatch:
      return "PATCH";
    case HttpMethod::kDelete:
      return "DELETE";
  }
  return "GET";
}

bool isIdempotent(HttpMethod method) {
  return method != HttpMethod::kPost && method != HttpMethod::kPatch;
}

std::string_view HttpHead::header(std::string_view name) const {
  const auto found = std::ranges::find(headers, name, &HttpHeader::name);
  return found == headers.end() ? std::string_view() : std::string_view(found->value);
}

void addHeader(HttpRequest& request, std::string_view name, std::string value) {
  if (value.empty() || !isHeaderSafe(value)) return;
  const auto isPresent = [name](const HttpHeader& header) { return isSameName(header.name, name); };
  if (std::ranges::any_of(request.headers, isPresent)) return;
  request.headers.push_back({std::string(name), std::move(value)});
}

std::string bodyText(std::string_view bytes) {
  if (bytes.starts_with(utf8::kByteOrderMark)) bytes.remove_prefix(utf8::kByteOrderMark.size());
  return utf8::sanitized(bytes);
}

bool isHeaderSafe(std::string_view text) {
  constexpr unsigned char kFirstBeyondLatin1 = 0xC4;  // the first byte of U+0100 in UTF-8
  return std::ranges::none_of(text, [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && byte != '\t') || byte == 0x7F || byte >= kFirstBeyondLatin1;
  });
}

}  // namespace parley
