/**
 * The clients of Divinci's API, with the flow through its gates, and of iMBRACE's, in browsers and in
 * Node ≥ 20.16.
 */
export { setWasmUrl } from "./core.js";
export type { Infer } from "./divinci/bridge.js";
export { createClient, DivinciClient, type PublicRelease } from "./divinci/client.js";
export type {
  ExecutedAction,
  ProposedAction,
  SiteActionConfirm,
  SiteActionHandler,
  SiteActionParams,
  SiteControl,
} from "./divinci/sdk/site-control.js";
export type { HttpClient, RequestOptions, ResponseSchema } from "./divinci/sdk/http-client.js";
export type { Realtime } from "./divinci/sdk/realtime.js";
export type { DivinciClientConfig, WebSocketClass } from "./divinci/config.js";
export type { AnonymousChat } from "./divinci/anonymous-chat.js";
export type { FreeChatFlowOptions, FreeChatGate } from "./divinci/free-chat-gate.js";
export type { HomepageChat, HomepageFlowOptions } from "./divinci/homepage-chat.js";
export type { TokenStorage } from "./divinci/tokens.js";
export { DivinciError, type ErrorData } from "./errors.js";
export {
  AuthenticationError,
  NetworkError,
  NotFoundError,
  PaymentRequiredError,
  QuotaExceededError,
  RateLimitError,
  StreamError,
  TermsNotAcceptedError,
  TimeoutError,
  ValidationError,
  type FieldError,
} from "./error-classes.js";
export {
  GateFlow,
  type GateChallenge,
  type GateMode,
  type GateNotice,
  type GateScreen,
  type GateState,
  type GateTerms,
} from "./gate-flow.js";
export {
  API_ENDPOINTS,
  COMPRESSION_RATIO_MAX,
  COMPRESSION_RATIO_MIN,
  COMPRESSION_STRATEGIES,
  DEFAULT_CONFIG,
  DEFAULT_TIER_LIMITS,
  ErrorCodes,
} from "./generated/constants.js";
export type * from "./generated/divinci.js";
export type * from "./generated/imbrace.js";
export {
  attach,
  ATTACHMENT_BYTES,
  ATTACHMENT_TYPES,
  type AttachmentPart,
} from "./imbrace/attachment.js";
export { ImbraceClient } from "./imbrace/client.js";
export type { ImbraceCallOptions } from "./imbrace/call-options.js";
export type { AccessToken, ImbraceClientConfig, ImbraceService } from "./imbrace/config.js";
export {
  ApiError,
  AuthError,
  ImbraceError,
  ImbraceNetworkError,
  InvalidResponseError,
} from "./imbrace/errors.js";
export { withToolApproval, type ToolApprovalResponse } from "./imbrace/tool-approval.js";
export { readUIMessageStream } from "./read-ui-message-stream.js";
export type { Issue, IssueCode } from "./schema/issue.js";
export { DivinciValidationError } from "./schema/validation-error.js";
export { textDeltas } from "./text-deltas.js";
export { TextStreamError } from "./text-stream.js";
export type * from "./ui-message.js";
export {
  UIMessageStreamError,
  type ReadUIMessageStreamOptions,
  type UIMessageStreamErrorCode,
} from "./ui-message-stream.js";
