#include "platform/fetch_transport.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// Not over emscripten_fetch: it hands on the whole buffer behind a piece of the body, whichever
// part of it the piece is; it can report an end twice, and to an exchange that has taken the place
// of a closed one; and its JavaScript is four times the size of fetch_transport.js, which calls
// `fetch` itself.

namespace parley {

class FetchExchange;

extern "C" {

// In fetch_transport.js.
void parleyFetchStart(FetchExchange* exchange, const char* head, std::size_t headSize,
                      const char* body, std::size_t bodySize, bool refused);
void parleyFetchAbort(FetchExchange* exchange);
}

class FetchExchange final : public HttpExchange {
 public:
  explicit FetchExchange(HttpObserver& observer) : observer_(observer) {}
  FetchExchange(const FetchExchange&) = delete;
  FetchExchange& operator=(const FetchExchange&) = delete;
  ~FetchExchange() override { parleyFetchAbort(this); }

  [[nodiscard]] HttpObserver& observer() const { return observer_; }

 private:
  HttpObserver& observer_;
};

namespace {

/// Why the head of a request must not be written down in lines; empty when it may be.
std::string_view objectionTo(const HttpRequest& request) {
  if (!isHeaderSafe(request.url)) return "The address holds control characters";
  const bool safe = std::ranges::all_of(request.headers, [](const HttpHeader& header) {
    return isHeaderSafe(header.name) && isHeaderSafe(header.value);
  });
  return safe ? "" : "A header holds control characters";
}

/// Everything before the body, a line each, as fetch_transport.js reads it.
std::string serializeHead(const HttpRequest& request) {
  std::string lines(methodName(request.method));
  lines.append("\n").append(request.url);
  for (const HttpHeader& header : request.headers) {
    lines.append("\n").append(header.name).append("\n").append(header.value);
  }
  return lines;
}

std::string_view takeLine(std::string_view& text) {
  const std::size_t end = text.find('\n');
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end, text.size() - 1) + 1);
  return line;
}

}  // namespace

extern "C" {

void parleyFetchHead(FetchExchange* exchange, int status, const char* lines, std::size_t size) {
  HttpHead head{.status = status, .headers = {}};
  for (std::string_view text(lines, size); !text.empty();) {
    const std::string_view name = takeLine(text);
    const std::string_view value = text.empty() ? text : takeLine(text);
    head.headers.push_back({.name = std::string(name), .value = std::string(value)});
  }
  exchange->observer().onHead(std::move(head));
}

void parleyFetchBody(FetchExchange* exchange, const char* bytes, std::size_t size) {
  exchange->observer().onBody({bytes, size});
}

void parleyFetchEnd(FetchExchange* exchange, bool sent, const char* problem, std::size_t size) {
  if (size == 0) {
    exchange->observer().onEnd({});
  } else {
    exchange->observer().onEnd(failure(sent ? ErrorKind::kNetwork : ErrorKind::kInvalidArgument,
                                       sent ? "NETWORK_ERROR" : "INVALID_REQUEST",
                                       std::string(problem, size)));
  }
}
}

std::unique_ptr<HttpExchange> FetchTransport::start(HttpRequest request, HttpObserver& observer) {
  auto exchange = std::make_unique<FetchExchange>(observer);
  const std::string_view objection = objectionTo(request);
  const std::string head = objection.empty() ? serializeHead(request) : std::string(objection);
  parleyFetchStart(exchange.get(), head.data(), head.size(), request.body.data(),
                   request.body.size(), !objection.empty());
  return exchange;
}

}  // namespace parley
