#include "core/ui_message_reducer.h"

#include <algorithm>
#include <ranges>
#include <utility>

#include "core/json_content.h"

namespace parley {

/// A tool call whose input arrives as deltas.
struct ToolCall {
  std::string id;
  std::string name;  ///< JSON, like the next three.
  std::string title;
  std::string metadata;
  std::string encoding;
  bool isDynamic = false;
  std::string raw;       ///< Content of the input so far.
  PartialJson json;      ///< The same, read; not when the encoding is another.
  bool isShown = false;  ///< The part shows the input so far.
  std::size_t part = 0;
  std::size_t step = 0;  ///< That the part belongs to.

  [[nodiscard]] bool isText() const { return encoding == R"("text")"; }
};

namespace {

std::string text(const json::Object& object, std::string_view name) {
  return object.string(name).value_or("");
}

/// The content of a member that is a string.
std::string_view content(const json::Object& object, std::string_view name) {
  const std::string_view value = object[name];
  return value.substr(1, value.size() - 2);
}

bool isTrue(const json::Object& object, std::string_view name) {
  return object.boolean(name).value_or(false);
}

std::unexpected<Error> outOfSequence(std::string message, std::string_view type,
                                     std::string_view id) {
  Error error;
  error.code = "OUT_OF_SEQUENCE";
  error.message = std::move(message);
  error.details = json::Writer().string("chunkType", type).string("chunkId", id).finish();
  return std::unexpected(std::move(error));
}

/// A delta or end that belongs to no start.
std::unexpected<Error> missing(std::string_view chunk, std::string_view what,
                               std::string_view start, std::string_view id) {
  const auto quoted = [](std::string_view type) { return '"' + std::string(type) + '"'; };
  return outOfSequence("Received " + std::string(chunk) + " for missing " + std::string(what) +
                           " with ID " + quoted(id) + ". Ensure a " + quoted(start) +
                           " chunk is sent before any " + quoted(chunk) + " chunks.",
                       chunk, id);
}

/// Names the tool of a part: by its type, or of a dynamic one beside it.
void nameTool(json::Writer& part, std::string_view name, bool isDynamic) {
  if (isDynamic) {
    part.string("type", "dynamic-tool").raw("toolName", name);
  } else {
    part.raw("type", "\"tool-" + std::string(name.substr(1)));
  }
}

/// What every chunk may say of a tool's part.
void describeTool(json::Writer& part, const json::Object& chunk, std::string_view metadataOf) {
  part.raw("toolMetadata", chunk["toolMetadata"])
      .raw("providerExecuted", chunk["providerExecuted"])
      .raw(metadataOf, chunk["providerMetadata"]);
}

constexpr std::string_view kOfCall = "callProviderMetadata";
constexpr std::string_view kOfResult = "resultProviderMetadata";

/// The sentence of an error, as a JSON string; empty when there is none. A server whose stream
/// breaks says `error` for `errorText`; that may be an object that holds the sentence.
std::string_view sentence(const json::Object& chunk) {
  if (chunk["errorText"].starts_with('"')) return chunk["errorText"];
  if (chunk["error"].starts_with('"')) return chunk["error"];
  const Result<json::Object> error = json::readObject(chunk["error"]);
  const std::string_view said = error ? (*error)["message"] : "";
  return said.starts_with('"') ? said : "";
}

std::string dataKey(const json::Object& part) {
  return text(part, "type") + '\n' + text(part, "id");
}

}  // namespace

UiMessageReducer::UiMessageReducer(UiMessageChanges& changes) : changes_(changes) {}

UiMessageReducer::~UiMessageReducer() = default;

Result<void> UiMessageReducer::resume(std::string_view message) {
  const Result<json::Object> read = json::readObject(message);
  if (!read) {
    return failure(ErrorKind::kInvalidArgument, "INVALID_MESSAGE",
                   "The message is no JSON object.");
  }
  id_ = text(*read, "id");
  if (read->string("role") != "assistant") return {};
  const auto parts = json::readArray((*read)["parts"]);
  if (parts) {
    for (const std::string_view part : *parts) resumePart(part);
  }
  return {};
}

void UiMessageReducer::resumePart(std::string_view part) {
  const std::size_t index = parts_++;
  const Result<json::Object> read = json::readObject(part);
  if (!read) return;
  const std::string type = text(*read, "type");
  if (type == "step-start") {
    ++step_;
    calls_.clear();  // no input goes on in a later step
  }
  if (type.starts_with("data-") && read->string("id")) data_.try_emplace(dataKey(*read), index);
  const bool isDynamic = type == "dynamic-tool";
  const auto id = read->string("toolCallId");
  if (!id || (!isDynamic && !type.starts_with("tool-"))) return;
  tools_[*id].push_back({index, step_, isDynamic});
  if (read->string("state") != "input-streaming") return;

  auto call = std::make_unique<ToolCall>();
  call->id = *id;
  call->name =
      isDynamic ? (*read)["toolName"] : '"' + std::string(content(*read, "type").substr(5)) + '"';
  call->title = (*read)["title"];
  call->metadata = (*read)["toolMetadata"];
  call->encoding = (*read)["inputEncoding"];
  call->isDynamic = isDynamic;
  if (read->string("rawInput")) call->raw = content(*read, "rawInput");
  calls_[*id] = std::move(call);
}

Result<void> UiMessageReducer::apply(const UiMessageChunk& chunk) {
  using enum UiChunkType;
  const json::Object& members = chunk.members;
  target_.reset();
  if (chunk.type != kToolInputDelta) flush();
  switch (chunk.type) {
    case kStart:
      start(members);
      break;
    case kStartStep:
      ++step_;
      ++pendingSteps_;
      break;
    case kFinishStep:
      texts_.clear();
      reasonings_.clear();
      break;
    case kFinish:
    case kMessageMetadata:
      mergeMetadata(members);
      break;
    case kAbort:
      break;
    case kTextStart:
      startBlock("text", texts_, members);
      break;
    case kTextDelta:
      return extendBlock("text", texts_, members);
    case kTextEnd:
      return endBlock("text", texts_, members);
    case kReasoningStart:
      startBlock("reasoning", reasonings_, members);
      break;
    case kReasoningDelta:
      return extendBlock("reasoning", reasonings_, members);
    case kReasoningEnd:
      return endBlock("reasoning", reasonings_, members);
    case kToolInputStart:
      startInput(members);
      break;
    case kToolInputDelta:
      return extendInput(members);
    case kToolInputAvailable:
      setInput(members);
      break;
    case kToolInputError:
      refuseInput(members);
      break;
    case kToolApprovalRequest:
      return requestApproval(members);
    case kToolOutputAvailable:
      return setOutput(members);
    case kToolOutputError:
      return failOutput(members);
    case kToolOutputDenied:
      return denyOutput(members);
    case kSourceUrl:
      addPart(members, {"sourceId", "url", "title", "providerMetadata"});
      break;
    case kSourceDocument:
      addPart(members, {"sourceId", "mediaType", "title", "filename", "providerMetadata"});
      break;
    case kFile:
      addPart(members, {"mediaType", "url", "providerMetadata"});
      break;
    case kData:
      takeData(members);
      break;
    case kError:
      return report(members);
  }
  return {};
}

/// A message with another id begins anew, whatever came before it.
void UiMessageReducer::start(const json::Object& chunk) {
  if (const auto id = chunk.string("messageId")) {
    if (*id != id_) restart(*id);
    write();
    changes_.add(Kind::kMetadata, 0, "null");
  }
  mergeMetadata(chunk);
}

void UiMessageReducer::restart(std::string_view id) {
  id_ = id;
  parts_ = 0;
  step_ = 0;
  pendingSteps_ = 0;
  edited_ = nullptr;
  texts_.clear();
  reasonings_.clear();
  tools_.clear();
  calls_.clear();
  data_.clear();
  changes_.add(Kind::kStart, 0, json::quote(id));
}

void UiMessageReducer::mergeMetadata(const json::Object& chunk) {
  const std::string_view metadata = chunk["messageMetadata"];
  if (metadata.empty() || metadata == "null") return;
  write();
  changes_.add(Kind::kMetadata, 0, metadata);
}

/// Text or reasoning. A known id starts another part.
void UiMessageReducer::startBlock(std::string_view kind, Blocks& blocks,
                                  const json::Object& chunk) {
  blocks[text(chunk, "id")] = add(json::Writer()
                                      .string("type", kind)
                                      .string("text", "")
                                      .raw("providerMetadata", chunk["providerMetadata"])
                                      .string("state", "streaming")
                                      .finish());
}

Result<void> UiMessageReducer::extendBlock(std::string_view kind, Blocks& blocks,
                                           const json::Object& chunk) {
  const std::string id = text(chunk, "id");
  const auto found = blocks.find(id);
  if (found == blocks.end()) {
    const std::string name(kind);
    return missing(name + "-delta", name + " part", name + "-start", id);
  }
  if (!chunk["providerMetadata"].empty()) {
    json::Writer members;
    members.raw("providerMetadata", chunk["providerMetadata"]);
    set(found->second, members, {});
  }
  const Target target{.part = found->second};
  extend(target, content(chunk, "delta"));
  target_ = target;
  return {};
}

Result<void> UiMessageReducer::endBlock(std::string_view kind, Blocks& blocks,
                                        const json::Object& chunk) {
  const std::string id = text(chunk, "id");
  const auto found = blocks.find(id);
  if (found == blocks.end()) {
    const std::string name(kind);
    return missing(name + "-end", name + " part", name + "-start", id);
  }
  json::Writer members;
  members.string("state", "done").raw("providerMetadata", chunk["providerMetadata"]);
  set(found->second, members, {});
  blocks.erase(found);
  return {};
}

void UiMessageReducer::startInput(const json::Object& chunk) {
  auto call = std::make_unique<ToolCall>();
  call->id = text(chunk, "toolCallId");
  call->name = chunk["toolName"];
  call->title = chunk["title"];
  call->metadata = chunk["toolMetadata"];
  call->encoding = chunk["inputEncoding"];
  call->isDynamic = isTrue(chunk, "dynamic");

  json::Writer members;
  nameTool(members, call->name, call->isDynamic);
  members.string("state", "input-streaming").raw("title", call->title);
  const std::size_t part = findOrAdd(call->id, call->isDynamic).part;
  describeTool(members, chunk, kOfCall);
  members.raw("inputEncoding", call->encoding);
  set(part, members, {"input", "output", "rawInput", "errorText", "preliminary", "inputEncoding"});
  calls_[call->id] = std::move(call);
}

Result<void> UiMessageReducer::extendInput(const json::Object& chunk) {
  const std::string id = text(chunk, "toolCallId");
  const auto found = calls_.find(id);
  if (found == calls_.end()) {
    return missing("tool-input-delta", "tool call", "tool-input-start", id);
  }
  ToolCall& call = *found->second;
  extend(call, content(chunk, "inputTextDelta"));
  target_ = Target{.part = call.part, .call = &call};
  return {};
}

void UiMessageReducer::setInput(const json::Object& chunk) {
  const std::string id = text(chunk, "toolCallId");
  const bool isDynamic = isTrue(chunk, "dynamic");
  json::Writer members;
  nameTool(members, chunk["toolName"], isDynamic);
  members.string("state", "input-available").raw("title", chunk["title"]);
  members.raw("input", chunk["input"]);
  describeTool(members, chunk, kOfCall);
  set(findOrAdd(id, isDynamic).part, members,
      {"output", "rawInput", "errorText", "preliminary", "inputEncoding"});
  detach(id);
}

/// The model wrote an input that the tool does not take. A part that is there tells its kind.
void UiMessageReducer::refuseInput(const json::Object& chunk) {
  const std::string id = text(chunk, "toolCallId");
  const ToolPart* const found = inThisStep(id);
  const bool isDynamic = found != nullptr ? found->isDynamic : isTrue(chunk, "dynamic");
  json::Writer members;
  nameTool(members, chunk["toolName"], isDynamic);
  members.string("state", "output-error");
  members.raw(isDynamic ? "input" : "rawInput", chunk["input"]);
  members.raw("errorText", chunk["errorText"]);
  describeTool(members, chunk, kOfResult);
  set(findOrAdd(id, isDynamic).part, members,
      {isDynamic ? "rawInput" : "input", "output", "preliminary", "inputEncoding"});
  detach(id);
}

Result<void> UiMessageReducer::setOutput(const json::Object& chunk) {
  const Result<ToolPart> tool = latest(chunk);
  if (!tool) return std::unexpected(tool.error());
  json::Writer members;
  members.string("state", "output-available").raw("output", chunk["output"]);
  describeTool(members, chunk, kOfResult);
  members.raw("preliminary", chunk["preliminary"]);
  set(tool->part, members, {"rawInput", "errorText", "preliminary", "inputEncoding"});
  return {};
}

Result<void> UiMessageReducer::failOutput(const json::Object& chunk) {
  const Result<ToolPart> tool = latest(chunk);
  if (!tool) return std::unexpected(tool.error());
  json::Writer members;
  members.string("state", "output-error").raw("errorText", chunk["errorText"]);
  describeTool(members, chunk, kOfResult);
  // The raw input of a static tool is what a part whose input was refused still shows.
  set(tool->part, members,
      {"output", "preliminary", "inputEncoding", tool->isDynamic ? "rawInput" : ""});
  return {};
}

Result<void> UiMessageReducer::requestApproval(const json::Object& chunk) {
  const Result<ToolPart> tool = latest(chunk);
  if (!tool) return std::unexpected(tool.error());
  const std::string_view descriptor = chunk["approvalDescriptor"];
  const std::string approval = json::Writer()
                                   .raw("id", chunk["approvalId"])
                                   .raw("descriptor", descriptor == "null" ? "" : descriptor)
                                   .raw("inputSchemaInput", chunk["inputSchemaInput"])
                                   .raw("signature", chunk["signature"])
                                   .finish();
  json::Writer members;
  members.string("state", "approval-requested").raw("approval", approval);
  set(tool->part, members, {});
  return {};
}

Result<void> UiMessageReducer::denyOutput(const json::Object& chunk) {
  const Result<ToolPart> tool = latest(chunk);
  if (!tool) return std::unexpected(tool.error());
  json::Writer members;
  members.string("state", "output-denied");
  set(tool->part, members, {});
  return {};
}

/// A part that is complete at once.
void UiMessageReducer::addPart(const json::Object& chunk,
                               std::initializer_list<std::string_view> members) {
  json::Writer part;
  part.raw("type", chunk["type"]);
  for (const std::string_view name : members) part.raw(name, chunk[name]);
  add(part.finish());
}

void UiMessageReducer::takeData(const json::Object& chunk) {
  json::Writer part;
  for (const json::Member& member : chunk.members()) part.raw(member.name, member.value);
  const std::string whole = part.finish();
  if (!isTrue(chunk, "transient")) {
    const bool hasId = !chunk["id"].empty();
    const auto found = hasId ? data_.find(dataKey(chunk)) : data_.end();
    if (found == data_.end()) {
      const std::size_t index = add(whole);
      if (hasId) data_.emplace(dataKey(chunk), index);
    } else {
      json::Writer members;
      members.raw("data", chunk["data"]);
      set(found->second, members, {});
    }
  }
  changes_.add(Kind::kData, 0, whole);
}

Result<void> UiMessageReducer::report(const json::Object& chunk) {
  const std::string_view said = sentence(chunk);
  if (said.empty()) {
    return failure(ErrorKind::kProtocol, "INVALID_CHUNK",
                   "The member errorText of error is missing or of another form.");
  }
  changes_.add(Kind::kReport, 0, said);
  return {};
}

void UiMessageReducer::extend(const Target& target, std::string_view content) {
  if (target.call != nullptr) return extend(*target.call, content);
  write();
  changes_.extend(Kind::kExtendText, target.part, content);
}

/// Content of a tool's input.
void UiMessageReducer::extend(ToolCall& call, std::string_view content) {
  if (edited_ != &call) flush();
  if (!call.isShown || call.step != step_) begin(call);
  changes_.extend(Kind::kExtendInput, call.part, content);
  call.raw += content;
  if (call.isText()) return;
  std::string text;
  json::decodeContent(content, text);
  call.json.push(text);
  edited_ = &call;
}

/// Shows an input in the part of this step, with what it has come to already.
void UiMessageReducer::begin(ToolCall& call) {
  json::Writer members;
  nameTool(members, call.name, call.isDynamic);
  members.string("state", "input-streaming")
      .raw("title", call.title)
      .raw("toolMetadata", call.metadata)
      .raw("inputEncoding", call.encoding);
  call.part = findOrAdd(call.id, call.isDynamic).part;
  call.isShown = true;
  call.step = step_;
  set(call.part, members, {"output", "errorText", "preliminary", "inputEncoding"});
  changes_.add(call.isText() ? Kind::kBeginText : Kind::kBeginJson, call.part, "");
  changes_.extend(Kind::kExtendInput, call.part, call.raw);
  std::string text;
  json::decodeContent(call.raw, text);
  call.json = {};
  call.json.push(text);
}

void UiMessageReducer::flush() {
  ToolCall* const call = std::exchange(edited_, nullptr);
  if (call == nullptr) return;
  const std::string edits = call->json.takeEdits();
  if (!edits.empty()) changes_.add(Kind::kEditInput, call->part, edits);
}

void UiMessageReducer::write() {
  for (; pendingSteps_ > 0; --pendingSteps_) {
    changes_.add(Kind::kAdd, parts_++, R"({"type":"step-start"})");
  }
}

std::size_t UiMessageReducer::add(std::string_view part) {
  write();
  changes_.add(Kind::kAdd, parts_, part);
  return parts_++;
}

void UiMessageReducer::set(std::size_t part, json::Writer& members,
                           std::initializer_list<std::string_view> gone) {
  write();
  std::string patch = "[" + members.finish();
  for (const std::string_view name : gone) {
    if (!name.empty()) patch += "," + json::quote(name);
  }
  changes_.add(Kind::kSet, part, patch + "]");
}

/// The first part of this step that shows a tool call, as such a kind of tool if that matters.
const UiMessageReducer::ToolPart* UiMessageReducer::inThisStep(
    const std::string& id, std::optional<bool> isDynamic) const {
  const auto found = tools_.find(id);
  if (found == tools_.end()) return nullptr;
  const ToolPart* first = nullptr;
  for (const ToolPart& part : std::views::reverse(found->second)) {
    if (part.step != step_) break;
    if (part.isDynamic == isDynamic.value_or(part.isDynamic)) first = &part;
  }
  return first;
}

UiMessageReducer::ToolPart UiMessageReducer::findOrAdd(const std::string& id, bool isDynamic) {
  if (const ToolPart* const found = inThisStep(id, isDynamic)) return *found;
  const std::size_t part = add(json::Writer().string("toolCallId", id).finish());
  return tools_[id].emplace_back(part, step_, isDynamic);
}

/// The part that the answer of a tool belongs to: the first of this step, or else the last before
/// it. Deltas after the answer begin the input anew.
Result<UiMessageReducer::ToolPart> UiMessageReducer::latest(const json::Object& chunk) {
  const std::string id = text(chunk, "toolCallId");
  const auto found = tools_.find(id);
  if (found == tools_.end() || found->second.empty()) {
    return outOfSequence("No tool invocation found for tool call ID \"" + id + "\".",
                         "tool-invocation", id);
  }
  detach(id);
  const ToolPart* const part = inThisStep(id);
  return part != nullptr ? *part : found->second.back();
}

void UiMessageReducer::detach(const std::string& id) {
  const auto found = calls_.find(id);
  if (found != calls_.end()) found->second->isShown = false;
}

}  // namespace parley
