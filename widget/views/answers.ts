/**
 * How answers are drawn, and what can be done with a conversation. Loaded with the first question,
 * not with the chat: see `LazyAnswers`.
 */
import "../shared.js";

export { ConversationTools } from "../conversation-tools.js";
export { plainText } from "../markdown.js";
export { answerStyles } from "../styles/answers.js";
export { gateAnswerStyles } from "../styles/gate-answers.js";
export { exchange } from "./exchange.js";
export { gateMenu } from "./gate-menu.js";
export { markdown } from "./markdown.js";
export { quickMenu } from "./quick-menu.js";
export { inStretches } from "./stretches.js";
export { toolCard } from "./tool-card.js";
