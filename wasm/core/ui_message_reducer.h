#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/error.h"
#include "core/json.h"
#include "core/partial_json.h"
#include "core/ui_message_changes.h"
#include "core/ui_message_chunk.h"

namespace parley {

struct ToolCall;

/// Turns the chunks of a UI message stream into changes of one message, the same as the Vercel AI
/// SDK's own reader makes (`readUIMessageStream` of `ai`, version 6; reference, section 4.2). It
/// keeps what later chunks refer to, and leaves the message to whoever takes the changes.
///
/// One difference: a reasoning part does not keep the id of its chunks, as it did not when the
/// recorded servers' SDK was made.
class UiMessageReducer {
 public:
  explicit UiMessageReducer(UiMessageChanges& changes);

  /// Where a delta went to, so that this need not be looked up for the next one.
  struct Target {
    std::size_t part = 0;
    ToolCall* call = nullptr;  ///< Of a tool's input; otherwise the part has a text.
  };

  /// Takes up a message that an earlier stream left unfinished. Of another role than the
  /// assistant's only the id counts. What it holds beyond its form is passed over. Fails with
  /// kInvalidArgument when `message` is no JSON object.
  Result<void> resume(std::string_view message);

  /// Fails with kProtocol, `OUT_OF_SEQUENCE`, when the chunk refers to a part that is not there.
  /// `details` names `chunkType` and `chunkId`. The stream has then come to its end.
  Result<void> apply(const UiMessageChunk& chunk);

  /// The target of a chunk that was just applied; nullopt when it was no delta.
  [[nodiscard]] std::optional<Target> target() const { return target_; }

  /// Another delta for a target, valid until the next `apply`. `content` is that of its literal.
  void extend(const Target& target, std::string_view content);

  /// Tells the edits to a tool's input that have come together. To be called before changes are
  /// taken.
  void flush();

  UiMessageReducer(const UiMessageReducer&) = delete;
  UiMessageReducer& operator=(const UiMessageReducer&) = delete;
  ~UiMessageReducer();
  UiMessageReducer(UiMessageReducer&&) = delete;
  UiMessageReducer& operator=(UiMessageReducer&&) = delete;

 private:
  using Kind = UiMessageChange::Kind;
  using Blocks = std::map<std::string, std::size_t, std::less<>>;

  /// A part that shows a tool call.
  struct ToolPart {
    std::size_t part = 0;
    std::size_t step = 0;
    bool isDynamic = false;
  };

  void restart(std::string_view id);
  void start(const json::Object& chunk);
  void mergeMetadata(const json::Object& chunk);
  void startBlock(std::string_view kind, Blocks& blocks, const json::Object& chunk);
  Result<void> extendBlock(std::string_view kind, Blocks& blocks, const json::Object& chunk);
  Result<void> endBlock(std::string_view kind, Blocks& blocks, const json::Object& chunk);
  void startInput(const json::Object& chunk);
  Result<void> extendInput(const json::Object& chunk);
  void setInput(const json::Object& chunk);
  void refuseInput(const json::Object& chunk);
  Result<void> setOutput(const json::Object& chunk);
  Result<void> failOutput(const json::Object& chunk);
  Result<void> requestApproval(const json::Object& chunk);
  Result<void> denyOutput(const json::Object& chunk);
  void addPart(const json::Object& chunk, std::initializer_list<std::string_view> members);
  void takeData(const json::Object& chunk);
  Result<void> report(const json::Object& chunk);
  void resumePart(std::string_view part);

  /// Before every change of the message: a step that has begun shows with what is in it.
  void write();
  std::size_t add(std::string_view part);
  void set(std::size_t part, json::Writer& members, std::initializer_list<std::string_view> gone);
  ToolPart findOrAdd(const std::string& id, bool isDynamic);
  [[nodiscard]] const ToolPart* inThisStep(const std::string& id,
                                           std::optional<bool> isDynamic = {}) const;
  [[nodiscard]] Result<ToolPart> latest(const json::Object& chunk);
  void detach(const std::string& id);
  void begin(ToolCall& call);
  void extend(ToolCall& call, std::string_view content);

  UiMessageChanges& changes_;
  std::string id_;
  std::size_t parts_ = 0;
  std::size_t step_ = 0;
  std::size_t pendingSteps_ = 0;  ///< Begun, and not yet parts.
  Blocks texts_;                  ///< Parts by the id of their chunks, while they are open.
  Blocks reasonings_;
  std::map<std::string, std::vector<ToolPart>, std::less<>> tools_;
  std::map<std::string, std::unique_ptr<ToolCall>, std::less<>> calls_;  ///< With streamed input.
  Blocks data_;                                                          ///< By type and id.
  ToolCall* edited_ = nullptr;  ///< Has edits that have not been told.
  std::optional<Target> target_;
};

}  // namespace parley
