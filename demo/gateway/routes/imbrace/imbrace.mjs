// @ts-check
// The services behind the iMBRACE gateway, under its paths.

import { agentShapes, boardShapes, chatShapes, detailShapes } from "../../imbrace/refusals.mjs";
import { accounts, currentUser } from "./accounts.mjs";
import { agentChat } from "./agent-chat.mjs";
import { agentChats } from "./agent-chats.mjs";
import { agents } from "./agents.mjs";
import { area } from "./area.mjs";
import { chatMessages } from "./chat-messages.mjs";
import { documents, publicDocuments } from "./documents.mjs";
import { files, publicFiles } from "./files.mjs";
import { legacyChats } from "./legacy-chats.mjs";
import { models } from "./models.mjs";
import { serviceInfo } from "./service-info.mjs";
import { subAgentChat } from "./sub-agent-chat.mjs";

/**
 * @param {import("fastify").FastifyInstance} app
 * @param {import("../../services.mjs").Services} services
 */
export function imbrace(app, services) {
  area(app, services, {
    prefix: "/ai-agent/chat-client",
    shapes: chatShapes,
    open: [accounts, publicDocuments],
    routes: [currentUser, agentChats, chatMessages, documents],
  });
  area(app, services, {
    prefix: "/ai-agent",
    shapes: agentShapes,
    routes: [agentChat, subAgentChat, serviceInfo, legacyChats],
  });
  area(app, services, { prefix: "/v3/ai", shapes: detailShapes, routes: [agents, models] });
  area(app, services, {
    prefix: "/data-board",
    shapes: boardShapes,
    open: [publicFiles],
    routes: [files],
  });
}
