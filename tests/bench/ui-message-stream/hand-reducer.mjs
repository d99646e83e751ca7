/**
 * What an application writes that does without the AI SDK: one message, changed in its place by the
 * chunks that its server sends. It makes no snapshots, and shows a tool's input once it is whole.
 */
export class HandReducer {
  message = { id: "", role: "assistant", parts: [] };
  #texts = new Map();
  #tools = new Map();

  take(chunk) {
    const { parts } = this.message;
    switch (chunk.type) {
      case "start":
        this.message.id = chunk.messageId;
        break;
      case "start-step":
        parts.push({ type: "step-start" });
        break;
      case "text-start":
      case "reasoning-start": {
        const part = { type: chunk.type.slice(0, -6), text: "", state: "streaming" };
        parts.push(part);
        this.#texts.set(chunk.id, part);
        break;
      }
      case "text-delta":
      case "reasoning-delta":
        this.#texts.get(chunk.id).text += chunk.delta;
        break;
      case "text-end":
      case "reasoning-end":
        this.#texts.get(chunk.id).state = "done";
        break;
      case "tool-input-start": {
        const { toolCallId, toolName } = chunk;
        const state = "input-streaming";
        const part = { type: `tool-${toolName}`, toolCallId, state, rawInput: "" };
        parts.push(part);
        this.#tools.set(toolCallId, part);
        break;
      }
      case "tool-input-delta":
        this.#tools.get(chunk.toolCallId).rawInput += chunk.inputTextDelta;
        break;
      case "tool-input-available": {
        const part = this.#tools.get(chunk.toolCallId);
        part.state = "input-available";
        part.input = chunk.input;
        delete part.rawInput;
        break;
      }
      case "tool-output-available": {
        const part = this.#tools.get(chunk.toolCallId);
        part.state = "output-available";
        part.output = chunk.output;
        break;
      }
    }
  }
}
