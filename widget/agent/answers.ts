/**
 * What is needed once something has been said: reading answers, and drawing them. Loaded with the
 * first message, not with the chat.
 */
import "../entries/agent.js";

export { withToolApproval } from "../../js/imbrace/tool-approval.js";
export { agentAnswerStyles } from "../styles/agent-answers.js";
export { AgentTools } from "./agent-tools.js";
export { askedTool } from "./asked-tool.js";
export { Attachments } from "./attachments.js";
export { OpenDocument } from "./open-document.js";
export { readAnswer } from "./read-answer.js";
export { SharedChat } from "./shared-chat.js";
export { turnsFrom } from "./stored-messages.js";
export { attachmentList } from "./views/attachment-list.js";
export { documentPage } from "./views/document.js";
export { dropZone } from "./views/drop-zone.js";
export { drawTurn } from "./views/turn.js";
export { Votes } from "./votes.js";

/** All of it. */
export type AgentAnswers = typeof import("./answers.js");
