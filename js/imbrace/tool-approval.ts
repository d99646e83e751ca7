import type { ToolCall, UIMessage, UIMessagePart } from "../ui-message.js";

/** What a visitor says to a tool that asks. */
export interface ToolApprovalResponse {
  /** The `approval.id` of the part that asks. */
  readonly id: string;
  readonly approved: boolean;
  readonly reason?: string;
}

/**
 * The messages of a chat in which a tool's question is answered, as `aiAgent.streamChat` takes them
 * with `is_tool_approval: true` (reference, section 4.2): the last two, the tool's part in the state
 * "approval-responded".
 * @throws {TypeError} when no part of the last message asks with this id.
 */
export function withToolApproval(
  messages: readonly UIMessage[],
  { id, approved, reason }: ToolApprovalResponse,
): UIMessage[] {
  const last = messages.at(-1);
  const asking = last?.parts.find((part) => asks(part, id));
  if (!last || !asking) throw new TypeError(`No tool asks with the id ${id}`);
  const approval = { ...(asking as ToolCall).approval, id, approved, ...(reason && { reason }) };
  const answered = { ...asking, state: "approval-responded", approval } as UIMessagePart;
  const parts = last.parts.map((part) => (part === asking ? answered : part));
  return [...messages.slice(-2, -1), { ...last, parts }];
}

function asks(part: UIMessagePart, id: string): boolean {
  const call = part as Partial<ToolCall>;
  return call.state === "approval-requested" && call.approval?.id === id;
}
