// @ts-check
// JSON Schemas of what clients send on the iMBRACE wire. Members that are not named here are let
// through: the wire may grow, and its own clients send more than is read.

import { object } from "./schemas.mjs";

/** @typedef {import("./schemas.mjs").Schema} Schema */

const uuid = {
  type: "string",
  pattern: "^[0-9a-fA-F]{8}-([0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}$",
};
const id = { type: "string", minLength: 1, maxLength: 128 };
const name = { type: "string", minLength: 1, maxLength: 256, pattern: "\\S" };
const email = { type: "string", minLength: 3, maxLength: 254, pattern: "^[^\\s@]+@[^\\s@]+$" };
const password = { type: "string", minLength: 1, maxLength: 256 };
const title = { type: "string", minLength: 1, maxLength: 256 };
const limit = { type: "string", pattern: "^([1-9][0-9]?|100)$" };
const count = { type: "string", pattern: "^[0-9]{1,6}$" };
const visibility = { enum: ["public", "private"] };
const metadata = { anyOf: [{ type: "object" }, { type: "null" }] };
const documentKind = { enum: ["text", "code", "image", "sheet", "imbrace-databoard"] };
const address = { type: "string", maxLength: 2048, pattern: "^https?://" };

/** @param {number} longest */
function text(longest) {
  return {
    type: "object",
    required: ["type", "text"],
    properties: {
      type: { const: "text" },
      text: { type: "string", minLength: 1, maxLength: longest },
    },
  };
}

const fileName = { type: "string", minLength: 1, maxLength: 256 };
const file = {
  type: "object",
  required: ["type", "url", "mediaType"],
  properties: {
    type: { const: "file" },
    url: address,
    mediaType: { type: "string", minLength: 1, maxLength: 128 },
    name: fileName,
    filename: fileName,
  },
};

/** @param {number} longest */
function userParts(longest) {
  return { type: "array", minItems: 1, maxItems: 20, items: { anyOf: [text(longest), file] } };
}

// What an assistant said may hold parts of every kind; a client's own are stored as they are.
const assistantParts = {
  type: "array",
  minItems: 1,
  maxItems: 200,
  items: object({ type: { type: "string", minLength: 1, maxLength: 128 } }),
};

const message = {
  type: "object",
  required: ["role"],
  properties: {
    role: { enum: ["system", "user", "assistant", "tool"] },
    id: { type: "string", maxLength: 128 },
    parts: { type: "array", maxItems: 1000 },
  },
};

const messages = { type: "array", minItems: 1, maxItems: 500, items: message };
const flag = { type: "boolean" };

const agentFields = {
  name,
  workflow_name: name,
  description: { type: "string", maxLength: 512 },
  instructions: { type: "string", maxLength: 20_000 },
  streaming: flag,
  show_thinking_process: flag,
  sub_agents: { type: "array", maxItems: 20, items: id },
};

const completionMessage = object({
  role: { enum: ["system", "developer", "user", "assistant", "tool"] },
  content: {
    anyOf: [
      { type: "string", maxLength: 20_000 },
      { type: "array", maxItems: 50, items: object({ type: { type: "string" } }) },
      { type: "null" },
    ],
  },
});
const input = { type: "string", maxLength: 20_000 };
const objectIds = { type: "array", minItems: 1, maxItems: 100, items: id };

export const imbraceSchemas = {
  account: object({ email, password }),
  idParam: object({ id: uuid }),
  // Whoever leaves these out is told so in the service's own words.
  chat: object({ id: uuid, assistant_id: id, messages, is_tool_approval: flag }, [
    "id",
    "assistant_id",
    "is_tool_approval",
  ]),
  userParts: userParts(4000),
  createChat: object(
    {
      id: uuid,
      message: object({ id: uuid, role: { const: "user" }, parts: userParts(2000), metadata }, [
        "id",
        "metadata",
      ]),
      selectedVisibilityType: visibility,
      assistantId: id,
      organizationId: id,
      type: { enum: ["chat", "sub-agent"] },
    },
    ["assistantId", "organizationId", "type"],
  ),
  listChats: object({ organization_id: id, limit, starting_after: uuid, ending_before: uuid }, [
    "organization_id",
    "limit",
    "starting_after",
    "ending_before",
  ]),
  ofOrganization: object({ organization_id: id }, ["organization_id"]),
  updateChat: object({ assistantId: { anyOf: [id, { type: "null" }] }, visibility }, [
    "assistantId",
    "visibility",
  ]),
  chatTitle: object({
    message: object({
      parts: {
        type: "array",
        maxItems: 20,
        items: object({ type: { type: "string" }, text: { type: "string", maxLength: 4000 } }, [
          "text",
        ]),
      },
    }),
  }),
  saveMessage: object({
    message: object(
      { id: uuid, chatId: uuid, role: { const: "assistant" }, parts: assistantParts, metadata },
      ["metadata"],
    ),
  }),
  vote: object({ chatId: uuid, messageId: uuid, type: { enum: ["up", "down"] } }),
  ofDocument: object({ id: uuid }),
  document: object({
    content: { type: "string", maxLength: 200_000 },
    title,
    kind: documentKind,
  }),
  documentKind: object({ kind: documentKind }),
  documentMoment: object({ timestamp: { type: "string", minLength: 1, maxLength: 64 } }),
  ofAgent: object({ assistant_id: id }, ["assistant_id"]),
  subAgentChat: object({ assistant_id: id, session_id: id, chat_id: uuid, messages }),
  subAgentHistory: object({ session_id: id, chat_id: id }),
  listAgents: object({ skip: count, limit: count, search: { type: "string", maxLength: 256 } }, [
    "skip",
    "limit",
    "search",
  ]),
  agent: object(agentFields, [
    "description",
    "instructions",
    "streaming",
    "show_thinking_process",
    "sub_agents",
  ]),
  agentName: object({ name }),
  agentParam: object({ id }),
  instructions: object({ instructions: { type: "string", maxLength: 20_000 } }),
  completion: object(
    {
      model: name,
      messages: { type: "array", minItems: 1, maxItems: 200, items: completionMessage },
      stream: flag,
      maxTokens: { type: "integer", minimum: 1 },
    },
    ["model", "stream", "maxTokens"],
  ),
  embedding: object(
    {
      model: name,
      input: { anyOf: [input, { type: "array", minItems: 1, maxItems: 256, items: input }] },
    },
    ["model"],
  ),
  folderParam: object({ id }),
  searchFolders: object({ q: { type: "string", maxLength: 256 }, limit: count }, ["q", "limit"]),
  createFolder: object({ name, parent_folder_id: id, source_type: id }, [
    "parent_folder_id",
    "source_type",
  ]),
  updateFolder: object({ name, parent_folder_id: id }, ["name", "parent_folder_id"]),
  manyIds: object({ ids: objectIds }),
  searchFiles: object({ folder_id: id, q: { type: "string", maxLength: 256 }, limit: count }, [
    "folder_id",
    "q",
    "limit",
  ]),
};
