// A chat with an agent, inline in the page. The visitor's access token comes from the demo gateway,
// in the part of a site's own server.

import { offer } from "./cards.js";
import { askGateway, setting } from "./chosen.js";
import { placeElement, say, showWay } from "./page.js";
import { choosing, offerSettings } from "./settings.js";

showWay();
offerSettings("agent", "organization", "agents-at", "token-url");

const gateway = setting("agents-at") === "" ? await askGateway() : null;
const agents = gateway?.imbrace.agents ?? [];
const agent = setting("agent") || (agents[0]?.id ?? "");
if (agent === "") {
  say("No demo gateway answers here. Enter an agent below to see the chat.");
} else {
  show(agent);
}
if (agents.length > 0) {
  offer(
    "agents",
    agents.map(({ description, id, name }) => ({
      title: name,
      description,
      address: choosing({ agent: id }),
      isChosen: id === agent,
    })),
  );
}

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
