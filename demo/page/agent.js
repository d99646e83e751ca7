// A chat with an agent, inline in the page. The visitor's access token comes from the demo gateway,
// in the part of a site's own server.

import { askGateway, setting } from "./chosen.js";
import { element, keepSettings, make, placeElement, say, showWay } from "./page.js";

showWay();
keepSettings();

const gateway = setting("agents-at") === "" ? await askGateway() : null;
const agents = gateway?.imbrace.agents ?? [];
const agent = setting("agent") || (agents[0]?.id ?? "");
if (agent === "") {
  say("No demo gateway answers here. Enter an agent below to see the chat.");
} else {
  show(agent);
}
if (agents.length > 0) offer(agents, agent);

/** @param {string} id of the agent */
function show(id) {
  const attributes = Object.entries({
    "imbrace-assistant-id": id,
    "imbrace-organization-id": setting("organization"),
    "imbrace-base-url": setting("agents-at") || (gateway ? location.origin : ""),
    "imbrace-token-url": setting("token-url") || (gateway?.imbrace.tokenUrl ?? ""),
    language: setting("language"),
    theme: setting("theme"),
  }).filter(([, value]) => value !== "");
  void placeElement("agent.js", attributes);
}

/**
 * @param {{ id: string, name: string, description: string }[]} agents
 * @param {string} current
 */
function offer(agents, current) {
  const look = { language: setting("language"), theme: setting("theme") };
  const kept = Object.entries(look).filter(([, value]) => value !== "");
  for (const { description, id, name } of agents) {
    const link = make("a", name);
    link.href = `?${new URLSearchParams({ ...Object.fromEntries(kept), agent: id })}`;
    if (id === current) link.setAttribute("aria-current", "true");
    const item = make("li");
    item.append(link, make("p", description));
    element("agent-list").append(item);
  }
  element("agents").hidden = false;
}
