/** What a provider of models says of a part: by provider, by name. */
export type ProviderMetadata = Record<string, Record<string, unknown>>;

/** A text of the answer. */
export interface TextPart {
  type: "text";
  text: string;
  state?: "streaming" | "done";
  providerMetadata?: ProviderMetadata;
}

/** What the model thought before it answered; empty where the agent hides it. */
export interface ReasoningPart {
  type: "reasoning";
  text: string;
  state?: "streaming" | "done";
  providerMetadata?: ProviderMetadata;
}

/** Asks whether a tool may be used, and holds what was said to that. */
export interface ToolApproval {
  id: string;
  approved?: boolean;
  reason?: string;
  descriptor?: unknown;
  inputSchemaInput?: unknown;
  signature?: string;
}

/** The use of a tool, as far as it has come. */
export interface ToolCall {
  toolCallId: string;
  state:
    | "input-streaming"
    | "input-available"
    | "approval-requested"
    | "approval-responded"
    | "output-available"
    | "output-error"
    | "output-denied";
  title?: string;
  /** While it arrives, what its beginning stands for; undefined where that is nothing. */
  input?: unknown;
  /** The text of the input while it arrives, or the input that the tool refused. */
  rawInput?: unknown;
  inputEncoding?: "json" | "text";
  output?: unknown;
  errorText?: string;
  /** More outputs will follow, and take this one's place. */
  preliminary?: boolean;
  providerExecuted?: boolean;
  approval?: ToolApproval;
  toolMetadata?: Record<string, unknown>;
  callProviderMetadata?: ProviderMetadata;
  resultProviderMetadata?: ProviderMetadata;
}

/** A tool that the application knows: `tool-<name>`. */
export interface ToolPart extends ToolCall {
  type: `tool-${string}`;
}

/** A tool that became known at run time. */
export interface DynamicToolPart extends ToolCall {
  type: "dynamic-tool";
  toolName: string;
}

/** A page that the answer draws on. */
export interface SourceUrlPart {
  type: "source-url";
  sourceId: string;
  url: string;
  title?: string;
  providerMetadata?: ProviderMetadata;
}

/** A document that the answer draws on. */
export interface SourceDocumentPart {
  type: "source-document";
  sourceId: string;
  mediaType: string;
  title: string;
  filename?: string;
  providerMetadata?: ProviderMetadata;
}

/** A file, by its address, which may be a `data:` URL. */
export interface FilePart {
  type: "file";
  mediaType: string;
  filename?: string;
  url: string;
  providerMetadata?: ProviderMetadata;
}

/** What the application sends beside the answer. A later chunk with its id replaces `data`. */
export interface DataPart {
  type: `data-${string}`;
  id?: string;
  data: unknown;
  /** Such a part is told to `onData` alone. */
  transient?: boolean;
}

/** The model is asked once more, with what the tools said. */
export interface StepStartPart {
  type: "step-start";
}

export type UIMessagePart =
  | TextPart
  | ReasoningPart
  | ToolPart
  | DynamicToolPart
  | SourceUrlPart
  | SourceDocumentPart
  | FilePart
  | DataPart
  | StepStartPart;

/** A message as the Vercel AI SDK shows it in user interfaces. */
export interface UIMessage {
  id: string;
  role: "system" | "user" | "assistant";
  metadata?: unknown;
  parts: UIMessagePart[];
}
