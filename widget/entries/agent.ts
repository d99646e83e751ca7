/**
 * `<parley-chat>` with what a chat with an agent needs; that of Divinci is loaded when it is used.
 */

import { AgentChat } from "../agent/agent-chat.js";
import { services } from "../chat.js";
import "../shared.js";

services.imbrace = (host) => AgentChat.begin(host);

/** @internal Loads what a first chat waits for, ahead of it. */
export { loadAgentCore as preload } from "../../js/agent-core.js";
export { ParleyChat } from "../element.js";
