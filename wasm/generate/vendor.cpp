#include "generate/vendor.h"

#include <array>
#include <cstdint>

#include "divinci/types.h"
#include "imbrace/config.h"
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

constexpr auto kDivinciSamples = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"content", R"("What are your opening hours?")"},
    {"prompt", R"("What are your opening hours?")"},
    {"email", R"("ada@example.com")"},
    {"url", R"("https://example.com/talk.mp3")"},
    {"code", R"("123456")"},
    {"otpCode", R"("123456")"},
    {"workspaceId", R"("ws_123")"},
    {"path", R"("/ai-chat/6a1b2c3d4e5f60718293a4b5/transcript")"},
    {"title", R"("Opening hours")"},
    {"name", R"("Opening hours")"},
    {"feedback", R"("That helped")"},
    {"rating", "5"},
    {"version", "1"},
});

constexpr auto kImbraceSamples = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"messages", R"([{ role: "user", content: "What are your opening hours?" }])"},
    {"ids", "[id]"},
    {"parts", R"([{ type: "text", text: "What are your opening hours?" }])"},
    {"input", R"(["What are your opening hours?"])"},
    {"data", R"([{ name: "Ada", visits: 3 }])"},
    {"fileUrls", R"(["https://example.com/invoice.pdf"])"},
    {"email", R"("ada@example.com")"},
    {"fileName", R"("visitors.parquet")"},
    {"filename", R"("getting-started.pdf")"},
    {"instructions", R"("You help visitors of a shop.")"},
    {"kind", R"("text")"},
    {"model", R"("gpt-4o")"},
    {"modelName", R"("gpt-4o")"},
    {"name", R"("Opening hours")"},
    {"organization_id", R"("org_123")"},
    {"organizationId", R"("org_123")"},
    {"q", R"("{ .service.name = \"ai-agent\" }")"},
    {"status", R"("active")"},
    {"tagName", R"("http.status_code")"},
    {"url", R"("https://example.com/invoice.pdf")"},
    {"workflow_name", R"("opening_hours_v1")"},
});

constexpr auto kImbraceArguments = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"chatAi.createAiAgent",
     R"({ name: "Opening hours", workflow_name: "opening_hours_v1", streaming: true })"},
    {"chatAi.uploadAgentFile", "form, { agent_id: agentId }"},
    {"ai.embed", R"({ model: "text-embedding-ada-002", input: ["From nine to five."] })"},
    {"ai.createProvider", R"({ name: "My models", type: "openai", config: { api_key: apiKey } })"},
    {"ai.updateProvider",
     R"(id, { name: "My models", type: "openai", config: { api_key: apiKey } })"},
    {"ai.createGuardrail", R"({ name: "Manners", model: "gpt-4o", instructions: "No insults.", )"
                           R"(unsafe_categories: ["hate"] })"},
    {"ai.createGuardrailProvider",
     R"({ name: "Moderation", type: "openai", config: { api_key: apiKey } })"},
    {"ai.checkAiAgentName", R"("Opening hours")"},
    {"ai.verifyToolServer",
     R"({ url: "https://example.com/mcp", path: "", auth_type: "bearer", key, config: {} })"},
    {"ai.updateAiAgentWorkflow", R"(id, { workflow: { steps: [] } })"},
    {"aiAgent.listEmbeddingFiles", "{ page: 1, limit: 20 }"},
    {"aiAgent.previewEmbeddingFile", "{ file_id: fileId }"},
    {"aiAgent.classifyFile", "{ file_id: fileId }"},
    {"aiAgent.deleteParquetFile", R"("2026-01-31-visitors.parquet", { folderName: "exports" })"},
    {"aiAgent.getTraces", R"({ service: "ai-agent", timeRange: 3600 })"},
    {"aiAgent.verifyChatClientCredentials", R"({ email: "ada@example.com", password })"},
    {"aiAgent.registerChatClient", R"({ email: "ada@example.com", password })"},
    {"aiAgent.updateClientChat", R"(id, { visibility: "public" })"},
    {"aiAgent.generateClientChatTitle",
     R"(chatId, { message: { parts: [{ type: "text", text: "What are your opening hours?" }] } })"},
    {"aiAgent.persistClientMessage",
     R"({ message: { id, chatId, role: "assistant", )"
     R"(parts: [{ type: "text", text: "From nine to five." }] } })"},
    {"aiAgent.updateVote", R"({ chatId, messageId, type: "up" })"},
    {"aiAgent.createDocument",
     R"({ kind: "text", title: "Opening hours", content: "From nine to five." }, { id })"},
    {"aiAgent.deleteDocument", R"(id, { timestamp: "2026-01-31T09:00:00Z" })"},
    {"boards.searchFolders", R"({ q: "opening hours", limit: 20 })"},
    {"boards.uploadFile", "form, { folder_id: folderId }"},
    {"boards.searchFiles", "{ folderId }"},
    {"boards.createFile",
     R"({ name: "hours.txt", folder_id: folderId, organization_id: "org_123", )"
     R"(key, file_type: "text/plain", file_size: 42 })"},
    {"boards.updateFile", R"(id, { name: "hours.txt" })"},
    {"boards.generateAiTags", "{ file_id: fileId }"},
    {"auth.authenticate", R"({ email: "ada@example.com", password })"},
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

std::string divinciHome(const EndpointRow& /*row*/) { return {}; }

/// The part of an address that stands between gateway and path.
std::string imbraceHome(const EndpointRow& row) { return imbrace::baseOf({}, row.call.name); }

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
  std::vector<Namespace> out = gateNamespaces();
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
      .commonErrors = "../errors.md",
      .hasRuntimeTypes = true,
      .samples = kDivinciSamples,
      .sampleId = R"("6a1b2c3d4e5f60718293a4b5")",
      .arguments = {},
      .homeOf = &divinciHome,
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
      .commonErrors = "../../agents.md#errors",
      .hasRuntimeTypes = false,
      .samples = kImbraceSamples,
      .sampleId = {},
      .arguments = kImbraceArguments,
      .homeOf = &imbraceHome,
      .kindOf = &imbraceKind,
      .errorsOf = &imbraceErrors,
  };
  return vendor;
}

}  // namespace parley::generate
