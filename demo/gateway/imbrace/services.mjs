// @ts-check
// Puts the parts of the iMBRACE wire together.

import { JsonWebTokens } from "../crypto/json-web-tokens.mjs";
import { Accounts } from "../store/imbrace/accounts.mjs";
import { AgentChats } from "../store/imbrace/agent-chats.mjs";
import { AgentMessages } from "../store/imbrace/agent-messages.mjs";
import { Documents } from "../store/imbrace/documents.mjs";
import { Files } from "../store/imbrace/files.mjs";
import { Folders } from "../store/imbrace/folders.mjs";
import { MadeAgents } from "../store/imbrace/made-agents.mjs";
import { SubAgentMessages } from "../store/imbrace/sub-agent-messages.mjs";
import { Tickets } from "../store/imbrace/tickets.mjs";
import { OrganizationUsers } from "../store/imbrace/users.mjs";
import { AgentBook } from "./agent-book.mjs";
import { AgentTurns } from "./agent-turns.mjs";
import { builtInAgents } from "./agents.mjs";
import { Artifacts } from "./artifacts.mjs";
import { Completions } from "./completions.mjs";
import { Credentials } from "./credentials.mjs";
import { Minds } from "./minds.mjs";
import { SubAgents } from "./sub-agents.mjs";
import { Tools } from "./tools.mjs";

/** @typedef {ReturnType<typeof createImbraceServices>} ImbraceServices */

/**
 * @param {object} parts
 * @param {Readonly<import("../options.mjs").GatewayOptions>} parts.options
 * @param {import("../store/database.mjs").Database} parts.database
 * @param {import("../crypto/signer.mjs").Signer} parts.signer
 * @param {import("../answers/answers.mjs").Answers} parts.answers
 */
export function createImbraceServices({ options, database, signer, answers }) {
  const { now, wordPauseMs } = options;
  const users = new OrganizationUsers(database, now);
  const tokens = new JsonWebTokens(signer, now);
  const made = new MadeAgents(database, now);
  const agents = new AgentBook(builtInAgents, made);
  const messages = new AgentMessages(database, now);
  const sessions = new SubAgentMessages(database, now);
  const documents = new Documents(database, now);
  const tickets = new Tickets(database, now);

  const minds = new Minds(answers, options);
  const artifacts = new Artifacts({ answers, documents, wordPauseMs });
  const tools = new Tools({ answers, tickets, artifacts });
  const subAgents = new SubAgents({ minds, tools, sessions });
  return {
    credentials: new Credentials({ users, tokens, signer, now, options }),
    accounts: new Accounts(database, now, { seconds: options.refreshSeconds }),
    made,
    agents,
    chats: new AgentChats(database, now),
    messages,
    sessions,
    documents,
    tickets,
    files: new Files(database, now),
    folders: new Folders(database, now),
    completions: new Completions(answers, now),
    subAgents,
    turns: new AgentTurns({ minds, tools, agents, subAgents, messages }),
  };
}
