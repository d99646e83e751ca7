#include "imbrace/rows.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <ostream>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "generate/signature.h"
#include "imbrace/catalogue.h"
#include "imbrace/config.h"
#include "imbrace/endpoints.h"

namespace parley::imbrace {
namespace {

std::vector<const EndpointRow*> allRows() {
  std::vector<const EndpointRow*> out;
  for (const auto& table : kTables) {
    for (const EndpointRow& row : table) out.push_back(&row);
  }
  return out;
}

bool has(const EndpointRow& row, std::uint32_t trait) { return (row.call.traits & trait) != 0; }

// --- What rows are made of -----------------------------------------------------------------------

TEST(ImbraceRows, HaveATypeForEveryParameter) {
  for (const EndpointRow* row : allRows()) {
    EXPECT_TRUE(generate::isWellTyped(*row)) << row->call.name;
    EXPECT_FALSE(row->returns.empty()) << row->call.name;
    EXPECT_TRUE(row->summary.ends_with('.')) << row->call.name;
    EXPECT_TRUE(row->call.path.starts_with('/')) << row->call.name;
  }
}

TEST(ImbraceRows, HaveNamesOfTheirOwn) {
  std::set<std::string_view> names;
  for (const EndpointRow* row : allRows()) {
    EXPECT_TRUE(names.insert(row->call.name).second) << row->call.name;
    EXPECT_EQ(kSdkCatalogue.find(row->call.name)->path, row->call.path) << row->call.name;
  }
  EXPECT_EQ(kSdkCatalogue.find("aiAgent.fly"), nullptr);
}

TEST(ImbraceRows, StandTogetherByNamespace) {
  std::vector<std::string_view> spaces;
  for (const EndpointRow* row : allRows()) {
    const std::string_view space = row->call.name.substr(0, row->call.name.find('.'));
    if (!spaces.empty() && spaces.back() == space) continue;
    EXPECT_FALSE(std::ranges::contains(spaces, space)) << row->call.name;
    spaces.push_back(space);
  }
}

// The last parameter of every method has this name in JavaScript.
TEST(ImbraceRows, LeaveOptionsToTheCall) {
  for (const EndpointRow* row : allRows()) {
    for (const auto& parameter : generate::parametersOf(*row)) {
      EXPECT_NE(parameter.name, "options") << row->call.name;
    }
  }
}

TEST(ImbraceRows, SendFormsThatThePageGives) {
  for (const EndpointRow* row : allRows()) {
    EXPECT_EQ(has(*row, kMultipart), row->types.starts_with("FormData")) << row->call.name;
    EXPECT_EQ(has(*row, kIsResponse), row->returns == "Response" || row->call.name == "ai.stream")
        << row->call.name;
  }
}

/// The parts of a text between marks.
std::vector<std::string_view> split(std::string_view text, std::string_view mark) {
  std::vector<std::string_view> out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(mark), text.size());
    out.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + mark.size(), text.size()));
  }
  return out;
}

/// What the sources of a list begin with: `body` of `id=body.id?|@newId`, and `@newId`.
void addRoots(std::string_view list, std::set<std::string_view>& out) {
  for (std::string_view item : split(list, ", ")) {
    if (const std::size_t equals = item.find('='); equals != std::string_view::npos) {
      item.remove_prefix(equals + 1);
    }
    if (item.starts_with("...")) item.remove_prefix(3);
    for (const std::string_view source : split(item, "|")) {
      out.insert(source.substr(0, source.find_first_of(".?")));
    }
  }
}

std::set<std::string_view> rootsOf(const Endpoint& call) {
  std::set<std::string_view> out;
  for (std::string_view rest = call.path; rest.contains('{');) {
    rest.remove_prefix(rest.find('{') + 1);
    addRoots(rest.substr(0, rest.find('}')), out);
  }
  addRoots(call.query, out);
  addRoots(call.body, out);
  addRoots(call.headers, out);
  return out;
}

bool isLiteral(std::string_view source) {
  return source == "true" || source == "false" || source.starts_with('"') ||
         source.find_first_not_of("0123456789") == std::string_view::npos;
}

TEST(ImbraceRows, TakeTheirValuesFromWhatThereIs) {
  const std::set<std::string_view> known = {"@organizationId", "@newId", "@userId"};
  for (const EndpointRow* row : allRows()) {
    std::set<std::string_view> roots = rootsOf(row->call);
    for (const auto& parameter : generate::parametersOf(*row)) {
      const bool isUsed = roots.erase(parameter.name) > 0;
      // A form stays with the page, and the steps of a function have arguments of their own.
      if (has(*row, kMultipart | kSteps)) continue;
      EXPECT_TRUE(isUsed) << row->call.name << ' ' << parameter.name;
    }
    for (const std::string_view root : roots) {
      EXPECT_TRUE(isLiteral(root) || known.contains(root)) << row->call.name << ' ' << root;
    }
  }
}

// --- What they send ------------------------------------------------------------------------------

struct Sent {
  std::string_view method;
  std::string_view arguments;
  std::string_view request;  ///< Method and path, and behind a space the body.
};

// So that a failure names the row.
std::ostream& operator<<(std::ostream& out, const Sent& sent) { return out << sent.method; }

std::string requestOf(std::string_view method, std::string_view arguments, const Values& values) {
  const Endpoint& endpoint = *kSdkCatalogue.find(method);
  const auto request = buildRequest(endpoint, baseOf({}, method), arguments, values);
  if (!request) return request.error().code;
  const std::string line = std::string(methodName(request->method)) + ' ' + request->url;
  return request->body.empty() ? line : line + ' ' + request->body;
}

class ImbraceRequests : public testing::TestWithParam<Sent> {};

TEST_P(ImbraceRequests, AreWhatTheServiceTakes) {
  const auto& [method, arguments, request] = GetParam();
  const Values values = {
      {"organizationId", R"("org_1")"}, {"newId", R"("new")"}, {"userId", R"("u_1")"}};
  EXPECT_EQ(requestOf(method, arguments, values), request);
}

INSTANTIATE_TEST_SUITE_P(
    ChatAi, ImbraceRequests,
    testing::Values(
        Sent{"chatAi.listAiAgents", "[]", "GET /v3/ai/accounts/assistants"},
        Sent{"chatAi.listAiAgents", R"([{"skip":20,"search":"shop & co"}])",
             "GET /v3/ai/accounts/assistants?skip=20&search=shop%20%26%20co"},
        Sent{"chatAi.getAiAgent", R"(["a/b"])", "GET /v3/ai/assistants/a%2Fb"},
        Sent{"chatAi.createAiAgent", R"([{"name":"n","workflow_name":"w"}])",
             R"(POST /v3/ai/assistant_apps {"name":"n","workflow_name":"w",)"
             R"("provider_id":"system","model_id":"Default"})"},
        Sent{"chatAi.createAiAgent", R"([{"model_id":null,"provider_id":"p","name":"n"}])",
             R"(POST /v3/ai/assistant_apps {"model_id":"Default","provider_id":"p","name":"n"})"},
        Sent{"chatAi.updateAiAgentInstructions", R"(["a","Be brief."])",
             R"(PATCH /v3/ai/assistants/a/instructions {"instructions":"Be brief."})"},
        Sent{"chatAi.uploadAgentFile", R"([null,{"agent_id":"a"}])",
             R"(POST /v3/ai/files/agent {"agent_id":"a"})"},
        Sent{"chatAi.processDocument", R"([{"url":"u"}])", R"(POST /v3/ai/document/ {"url":"u"})"},
        Sent{"documentAi.process", R"([{"url":"u"}])", R"(POST /v3/ai/document {"url":"u"})"}));

INSTANTIATE_TEST_SUITE_P(
    Ai, ImbraceRequests,
    testing::Values(
        Sent{"ai.complete", R"([{"model":"m","stream":true,"maxTokens":9}])",
             R"(POST /v3/ai/completions {"model":"m","stream":false,"maxTokens":9})"},
        Sent{"ai.stream", R"([{"model":"m"}])",
             R"(POST /v3/ai/completions {"model":"m","stream":true})"},
        Sent{"ai.getLlmModels", R"([{"vision":true}])",
             "GET /v3/ai/workflow-agent/models?vision=true"},
        Sent{"ai.refreshProviderModels", R"(["p"])", "POST /v3/ai/providers/p/models/refresh"},
        Sent{"ai.updateGuardrail", R"(["g",{"name":"n"}])",
             R"(PUT /v3/ai/guardrail/update/g {"name":"n"})"},
        Sent{"ai.testGuardrailProvider", R"(["g"])", "POST /v3/ai/guardrail-providers/g/test"},
        Sent{"ai.listRagFiles", R"([{"assistant_id":"a","is_rag":true}])",
             "GET /v3/ai/rag/files?assistant_id=a&is_rag=true"},
        Sent{"ai.checkAiAgentName", R"(["Opening hours"])",
             "GET /v3/ai/assistants/check-name?name=Opening%20hours"},
        Sent{"ai.updateAiAgentV2", R"(["a",{"name":"n"}])",
             R"(PUT /v2/ai/ai/assistants/a {"name":"n"})"}));

INSTANTIATE_TEST_SUITE_P(
    AiAgent, ImbraceRequests,
    testing::Values(
        Sent{"aiAgent.streamChat", R"([{"assistant_id":"a","messages":[]}])",
             R"(POST /ai-agent/v2/chat {"id":"new","organization_id":"org_1",)"
             R"("assistant_id":"a","messages":[],"user_id":"u_1"})"},
        Sent{"aiAgent.streamChat",
             R"([{"user_id":"","organization_id":"org_2","id":"c","from-connector":true}])",
             R"(POST /ai-agent/v2/chat {"id":"c","organization_id":"org_2","user_id":"u_1",)"
             R"("from-connector":true})"},
        Sent{"aiAgent.streamSubAgentChat", R"([{"session_id":"s"}])",
             R"(POST /ai-agent/v2/sub-agent-chat {"organization_id":"org_1","session_id":"s"})"},
        Sent{"aiAgent.getAgentPromptSuggestion", R"(["a"])",
             "GET /ai-agent/chat/get-agent-prompt-suggestion?assistant_id=a"},
        Sent{"aiAgent.updateEmbeddingFileStatus", R"(["f","active"])",
             R"(PUT /ai-agent/embedding/files/f/status {"status":"active"})"},
        Sent{"aiAgent.suggestFieldTypes",
             R"([{"fileUrls":["u"],"boardSchemaUrl":"s","organizationId":"o","modelName":"m",)"
             R"("providerId":"p"}])",
             R"(POST /ai-agent/data-board/suggest-field-types {"file_urls":["u"],)"
             R"("board_schema_url":"s","organization_id":"o","model_name":"m","provider_id":"p"})"},
        Sent{"aiAgent.suggestFieldTypes", R"([{"model_name":"m","file_urls":["u"]}])",
             R"(POST /ai-agent/data-board/suggest-field-types {"file_urls":["u"],)"
             R"("model_name":"m"})"},
        Sent{"aiAgent.deleteParquetFile", R"(["exports/a.parquet"])",
             "DELETE /ai-agent/parquet/exports%2Fa.parquet"},
        Sent{"aiAgent.deleteParquetFile", R"(["a.parquet",{"folderName":"exports"}])",
             "DELETE /ai-agent/parquet/a.parquet?folderName=exports"},
        Sent{"aiAgent.getTraces", R"([{"service":"ai-agent","limit":5,"details":true}])",
             "GET /ai-agent/trace/traces?service=ai-agent&limit=5&details=true"},
        Sent{"aiAgent.getTraceTagValues", R"(["http.status_code",{"timeRange":60}])",
             "GET /ai-agent/trace/tags/http.status_code/values?timeRange=60"},
        Sent{"aiAgent.searchTraceQL", R"(["{ .a = 1 }",{"limit":2}])",
             "GET /ai-agent/trace/search/traceql?q=%7B%20.a%20%3D%201%20%7D&limit=2"},
        Sent{"aiAgent.getHealth", "[]", "GET /ai-agent/health"},
        Sent{"aiAgent.listChats", "[]", "GET /ai-agent/chat?organization_id=org_1"},
        Sent{"aiAgent.listChats", R"([{"user_id":"u","organization_id":"org_2"}])",
             "GET /ai-agent/chat?organization_id=org_2&user_id=u"},
        Sent{"aiAgent.getChat", R"(["c",true])", "GET /ai-agent/chat/c?include_messages=true"},
        Sent{"aiAgent.deleteChat", R"(["c"])", "DELETE /ai-agent/chat/c?organization_id=org_1"}));

INSTANTIATE_TEST_SUITE_P(
    AiAgentClient, ImbraceRequests,
    testing::Values(
        Sent{"aiAgent.getChatClientUser", "[]", "POST /ai-agent/chat-client/auth/user"},
        Sent{"aiAgent.getChatClientUser", R"([{"token":"t"}])",
             R"(POST /ai-agent/chat-client/auth/user {"token":"t"})"},
        Sent{"aiAgent.generateClientChatTitle", R"(["c"])",
             "POST /ai-agent/chat-client/chats/c/title"},
        Sent{"aiAgent.generateClientChatTitle", R"(["c",{"message":{"parts":[]}}])",
             R"(POST /ai-agent/chat-client/chats/c/title {"message":{"parts":[]}})"},
        Sent{"aiAgent.updateClientChat", R"(["c",{"assistantId":null}])",
             R"(PATCH /ai-agent/chat-client/chats/c {"assistantId":null})"},
        Sent{"aiAgent.deleteTrailingMessages", R"(["m"])",
             "DELETE /ai-agent/chat-client/messages/m/trailing"},
        Sent{"aiAgent.createDocument", R"([{"kind":"text"},{"id":"d"}])",
             R"(POST /ai-agent/chat-client/documents?id=d {"kind":"text"})"},
        Sent{"aiAgent.getDocumentLatestByKind", R"([{"kind":"text"}])",
             "GET /ai-agent/chat-client/documents/latest-by-kind?kind=text"},
        Sent{"aiAgent.deleteDocument", R"(["d",{"timestamp":"2026-01-01T00:00:00Z"}])",
             "DELETE /ai-agent/chat-client/documents/d?timestamp=2026-01-01T00%3A00%3A00Z"}));

INSTANTIATE_TEST_SUITE_P(
    Boards, ImbraceRequests,
    testing::Values(
        Sent{"boards.searchFolders", "[]", "GET /data-board/folders/search"},
        Sent{"boards.searchFolders",
             R"([{"ignoreAssistant":true,"limit":5,"organizationId":"org_2","q":"x"}])",
             "GET /data-board/folders/search?organization_id=org_2&q=x&limit=5&"
             "ignore_assistant=true"},
        Sent{"boards.createFolder", R"([{"name":"n","parent_folder_id":"f"}])",
             R"(POST /data-board/folders {"source_type":"upload","parent_folder_id":"f",)"
             R"("name":"n"})"},
        Sent{"boards.uploadFile", "[null]", "POST /data-board/files/upload {}"},
        Sent{"boards.searchFiles", R"([{"q":"x","folderId":"f"}])",
             "GET /data-board/files/search?folder_id=f&q=x"},
        Sent{"boards.getFolder", R"(["f",{"recursive":true}])",
             "GET /data-board/folders/f?recursive=true"},
        Sent{"boards.uploadBoardFile", "[null]", "POST /data-board/boards/upload"}));

INSTANTIATE_TEST_SUITE_P(
    Auth, ImbraceRequests,
    testing::Values(
        Sent{"auth.signinEmailRequest", R"(["ada@example.com"])",
             R"(POST /platform/v1/login/_signin_email_request {"email":"ada@example.com"})"},
        Sent{"auth.exchangeAccessToken", R"([{"organization_id":"org_2"}])",
             R"(POST /platform/v1/access/_exchange_access_token {"organization_id":"org_2"})"},
        Sent{"auth.getThirdPartyToken", "[]",
             R"(POST /private/backend/v1/third_party_token {"expirationDays":10})"}));

TEST(ImbraceRequestsWithoutAnOrganization, LeaveItOut) {
  EXPECT_EQ(requestOf("aiAgent.listChats", R"([{"limit":5}])", {}), "GET /ai-agent/chat?limit=5");
  EXPECT_EQ(requestOf("aiAgent.streamSubAgentChat", R"([{"chat_id":"c"}])", {}),
            R"(POST /ai-agent/v2/sub-agent-chat {"chat_id":"c"})");
}

TEST(ImbraceRequestsForAStream, SayThatTheyWantOne) {
  const auto request = buildRequest(*kSdkCatalogue.find("ai.stream"), "", "[{}]", {});
  ASSERT_TRUE(request.has_value());
  ASSERT_EQ(request->headers.size(), 1U);
  EXPECT_EQ(request->headers.front().name, "Accept");
  EXPECT_EQ(request->headers.front().value, "text/event-stream");
}

}  // namespace
}  // namespace parley::imbrace
