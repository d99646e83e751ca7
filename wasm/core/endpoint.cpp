#include "core/endpoint.h"

#include <algorithm>
#include <utility>

#include "core/json.h"

namespace parley {

namespace {

/// Cuts `text` at the first `separator`; the second part is empty when there is none.
std::pair<std::string_view, std::string_view> cut(std::string_view text, char separator) {
  const std::size_t at = text.find(separator);
  if (at == std::string_view::npos) return {text, {}};
  return {text.substr(0, at), text.substr(at + 1)};
}

bool isLiteral(std::string_view source) {
  const char first = source.front();
  const bool isNumber = first >= '0' && first <= '9';
  return isNumber || first == '"' || first == '{' || first == '[' || source == "true" ||
         source == "false";
}

/// What a value reads as in a URL or a header: a string's characters, anything else's JSON text.
std::string plainText(std::string_view json) {
  return json::decodeString(json).value_or(std::string(json));
}

/// Resolves sources against one call's arguments and values.
class Resolver {
 public:
  static Result<Resolver> make(const Endpoint& endpoint, std::string_view arguments,
                               const Values& values) {
    auto elements = json::readArray(arguments);
    if (!elements) {
      return failure(ErrorKind::kInvalidArgument, "INVALID_JSON",
                     "The arguments are no JSON array");
    }
    return Resolver(endpoint.parameters, std::move(*elements), values);
  }

  /// The JSON text that `source` stands for; empty when absent. JavaScript's undefined and null
  /// arguments count as absent, null members do not.
  [[nodiscard]] std::string_view resolve(std::string_view source) const {
    while (!source.empty()) {
      const auto [first, rest] =
          isLiteral(source) ? std::pair(source, std::string_view()) : cut(source, '|');
      const bool takesNull = !first.ends_with('?');
      const std::string_view found =
          resolveOne(first.substr(0, first.size() - (takesNull ? 0 : 1)));
      if (!found.empty() && (takesNull || found != "null")) return found;
      source = rest;
    }
    return {};
  }

 private:
  Resolver(std::string_view parameters, std::vector<std::string_view> arguments,
           const Values& values)
      : parameters_(parameters), arguments_(std::move(arguments)), values_(values) {}

  [[nodiscard]] std::string_view resolveOne(std::string_view source) const {
    if (isLiteral(source)) return source;
    if (source.front() == '@') return value(source.substr(1));
    const auto [parameter, member] = cut(source, '.');
    const std::string_view whole = argument(parameter);
    if (member.empty() || whole.empty()) return whole;
    const auto object = json::readObject(whole);
    return object ? (*object)[member] : std::string_view();
  }

  [[nodiscard]] std::string_view value(std::string_view name) const {
    const auto found = std::ranges::find(values_, name, &Value::name);
    return found == values_.end() ? std::string_view() : std::string_view(found->json);
  }

  [[nodiscard]] std::string_view argument(std::string_view parameter) const {
    std::string_view rest = parameters_;
    for (const std::string_view argument : arguments_) {
      const auto [name, others] = cut(rest, ' ');
      if (name == parameter) return argument == "null" ? std::string_view() : argument;
      rest = others;
    }
    return {};
  }

  std::string_view parameters_;
  std::vector<std::string_view> arguments_;
  const Values& values_;
};

/// Members in order. A later one of the same name replaces the earlier in its place, as an object
/// spread does.
class Members {
 public:
  /// An absent value adds nothing.
  void set(std::string_view name, std::string_view json) {
    if (json.empty()) return;
    const auto found = std::ranges::find(all_, name, &json::Member::name);
    if (found != all_.end()) {
      found->value = json;
    } else {
      all_.push_back({std::string(name), json});
    }
  }
  [[nodiscard]] auto begin() const { return all_.begin(); }
  [[nodiscard]] auto end() const { return all_.end(); }

 private:
  std::vector<json::Member> all_;
};

/// The members that a list of sources yields.
Members membersOf(const Resolver& resolver, std::string_view list) {
  Members members;
  while (!list.empty()) {
    const auto [item, rest] = cut(list, ',');
    list = rest.starts_with(' ') ? rest.substr(1) : rest;
    if (item.starts_with("...")) {
      const auto object = json::readObject(resolver.resolve(item.substr(3)));
      if (!object) continue;
      for (const json::Member& member : object->members()) members.set(member.name, member.value);
      continue;
    }
    const auto [key, source] = cut(item, '=');
    if (!source.empty()) {
      members.set(key, resolver.resolve(source));
      continue;
    }
    const std::string_view first = cut(key, '|').first;
    members.set(first.substr(first.find_last_of(".@") + 1), resolver.resolve(key));
  }
  return members;
}

/// A list as JavaScript's String() writes it, anything else as `plainText` does.
std::string queryText(std::string_view json) {
  const auto elements = json.starts_with('[') ? json::readArray(json) : json::readArray("");
  if (!elements) return plainText(json);
  std::string out;
  for (const std::string_view element : *elements) out += ',' + plainText(element);
  return out.erase(0, 1);
}

Result<std::string> buildPath(const Resolver& resolver, std::string_view path) {
  std::string out;
  while (!path.empty()) {
    const auto [text, rest] = cut(path, '{');
    out += text;
    if (rest.empty()) break;
    const auto [source, tail] = cut(rest, '}');
    const std::string value = plainText(resolver.resolve(source));
    // A dot segment would be folded by the URL parser, encoded or not (WHATWG URL, 4.4).
    if (value.empty() || value == "." || value == "..") {
      return failure(ErrorKind::kInvalidArgument, "MISSING_ARGUMENT",
                     "No usable value for " + std::string(source));
    }
    out += percentEncode(value);
    path = tail;
  }
  return out;
}

std::string buildQuery(const Resolver& resolver, std::string_view list) {
  std::string out;
  for (const json::Member& member : membersOf(resolver, list)) {
    if (member.value == "[]") continue;
    out += out.empty() ? '?' : '&';
    out += percentEncode(member.name) + '=' + percentEncode(queryText(member.value));
  }
  return out;
}

std::string buildBody(const Resolver& resolver, std::string_view list) {
  if (list.starts_with('=')) return std::string(resolver.resolve(list.substr(1)));
  json::Writer writer;
  for (const json::Member& member : membersOf(resolver, list)) {
    writer.raw(member.name, member.value);
  }
  return writer.finish();
}

std::string_view withoutTrailingSlash(std::string_view url) {
  return url.ends_with('/') ? url.substr(0, url.size() - 1) : url;
}

}  // namespace

Result<HttpRequest> buildRequest(const Endpoint& endpoint, std::string_view baseUrl,
                                 std::string_view arguments, const Values& values) {
  const auto resolver = Resolver::make(endpoint, arguments, values);
  if (!resolver) return std::unexpected(resolver.error());
  auto path = buildPath(*resolver, endpoint.path);
  if (!path) return std::unexpected(std::move(path.error()));

  HttpRequest request;
  request.method = endpoint.method;
  request.url =
      std::string(withoutTrailingSlash(baseUrl)) + *path + buildQuery(*resolver, endpoint.query);
  if (!endpoint.body.empty()) request.body = buildBody(*resolver, endpoint.body);
  for (const json::Member& member : membersOf(*resolver, endpoint.headers)) {
    std::string value = plainText(member.value);
    if (!isHeaderSafe(value)) {
      return failure(ErrorKind::kInvalidArgument, "INVALID_HEADER",
                     "A header value holds control characters");
    }
    request.headers.push_back({member.name, std::move(value)});
  }
  return request;
}

std::string percentEncode(std::string_view text) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  constexpr std::string_view kUnreserved = "-._~";
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const char lower = static_cast<char>(c | 0x20);
    if ((c >= '0' && c <= '9') || (lower >= 'a' && lower <= 'z') || kUnreserved.contains(c)) {
      out += c;
    } else {
      out += '%';
      out += kHex[byte >> 4U];
      out += kHex[byte & 0xFU];
    }
  }
  return out;
}

}  // namespace parley
