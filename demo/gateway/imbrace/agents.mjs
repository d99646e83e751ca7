// @ts-check
// The agents that the demo offers: each shows one thing that an answer on this wire may hold.

/** @typedef {import("./minds.mjs").Doing} Doing */
/**
 * @typedef {object} Agent
 * @property {string} id a UUID
 * @property {string} name
 * @property {string} description what trying it shows
 * @property {Doing} doing
 * @property {boolean} streaming whether answers come as events, and not as one plain text
 * @property {boolean} showsThinking whether what it thinks is sent along
 * @property {readonly string[]} subAgents ids of those it may ask
 * @property {readonly string[]} suggestions what to ask it
 * @property {Readonly<Record<string, unknown>>} settings what else was said of it when it was made
 * @property {number | null} createdAt milliseconds; null for one of the demo's own
 * @property {number | null} updatedAt
 */

export const suggestions = [
  "How do I put the chat on my page?",
  "Which gates are there?",
  "What may my Content-Security-Policy look like?",
  "In which languages does it answer?",
];

/**
 * @param {Pick<Agent, "id" | "name" | "description" | "doing"> & Partial<Agent>} own
 * @returns {Agent}
 */
function agent(own) {
  return {
    streaming: true,
    showsThinking: false,
    subAgents: [],
    suggestions,
    settings: {},
    createdAt: null,
    updatedAt: null,
    ...own,
  };
}

const searching = "5eed0000-0000-4000-8000-000000000004";

/** @type {readonly Agent[]} */
export const builtInAgents = [
  agent({
    id: "5eed0000-0000-4000-8000-000000000001",
    name: "Plain talk",
    description: "The answer streams in, word by word.",
    doing: "answer",
  }),
  agent({
    id: "5eed0000-0000-4000-8000-000000000002",
    name: "Thinks aloud",
    description: "What it thinks comes before the answer.",
    doing: "think",
    showsThinking: true,
  }),
  agent({
    id: "5eed0000-0000-4000-8000-000000000003",
    name: "Thinks in silence",
    description: "It thinks first, and says nothing of what: the reasoning is there, and empty.",
    doing: "think",
  }),
  agent({
    id: searching,
    name: "Looks it up",
    description: "A tool that runs at once: a search of the documentation, with its sources.",
    doing: "look-up",
  }),
  agent({
    id: "5eed0000-0000-4000-8000-000000000005",
    name: "Asks first",
    description: "A tool that waits for your consent: opening a ticket.",
    doing: "ask-first",
    suggestions: [
      "The chat does not open on my page.",
      "The code never reaches my visitors.",
      "I want my quota raised.",
      "Please delete my transcripts.",
    ],
  }),
  agent({
    id: "5eed0000-0000-4000-8000-000000000006",
    name: "Asks a colleague",
    description: "Another agent is asked, and can be watched while it works.",
    doing: "delegate",
    subAgents: [searching],
  }),
  agent({
    id: "5eed0000-0000-4000-8000-000000000007",
    name: "Writes it down",
    description: "The answer becomes a document: a text, code or a table, with versions.",
    doing: "write",
    suggestions: [
      "Write a text about the gates.",
      "Write the code of an embedding.",
      "Make a table of what there is about errors.",
      "Write a text about answers as they are written.",
    ],
  }),
  agent({
    id: "5eed0000-0000-4000-8000-000000000008",
    name: "All at once",
    description: "No stream: the whole answer as one plain text.",
    doing: "answer",
    streaming: false,
  }),
  agent({
    id: "5eed0000-0000-4000-8000-000000000009",
    name: "Breaks off",
    description: "Its model fails in the middle of the answer.",
    doing: "break-off",
  }),
];
