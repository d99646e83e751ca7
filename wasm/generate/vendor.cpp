#include "generate/vendor.h"

#include <array>
#include <cstdint>

#include "divinci/types.h"
#include "imbrace/endpoints.h"
#include "imbrace/types.h"

namespace parley::generate {

namespace {

bool has(const EndpointRow& row, std::uint32_t trait) { return (row.call.traits & trait) != 0; }

// What cannot be said by rows, in pages of their own.
constexpr auto kDivinciGuides = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"chat", "[Streamed answers](../streaming.md) come through `chat.stream`."},
    {"websocket", "More in [Realtime](../realtime.md)."},
    {"realtime", "More in [Realtime](../realtime.md)."},
    {"audio", "Files are sent as in [Uploads](../uploads.md)."},
    {"fineTune", "Files are sent as in [Uploads](../uploads.md)."},
    {"analytics", "[Streamed figures](../streaming.md#figures) come through `streamRealtime`."},
    {"anonymousChat", "Helpers that need no network are in [Chats with visitors](../gates.md)."},
    {"homepageChat", "Helpers that need no network are in [Chats with visitors](../gates.md)."},
    {"freeChatGate", "Helpers that need no network are in [Chats with visitors](../gates.md)."},
});

constexpr auto kImbraceGuides = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"aiAgent", "How to talk to an agent stands in [Agents](../../agents.md)."},
    {"ai", "[Streamed completions](../../agents.md#models) come through `stream`."},
    {"boards", "How a message carries files stands in [Agents](../../agents.md#attachments)."},
    {"auth",
     "Tokens are kept by the methods of the client itself: see "
     "[Agents](../../agents.md#who-asks)."},
});

/// What a call itself refuses, before anything is sent.
std::string refusals(const EndpointRow& row) {
  std::string out;
  const auto add = [&out](std::string_view code, std::string_view when) {
    out += "- `Error` of code `" + std::string(code) + "`: " + std::string(when) + ".\n";
  };
  if (has(row, divinci::kNeedsToken)) add("NOT_VERIFIED", "the gate has not been passed");
  if (has(row, divinci::kNeedsRelease)) add("NO_RELEASE", "no release is known");
  if (has(row, divinci::kNeedsTranscript)) add("NO_MESSAGE", "no message has been answered");
  if (has(row, divinci::kNeedsMessageIndex)) add("OUT_OF_RANGE", "there is no such message");
  if (row.call.path.contains('{')) {
    add("MISSING_ARGUMENT", row.call.path.contains("@workspaceId")
                                ? "an id of the path is missing, or no workspace is known"
                                : "an id of the path is missing");
  }
  return out;
}

/// What the service answers this call with, beyond what it answers any.
std::string serverErrors(const EndpointRow& row) {
  std::string out;
  if (row.call.path.contains('{')) out += "- `NotFoundError`: there is nothing of that id.\n";
  if (!row.call.body.empty()) out += "- `ValidationError`: `fieldErrors` says what is wrong.\n";
  if (has(row, divinci::kKeepsTranscript)) {
    out += "- `TermsNotAcceptedError`: the release's terms come first.\n";
    out += "- `QuotaExceededError`: the messages are used up.\n";
  }
  return out;
}

std::string divinciErrors(const EndpointRow& row) { return refusals(row) + serverErrors(row); }

std::string divinciKind(const EndpointRow& row) {
  return std::string(has(row, divinci::kIsSocket) ? "WebSocket" : methodName(row.call.method));
}

std::string imbraceKind(const EndpointRow& row) { return std::string(methodName(row.call.method)); }

std::string imbraceErrors(const EndpointRow& row) {
  std::string out;
  if (row.call.path.contains('{')) {
    out += "- `Error` of code `MISSING_ARGUMENT`: an id of the path is missing.\n";
  }
  const std::uint32_t isNotRead =
      imbrace::kIsResponse | imbrace::kAnswersNothing | imbrace::kAnswersTrue;
  if (!has(row, isNotRead) && !row.returns.starts_with('=')) {
    out += "- `InvalidResponseError`: the answer is empty or no JSON.\n";
  }
  if (has(row, imbrace::kIsChat)) {
    out +=
        "- `ApiError` of status 500: also for an agent that there is not. The message may have "
        "been kept.\n";
  }
  return out;
}

std::vector<Namespace> divinciNamespaces() {
  std::vector<Namespace> out = widgetNamespaces();
  out.append_range(sdkNamespaces());
  return out;
}

}  // namespace

const Vendor& divinciVendor() {
  static const Vendor vendor{
      .client = "DivinciClient",
      .tables = "wasm/divinci",
      .options = {},
      .spaces = divinciNamespaces(),
      .types = divinci::allTypes(),
      .aliases = divinci::sdk::kAliases,
      .guides = kDivinciGuides,
      .root = "../",
      .hasRuntimeTypes = true,
      .kindOf = &divinciKind,
      .errorsOf = &divinciErrors,
  };
  return vendor;
}

const Vendor& imbraceVendor() {
  static const Vendor vendor{
      .client = "ImbraceClient",
      .tables = "wasm/imbrace",
      .options = kImbraceOptions,
      .spaces = imbraceNamespaces(),
      .types = imbrace::allTypes(),
      .aliases = {},
      .guides = kImbraceGuides,
      .root = "../../",
      .hasRuntimeTypes = false,
      .kindOf = &imbraceKind,
      .errorsOf = &imbraceErrors,
  };
  return vendor;
}

}  // namespace parley::generate
