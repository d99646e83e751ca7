// Chats with the demo gateway's agents, as a visitor finds them.

import { Chat } from "./chat.mjs";

/** The demo gateway's agents, by what they are for. */
export const agents = {
  plain: "5eed0000-0000-4000-8000-000000000001",
  thinksAloud: "5eed0000-0000-4000-8000-000000000002",
  thinksInSilence: "5eed0000-0000-4000-8000-000000000003",
  looksUp: "5eed0000-0000-4000-8000-000000000004",
  asksFirst: "5eed0000-0000-4000-8000-000000000005",
  asksColleague: "5eed0000-0000-4000-8000-000000000006",
  writes: "5eed0000-0000-4000-8000-000000000007",
  allAtOnce: "5eed0000-0000-4000-8000-000000000008",
  breaksOff: "5eed0000-0000-4000-8000-000000000009",
};

/** The wire's addresses, as patterns for `page.route` and for counting requests. */
export const agentWire = {
  chat: "**/ai-agent/v2/chat",
  state: "**/status/stream",
  messages: "**/chats/*/messages",
  votes: "**/chat-client/votes",
  upload: "**/boards/upload",
};

/** A chat with an agent: by roles, names and labels. */
export class AgentChat extends Chat {
  /** @param {import("playwright-core").Page} page @param {object} [options] */
  constructor(page, options) {
    super(page, options);
    this.stop = this.button("Stop");
    this.suggestions = this.panel.getByRole("list", { name: "Suggested questions" });
    this.approve = this.button(/^Approve/);
    this.deny = this.button(/^Deny/);
  }

  /** The nth answer, counted from 0; before it stands the greeting. @param {number} [index] */
  reply(index = 0) {
    return this.log.locator(".answer").nth(index + 1);
  }

  /** Waits until the nth answer is there as a whole. @param {number} [index] */
  async replied(index = 0) {
    await this.reply(index).getByRole("button", { name: "Answer again" }).waitFor();
    return this.reply(index);
  }

  /** A card of a tool, an agent or a document, by its name. @param {string} name */
  tool(name) {
    return this.log.getByRole("group", { name });
  }
}

/**
 * Opens the demo's page of agents, with the chat in it.
 * @param {import("./visitor.mjs").Visitor} visitor
 * @param {string} agent
 * @param {Record<string, string>} [settings]
 */
export async function visitAgent(visitor, agent, settings = {}) {
  await visitor.page.goto(visitor.addressOf("agent.html", { agent, ...settings }));
  const chat = new AgentChat(visitor.page, { role: "region" });
  await chat.message.waitFor();
  return chat;
}

/**
 * A script tag for a chat with an agent.
 * @param {import("./visitor.mjs").Visitor} visitor
 * @param {string} agent
 * @param {string} more attributes
 */
export function agentTag({ gateway }, agent, more) {
  const attributes = `imbrace-assistant-id="${agent}" imbrace-base-url="${gateway.url}" ${more}`;
  return `<script src="${gateway.url}/dist/parley.js" ${attributes}></script>`;
}

/** An access token, as a site's own server gets it. @param {import("./visitor.mjs").Visitor} visitor */
export async function tokenFor({ gateway }) {
  const answer = await fetch(`${gateway.url}/demo/imbrace-token`, { method: "POST" });
  return answer.json();
}

/**
 * Answers a chat with a stream that the gateway would not write.
 * @param {import("./visitor.mjs").Visitor} visitor
 * @param {readonly object[]} chunks
 */
export async function answerWith(visitor, chunks) {
  const events = [...chunks.map((chunk) => JSON.stringify(chunk)), "[DONE]"];
  await visitor.intercept(agentWire.chat, (route) =>
    route.fulfill({
      contentType: "text/event-stream",
      body: events.map((event) => `data: ${event}\n\n`).join(""),
    }),
  );
}
