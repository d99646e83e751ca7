// @ts-check
// Chats, messages, documents, agents, folders and files as the iMBRACE wire has them.

/** @param {number} ms */
const iso = (ms) => new Date(ms).toISOString();

/**
 * @param {import("../store/imbrace/agent-chats.mjs").AgentChat} chat
 * @param {boolean} processing whether an answer is under way
 */
export function chatOnWire(chat, processing) {
  const { id, createdAt, title, userId, organizationId, assistantId, visibility, type } = chat;
  return {
    id,
    createdAt: iso(createdAt),
    title,
    userId,
    organizationId,
    assistantId,
    visibility,
    type,
    status: processing ? "processing" : "idle",
    lastContext: null,
  };
}

/** @param {import("../store/imbrace/agent-messages.mjs").AgentMessage} message */
export function messageOnWire({ id, chatId, role, parts, metadata, createdAt }) {
  return { id, chatId, role, parts, attachments: [], metadata, createdAt: iso(createdAt) };
}

/** @param {import("../store/imbrace/documents.mjs").Document} document */
export function documentOnWire({ id, createdAt, title, content, kind, userId }) {
  return { id, createdAt: iso(createdAt), title, content, kind, userId };
}

// What is true of every agent, unless its maker said otherwise.
const usualSettings = {
  provider_id: "system",
  model_id: "Default",
  temperature: 0.1,
  agent_type: "agent",
  use_memory: true,
  version: 1,
  instructions: "",
  core_task: "",
  file_ids: [],
  folder_ids: [],
  board_ids: [],
};

/** @param {import("./agents.mjs").Agent} agent */
export function agentOnWire(agent) {
  const { id, name, description, streaming, showsThinking, subAgents, settings } = agent;
  return {
    ...usualSettings,
    workflow_name: name.toLowerCase().replace(/\W+/g, "_"),
    ...settings,
    id,
    name,
    description,
    streaming,
    show_thinking_process: showsThinking,
    sub_agents: subAgents,
    created_at: agent.createdAt === null ? null : iso(agent.createdAt),
    updated_at: agent.updatedAt === null ? null : iso(agent.updatedAt),
  };
}

/** @param {import("../store/imbrace/folders.mjs").Folder} folder */
export function folderOnWire(folder) {
  const { id, organizationId, name, parentId, sourceType, fileCount, createdAt, updatedAt } =
    folder;
  return {
    _id: id,
    name,
    organization_id: organizationId,
    parent_folder_id: parentId,
    source_type: sourceType,
    tags: [],
    auto_tagging: false,
    file_count: fileCount,
    path: name,
    created_at: iso(createdAt),
    updated_at: iso(updatedAt),
  };
}

/** @param {import("../store/imbrace/files.mjs").StoredFile} file */
export function fileOnWire({
  id,
  organizationId,
  folderId,
  key,
  name,
  mediaType,
  size,
  createdAt,
}) {
  return {
    _id: id,
    name,
    folder_id: folderId,
    organization_id: organizationId,
    source_type: "upload",
    key,
    file_type: mediaType,
    file_size: size,
    tags: [],
    remarks: "",
    created_at: iso(createdAt),
    updated_at: iso(createdAt),
  };
}
