#include "divinci/sdk/chat_stream.h"

#include <algorithm>
#include <optional>
#include <ranges>
#include <utility>

#include "core/arguments.h"
#include "core/http_reader.h"
#include "core/wakeup.h"

namespace parley::divinci::sdk {

namespace {

constexpr std::size_t kMostBytes = HttpLimits{}.body;  // as long as any other answer
constexpr std::size_t kMostVariants = 64;              // a comparison has eight at most
constexpr Milliseconds kTranscriptDelay{900};

bool isString(std::string_view json) { return json.starts_with('"'); }

/// What is inside the quotes; empty of what is no string.
std::string_view inside(std::string_view json) {
  return isString(json) ? json.substr(1, json.size() - 2) : std::string_view();
}

std::unexpected<Error> streamError(std::string message, std::string details) {
  Error error;
  error.code = "STREAM_ERROR";
  error.message = std::move(message);
  error.details = std::move(details);
  return std::unexpected(std::move(error));
}

/// What is said for an error: an object with `error`, or the word of a server that spells it so.
bool isError(const json::Object& chunk) {
  const std::string_view error = chunk["error"];
  return chunk.string("type") == "error" || error.starts_with('{') || !inside(error).empty();
}

std::unexpected<Error> reportedError(const json::Object& chunk) {
  const std::string_view error = chunk["error"];
  std::string message = object(error).string("message").value_or("");
  if (message.empty()) message = json::decodeString(error).value_or("");
  if (message.empty()) message = chunk.string("message").value_or("");
  if (message.empty()) message = "The server reported an error";
  return streamError(std::move(message), json::Writer().raw("error", error).finish());
}

Error withPartial(Error error, const ChatStreamReader& answer) {
  if (!answer.hasBegun()) return error;
  json::Writer details;
  const json::Object known = object(error.details);
  for (const json::Member& member : known.members()) details.raw(member.name, member.value);
  error.details = details.raw("partial", answer.message()).finish();
  return error;
}

/// Options without what is not for the server.
std::string forServer(const json::Object& options) {
  json::Writer rest;
  for (const json::Member& option : options.members()) {
    if (option.name != "idleTimeout") rest.raw(option.name, option.value);
  }
  return rest.finish();
}

/// The last message of the assistant's that has text; empty when there is none.
std::string_view lastAnswer(std::string_view transcript) {
  const auto messages = json::readArray(transcript);
  if (!messages) return {};
  for (const std::string_view message : std::views::reverse(*messages)) {
    const json::Object read = object(message);
    if (read.string("role") == "assistant" && !inside(read["content"]).empty()) return message;
  }
  return {};
}

bool isLost(const Error& error) {
  return error.kind == ErrorKind::kNetwork || error.kind == ErrorKind::kTimeout;
}

std::string result(std::string_view name, std::string_view message) {
  return json::Writer().raw(name, message).finish();
}

}  // namespace

Result<void> ChatStreamReader::read(std::string_view json) {
  const auto chunk = json::readObject(json);
  if (!chunk) return {};
  if (isError(*chunk)) return reportedError(*chunk);
  received_ += json.size();
  if (received_ > kMostBytes) return streamError("The answer is larger than allowed", {});

  const std::string_view id = (*chunk)["messageId"];
  if (id_.empty() && !inside(id).empty()) {
    id_ = id;
    tell(json::Writer().string("type", "start").raw("messageId", id_).finish());
  }
  readText(*chunk, json);
  if ((*chunk)["usage"].starts_with('{')) usage_ = (*chunk)["usage"];
  readArena(*chunk);
  if (!inside((*chunk)["finishReason"]).empty()) finish();
  return {};
}

void ChatStreamReader::readText(const json::Object& chunk, std::string_view json) {
  const std::string_view content = chunk["content"];
  if (!inside(content).empty()) {
    content_ += inside(content);
    tell(
        json::Writer().string("type", "chunk").raw("content", content).raw("chunk", json).finish());
  }
  if (chunk["context"].starts_with('[')) {
    context_ = chunk["context"];
    tell(json::Writer().string("type", "context").raw("context", context_).finish());
  }
}

void ChatStreamReader::readArena(const json::Object& chunk) {
  if (const auto count = chunk.integer("arenaExpectedVariants")) {
    expectedVariants_ = std::max(0L, *count);
  }
  if (chunk.number("arenaSelectedIndex")) selectedIndex_ = chunk["arenaSelectedIndex"];
  if (isString(chunk["arenaStreamingStatus"])) streamingStatus_ = chunk["arenaStreamingStatus"];
  const std::string_view given = chunk["arenaVariants"];
  if (const auto variants = json::readArray(given.empty() ? "[]" : given)) {
    for (const std::string_view variant : *variants) readVariant(variant);
  }
  if (chunk.string("arenaStreamingStatus") == "complete") completeArena();
}

/// A later one of the same index is the same, only further on.
void ChatStreamReader::readVariant(std::string_view variant) {
  const auto index = object(variant).integer("variantIndex");
  if (!index) return;
  const auto known = std::ranges::find(variants_, *index, &Variant::index);
  if (known != variants_.end()) {
    known->json = variant;
  } else if (variants_.size() < kMostVariants) {
    variants_.push_back({.index = *index, .json = std::string(variant)});
    tell(json::Writer()
             .string("type", "arena-variant")
             .integer("variantIndex", *index)
             .raw("variant", variant)
             .finish());
  }
}

void ChatStreamReader::completeArena() {
  if (std::exchange(isArenaComplete_, true)) return;
  json::Writer event;
  event.string("type", "arena-complete").raw("variants", variants());
  if (expectedVariants_ >= 0) event.integer("expectedVariants", expectedVariants_);
  tell(event.finish());
}

void ChatStreamReader::finish() {
  if (std::exchange(isDone_, true)) return;
  const auto count = static_cast<long>(variants_.size());
  if (count > 0 && count == expectedVariants_) completeArena();
  json::Writer event;
  tell(event.string("type", "done").raw("message", message()).raw("usage", usage_).finish());
}

std::string ChatStreamReader::variants() const {
  std::string out = "[";
  for (const Variant& variant : variants_) {
    if (out.size() > 1) out += ',';
    out += variant.json;
  }
  return out + ']';
}

std::string ChatStreamReader::message() const {
  json::Writer writer;
  writer.raw("id", id_).string("chatId", "").string("role", "assistant");
  writer.raw("content", '"' + content_ + '"').raw("context", context_);
  if (!variants_.empty()) writer.raw("arenaVariants", variants());
  writer.raw("arenaSelectedIndex", selectedIndex_).raw("arenaStreamingStatus", streamingStatus_);
  if (expectedVariants_ >= 0) writer.integer("arenaExpectedVariants", expectedVariants_);
  return writer.finish();
}

Task<Result<std::string>> streamChat(Client& client, std::string arguments, Callback& page,
                                     SessionStore& session) {
  const std::string chat(argument(arguments, 0));
  const json::Object options = object(argument(arguments, 3));
  StreamCall call{.method = "chat.stream",
                  .arguments = list({chat, argument(arguments, 1), forServer(options)}),
                  .idle = idleTimeout(options)};
  ChatStreamReader answer;
  auto read = co_await readEventStream(client, std::move(call), session, answer, page);
  if (!read && !(answer.isDone() && isLost(read.error()))) {
    co_return std::unexpected(withPartial(std::move(read.error()), answer));
  }
  if (answer.hasText()) co_return result("assembled", answer.message());

  co_await sleep(client.environment().clock, kTranscriptDelay);
  auto transcript = co_await client.call("chat.getTranscript", list({chat}), session);
  if (!transcript) co_return std::unexpected(withPartial(std::move(transcript.error()), answer));
  const std::string_view stored = lastAnswer(*transcript);
  co_return stored.empty() ? result("assembled", answer.message()) : result("stored", stored);
}

}  // namespace parley::divinci::sdk
