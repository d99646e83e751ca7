// @ts-check
// The services behind the iMBRACE gateway, under its paths.

import { agentShapes, chatShapes } from "../../imbrace/refusals.mjs";
import { accounts, currentUser } from "./accounts.mjs";
import { agentChat } from "./agent-chat.mjs";
import { area } from "./area.mjs";

/**
 * @param {import("fastify").FastifyInstance} app
 * @param {import("../../services.mjs").Services} services
 */
export function imbrace(app, services) {
  area(app, services, {
    prefix: "/ai-agent/chat-client",
    shapes: chatShapes,
    open: [accounts],
    routes: [currentUser],
  });
  area(app, services, { prefix: "/ai-agent", shapes: agentShapes, routes: [agentChat] });
}
