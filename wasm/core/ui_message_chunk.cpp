#include "core/ui_message_chunk.h"

#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <utility>

#include "core/prototype_keys.h"

namespace parley {

namespace {

/// What the value of a member must be.
enum class Form : std::uint8_t {
  kText,
  kFlag,
  kAnything,
  kObject,
  kObjectOfObjects,
  kEncoding,
  kFinishReason,
};

struct Field {
  std::string_view name;
  Form form = Form::kText;
  bool isOptional = false;
};

constexpr Field text(std::string_view name) { return {name, Form::kText}; }
constexpr Field anything(std::string_view name) { return {name, Form::kAnything}; }
constexpr Field maybe(std::string_view name, Form form = Form::kText) { return {name, form, true}; }

constexpr Field kProviderMetadata = maybe("providerMetadata", Form::kObjectOfObjects);
constexpr Field kToolMetadata = maybe("toolMetadata", Form::kObject);
constexpr Field kProviderExecuted = maybe("providerExecuted", Form::kFlag);
constexpr Field kDynamic = maybe("dynamic", Form::kFlag);
constexpr Field kMessageMetadata = maybe("messageMetadata", Form::kAnything);

constexpr std::array kStart{maybe("messageId"), kMessageMetadata};
constexpr std::array kBlock{text("id"), kProviderMetadata};
constexpr std::array kDelta{text("id"), text("delta"), kProviderMetadata};
constexpr std::array kToolInputStart{
    text("toolCallId"), text("toolName"),  maybe("inputEncoding", Form::kEncoding),
    kProviderExecuted,  kProviderMetadata, kToolMetadata,
    kDynamic,           maybe("title")};
constexpr std::array kToolInputDelta{text("toolCallId"), text("inputTextDelta")};
constexpr std::array kToolInputAvailable{text("toolCallId"), text("toolName"),  anything("input"),
                                         kProviderExecuted,  kProviderMetadata, kToolMetadata,
                                         kDynamic,           maybe("title")};
constexpr std::array kToolInputError{text("toolCallId"), text("toolName"),  anything("input"),
                                     text("errorText"),  kProviderExecuted, kProviderMetadata,
                                     kToolMetadata,      kDynamic,          maybe("title")};
constexpr std::array kToolApprovalRequest{
    text("toolCallId"), text("approvalId"), maybe("approvalDescriptor", Form::kAnything),
    maybe("inputSchemaInput", Form::kAnything), maybe("signature")};
constexpr std::array kToolOutputAvailable{text("toolCallId"),
                                          anything("output"),
                                          kProviderExecuted,
                                          kProviderMetadata,
                                          kToolMetadata,
                                          kDynamic,
                                          maybe("preliminary", Form::kFlag)};
constexpr std::array kToolOutputError{text("toolCallId"), text("errorText"), kProviderExecuted,
                                      kProviderMetadata,  kToolMetadata,     kDynamic};
constexpr std::array kToolOutputDenied{text("toolCallId")};
constexpr std::array kSourceUrl{text("sourceId"), text("url"), maybe("title"), kProviderMetadata};
constexpr std::array kSourceDocument{text("sourceId"), text("mediaType"), text("title"),
                                     maybe("filename"), kProviderMetadata};
constexpr std::array kFile{text("url"), text("mediaType"), kProviderMetadata};
constexpr std::array kData{maybe("id"), anything("data"), maybe("transient", Form::kFlag)};
constexpr std::array kFinish{maybe("finishReason", Form::kFinishReason), kMessageMetadata};
constexpr std::array kAbort{maybe("reason")};
constexpr std::array kMetadata{anything("messageMetadata")};

struct Row {
  std::string_view name;
  UiChunkType type;
  std::span<const Field> fields;
};

constexpr auto kRows = std::to_array<Row>({
    {"start", UiChunkType::kStart, kStart},
    {"start-step", UiChunkType::kStartStep, {}},
    {"text-start", UiChunkType::kTextStart, kBlock},
    {"text-delta", UiChunkType::kTextDelta, kDelta},
    {"text-end", UiChunkType::kTextEnd, kBlock},
    {"reasoning-start", UiChunkType::kReasoningStart, kBlock},
    {"reasoning-delta", UiChunkType::kReasoningDelta, kDelta},
    {"reasoning-end", UiChunkType::kReasoningEnd, kBlock},
    {"tool-input-start", UiChunkType::kToolInputStart, kToolInputStart},
    {"tool-input-delta", UiChunkType::kToolInputDelta, kToolInputDelta},
    {"tool-input-available", UiChunkType::kToolInputAvailable, kToolInputAvailable},
    {"tool-input-error", UiChunkType::kToolInputError, kToolInputError},
    {"tool-approval-request", UiChunkType::kToolApprovalRequest, kToolApprovalRequest},
    {"tool-output-available", UiChunkType::kToolOutputAvailable, kToolOutputAvailable},
    {"tool-output-error", UiChunkType::kToolOutputError, kToolOutputError},
    {"tool-output-denied", UiChunkType::kToolOutputDenied, kToolOutputDenied},
    {"source-url", UiChunkType::kSourceUrl, kSourceUrl},
    {"source-document", UiChunkType::kSourceDocument, kSourceDocument},
    {"file", UiChunkType::kFile, kFile},
    {"finish-step", UiChunkType::kFinishStep, {}},
    {"finish", UiChunkType::kFinish, kFinish},
    {"abort", UiChunkType::kAbort, kAbort},
    {"message-metadata", UiChunkType::kMessageMetadata, kMetadata},
    // A server whose stream breaks says `error` for `errorText`; whoever reads it looks for both.
    {"error", UiChunkType::kError, {}},
});

constexpr Row kDataRow{"data", UiChunkType::kData, kData};

const Row* rowOf(std::string_view type) {
  if (type.starts_with("data-")) return &kDataRow;
  for (const Row& row : kRows) {
    if (row.name == type) return &row;
  }
  return nullptr;
}

bool isObjectOfObjects(std::string_view value) {
  const Result<json::Object> object = json::readObject(value);
  return object && std::ranges::all_of(object->members(), [](const json::Member& member) {
           return member.value.starts_with('{');
         });
}

bool isOneOf(std::string_view value, std::initializer_list<std::string_view> words) {
  const auto text = json::decodeString(value);
  return text && std::ranges::contains(words, *text);
}

/// `value` is one JSON value.
bool hasForm(std::string_view value, Form form) {
  switch (form) {
    case Form::kText:
      return value.starts_with('"');
    case Form::kFlag:
      return value == "true" || value == "false";
    case Form::kAnything:
      return true;
    case Form::kObject:
      return value.starts_with('{');
    case Form::kObjectOfObjects:
      return isObjectOfObjects(value);
    case Form::kEncoding:
      return isOneOf(value, {"json", "text"});
    case Form::kFinishReason:
      return isOneOf(value, {"stop", "length", "content-filter", "tool-calls", "error", "other"});
  }
  return false;
}

std::unexpected<Error> invalidChunk(std::string message) {
  return failure(ErrorKind::kProtocol, "INVALID_CHUNK", std::move(message));
}

}  // namespace

Result<UiMessageChunk> readUiMessageChunk(std::string_view data) {
  Result<json::Object> members = json::readObject(data);
  if (!members) {
    if (json::isValid(data)) return invalidChunk("A chunk is an object.");
    return failure(ErrorKind::kProtocol, "INVALID_JSON", "The data of an event is no JSON.");
  }
  if (json::reachesForPrototype(data)) {
    return failure(ErrorKind::kProtocol, "FORBIDDEN_KEY",
                   "Object contains forbidden prototype property");
  }
  const auto type = members->string("type");
  if (!type) return invalidChunk("A chunk has a type.");
  const Row* const row = rowOf(*type);
  if (row == nullptr) return invalidChunk("There is no chunk of type " + json::quote(*type) + ".");
  for (const Field& field : row->fields) {
    const std::string_view value = (*members)[field.name];
    if (value.empty() ? field.isOptional : hasForm(value, field.form)) continue;
    return invalidChunk("The member " + std::string(field.name) + " of " + *type +
                        (value.empty() ? " is missing." : " is of another form."));
  }
  return UiMessageChunk{row->type, std::move(*members)};
}

}  // namespace parley
