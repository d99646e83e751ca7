#pragma once

#include <cstdint>
#include <string_view>

#include "core/error.h"
#include "core/json.h"

namespace parley {

/// The chunks of a UI message stream (Vercel AI SDK, protocol v1; reference, section 4.2).
enum class UiChunkType : std::uint8_t {
  kStart,
  kStartStep,
  kTextStart,
  kTextDelta,
  kTextEnd,
  kReasoningStart,
  kReasoningDelta,
  kReasoningEnd,
  kToolInputStart,
  kToolInputDelta,
  kToolInputAvailable,
  kToolInputError,
  kToolApprovalRequest,
  kToolOutputAvailable,
  kToolOutputError,
  kToolOutputDenied,
  kSourceUrl,
  kSourceDocument,
  kFile,
  kData,  ///< `data-<name>`
  kFinishStep,
  kFinish,
  kAbort,
  kMessageMetadata,
  kError,
};

/// One chunk whose members are of the types that the protocol gives them. Members that it does not
/// know are kept. The values are slices of the text read.
struct UiMessageChunk {
  UiChunkType type = UiChunkType::kStart;
  json::Object members;
};

/// Reads the data of one event.
///
/// Fails with kProtocol: `INVALID_JSON` when the text is no JSON; `FORBIDDEN_KEY` when it holds a
/// key that would reach for an object's prototype (`__proto__`, or `prototype` of `constructor`);
/// `INVALID_CHUNK` when it is no chunk of the protocol. The message says what is wrong.
[[nodiscard]] Result<UiMessageChunk> readUiMessageChunk(std::string_view data);

}  // namespace parley
