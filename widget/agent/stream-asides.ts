import type { DataPart } from "../../js/ui-message.js";
import type { AgentDocument, SubAgent, Turn } from "./turn.js";

/** Longest text of a sub-agent, and of a document, in UTF-16 code units. */
const longestSubAgentText = 20_000;
const longestDocument = 500_000;
const mostTools = 50;

/** Takes over what a stream tells beside its message: sub-agents and documents. */
export function takeData(turn: Turn, { type, data }: DataPart): void {
  const values = (typeof data === "object" && data !== null ? data : {}) as Fields;
  const name = type.slice("data-".length);
  if (name.startsWith("sub-agent-")) takeSubAgent(turn, name.slice("sub-agent-".length), values);
  else takeDocument(turn, name, string(values, "value"));
}

type Fields = Readonly<Record<string, unknown>>;

function takeSubAgent(turn: Turn, event: string, values: Fields): void {
  const { success } = values;
  const sessionId = string(values, "session_id");
  const change = (to: (subAgent: SubAgent) => Partial<SubAgent>): void => {
    turn.change((aside) => {
      if (aside.type !== "sub-agent" || aside.subAgent.sessionId !== sessionId) return undefined;
      return { ...aside, subAgent: { ...aside.subAgent, ...to(aside.subAgent) } };
    });
  };
  const id = string(values, "tool_call_id");
  switch (event) {
    case "start":
      turn.add({
        type: "sub-agent",
        subAgent: {
          sessionId,
          name: string(values, "agent_name"),
          text: "",
          tools: [],
          state: "running",
          error: "",
        },
      });
      break;
    case "text-delta":
      change(({ text }) => ({
        text: (text + string(values, "text")).slice(0, longestSubAgentText),
      }));
      break;
    case "tool-call":
      change(({ tools }) => ({
        tools: [...tools, { id, name: string(values, "tool_name"), isDone: false }].slice(
          0,
          mostTools,
        ),
      }));
      break;
    case "tool-result":
      change(({ tools }) => ({
        tools: tools.map((tool) => (tool.id === id ? { ...tool, isDone: true } : tool)),
      }));
      break;
    case "end":
      change(() => ({
        state: success === false ? "failed" : "done",
        error: string(values, "error"),
      }));
      break;
  }
}

/** A document begins with its kind, which is told before its id. */
function takeDocument(turn: Turn, event: string, value: string): void {
  const change = (to: (document: AgentDocument) => Partial<AgentDocument>): void => {
    turn.change((aside) => {
      if (aside.type !== "document" || !aside.document.isBeingWritten) return undefined;
      return { ...aside, document: { ...aside.document, ...to(aside.document) } };
    });
  };
  switch (event) {
    case "kind":
      turn.add({
        type: "document",
        document: { id: "", title: "", kind: value, content: "", isBeingWritten: true },
      });
      break;
    case "id":
      change(() => ({ id: value }));
      break;
    case "title":
      change(() => ({ title: value }));
      break;
    case "clear":
      change(() => ({ content: "" }));
      break;
    case "textDelta":
      change(({ content }) => ({ content: (content + value).slice(0, longestDocument) }));
      break;
    case "codeDelta":
    case "sheetDelta":
      change(() => ({ content: value.slice(0, longestDocument) }));
      break;
    case "finish":
      change(() => ({ isBeingWritten: false }));
      break;
  }
}

function string(values: Fields, name: string): string {
  const value = values[name];
  return typeof value === "string" ? value : "";
}
