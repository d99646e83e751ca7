#include "divinci/sdk/chat_steps.h"

#include <algorithm>
#include <string_view>

#include "core/arguments.h"
#include "core/clock.h"
#include "core/json.h"
#include "core/wakeup.h"
#include "divinci/sdk/inference.h"

namespace parley::divinci::sdk {

namespace {

constexpr long kPollMs = 1500;
constexpr long kTimeoutMs = 60'000;
constexpr int kRequestTimeout = 408;

/// How to wait, and what of the options is for the server.
struct Polling {
  Milliseconds interval;
  Milliseconds timeout;
  std::string rest;
};

Polling readPolling(std::string_view options) {
  const json::Object given = object(options);
  json::Writer rest;
  for (const json::Member& option : given.members()) {
    if (option.name != "pollInterval" && option.name != "timeout") {
      rest.raw(option.name, option.value);
    }
  }
  const auto positive = [&given](std::string_view name, long otherwise) {
    return Milliseconds(std::max(1L, given.integer(name).value_or(otherwise)));
  };
  return {.interval = positive("pollInterval", kPollMs),
          .timeout = positive("timeout", kTimeoutMs),
          .rest = rest.finish()};
}

std::string_view lastMessage(std::string_view transcript) {
  const auto messages = json::readArray(transcript);
  return messages && !messages->empty() ? messages->back() : std::string_view();
}

std::unexpected<Error> noAnswerInTime() {
  Error error;
  error.kind = ErrorKind::kTimeout;
  error.code = "TIMEOUT";
  error.message = "The assistant has not answered in time";
  error.status = kRequestTimeout;
  return std::unexpected(std::move(error));
}

}  // namespace

Task<Result<std::string>> sendAndPoll(Client& client, std::string arguments,
                                      SessionStore& session) {
  const Polling polling = readPolling(argument(arguments, 2));
  const std::string chat = list({argument(arguments, 0)});
  const auto before = co_await client.call("chat.getTranscript", chat, session);
  if (!before) co_return before;
  const std::string known((object(lastMessage(*before)))["id"]);

  auto sent = co_await client.call(
      "chat.send", list({argument(arguments, 0), argument(arguments, 1), polling.rest}), session);
  if (!sent) co_return sent;

  Clock& clock = client.environment().clock;
  const Milliseconds deadline = clock.now() + polling.timeout;
  while (clock.now() < deadline) {
    co_await sleep(clock, polling.interval);
    const auto transcript = co_await client.call("chat.getTranscript", chat, session);
    if (!transcript) co_return transcript;
    const std::string_view last = lastMessage(*transcript);
    const json::Object message = object(last);
    if (message.string("role") == "assistant" && message["id"] != known) {
      co_return std::string(last);
    }
  }
  co_return noAnswerInTime();
}

Task<Result<std::string>> sendDelegated(Client& client, std::string arguments, Callback& model,
                                        SessionStore& session) {
  const std::string chat(argument(arguments, 0));
  const std::string userInfo(object(argument(arguments, 3))["userInfo"]);
  auto prepared =
      co_await client.call("chat.prepare", list({chat, argument(arguments, 1), userInfo}), session);
  if (!prepared) co_return prepared;
  const json::Object question = object(*prepared);
  auto text = co_await infer(std::string(question["messages"]), model);
  if (!text) co_return text;
  co_return co_await client.call(
      "chat.complete", list({chat, question["requestId"], *text, question["context"], userInfo}),
      session);
}

}  // namespace parley::divinci::sdk
