import type { GateConfig, SiteAction } from "../../generated/divinci.js";
import { actionBlocks, withoutActionBlocks } from "./action-blocks.js";

/** The values that an assistant gives an action's parameters. */
export type SiteActionParams = Record<string, unknown>;

/** An action as the assistant proposed it, before anything was done. */
export interface ProposedAction {
  readonly name: string;
  readonly params: SiteActionParams;
  /** Absent when no action of this name is described. */
  readonly descriptor?: SiteAction;
  /** Why it must not be done; absent when nothing is wrong with it. */
  readonly problem?: string;
}

/** What became of an action. */
export interface ExecutedAction {
  readonly name: string;
  /** `deferred`: nothing on this page does it. `cancelled`: the visitor said no. */
  readonly status: "ok" | "rejected" | "deferred" | "cancelled" | "error";
  readonly detail?: string;
}

/** What a handler may want to know besides. */
export interface SiteActionContext {
  readonly descriptor: SiteAction;
  /** Whether a form may be sent off without the visitor doing so. */
  readonly autoSubmit: boolean;
}

/** Does an action. `params` holds the described parameters alone. */
export type SiteActionHandler = (params: SiteActionParams, context: SiteActionContext) => unknown;
export type SiteActionConfirm = (
  descriptor: SiteAction,
  params: SiteActionParams,
) => boolean | Promise<boolean>;

/** More in one reply are not looked at. */
const MOST_ACTIONS = 3;

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether a descriptor has what is needed to judge an action by it: it may come from a server. */
function isDescriptor(value: unknown): value is SiteAction {
  return (
    isRecord(value) &&
    typeof value.name === "string" &&
    isRecord(value.target) &&
    Array.isArray(value.parameters) &&
    value.parameters.every(isParameter)
  );
}

function isParameter(value: unknown): boolean {
  if (!isRecord(value) || typeof value.name !== "string") return false;
  return value.enum === undefined || Array.isArray(value.enum);
}

/** What is proposed in one block; undefined when that is no action. */
function readProposal(text: string): { name: string; params: SiteActionParams } | undefined {
  try {
    const proposal: unknown = JSON.parse(text);
    if (!isRecord(proposal) || typeof proposal.name !== "string") return undefined;
    const { name, params } = proposal;
    return { name, params: isRecord(params) ? params : {} };
  } catch {
    return undefined;
  }
}

/**
 * A path of this site: no address that a browser would read as another host's, whatever it strips
 * or folds on the way.
 */
function isOwnPath(route: unknown): route is string {
  if (typeof route !== "string" || !/^\/(?![/\\])/.test(route)) return false;
  // URL parsers drop tabs and line breaks: "/\t/host" would be "//host".
  // eslint-disable-next-line no-control-regex
  if (/[\u0000-\u0020\\]/.test(route)) return false;
  return new URL(route, "https://own.invalid").origin === "https://own.invalid";
}

/** Why an action with these values must not be done; undefined when nothing is wrong. */
function problemOf(
  descriptor: SiteAction | undefined,
  params: SiteActionParams,
): string | undefined {
  if (!descriptor) return "No such action";
  for (const { name, required, enum: allowed } of descriptor.parameters) {
    const value = Object.hasOwn(params, name) ? params[name] : undefined;
    if (value === undefined || value === null || value === "") {
      if (required) return `No value for ${name}`;
    } else if (allowed && !(allowed as readonly unknown[]).includes(value)) {
      return `${name} must be one of ${allowed.join(", ")}`;
    }
  }
  if (descriptor.target.kind === "navigate" && !isOwnPath(params.route)) {
    return "Not a path of this site";
  }
  return undefined;
}

/**
 * Actions on the page that the assistant proposes in its replies (reference, section 2.18). What it
 * says is not trusted: only described actions are done, with described values, on this site, and
 * changes after the visitor's consent.
 */
export class SiteControl {
  readonly #loadConfig: (releaseId?: string) => Promise<GateConfig>;
  readonly #handlers = new Map<string, SiteActionHandler>();
  #descriptors: readonly SiteAction[] = [];
  #confirm: SiteActionConfirm | undefined;
  #navigate: (route: string) => unknown = (route) => {
    // A <base> of the page may lead to another site.
    location.assign(new URL(route, location.origin));
  };
  #autoSubmit = true;

  constructor(loadConfig: (releaseId?: string) => Promise<GateConfig>) {
    this.#loadConfig = loadConfig;
  }

  setDescriptors(descriptors: readonly SiteAction[]): void {
    this.#descriptors = descriptors.filter(isDescriptor);
  }
  getDescriptors(): SiteAction[] {
    return [...this.#descriptors];
  }
  /** Takes the descriptors from the configuration of the release's gate. */
  async loadDescriptors(releaseId?: string): Promise<SiteAction[]> {
    const { siteActions } = await this.#loadConfig(releaseId);
    this.setDescriptors(siteActions);
    return this.getDescriptors();
  }

  /** Says how an action is done. What the handler throws becomes the action's error. */
  registerHandler(name: string, handler: SiteActionHandler): void {
    this.#handlers.set(name, handler);
  }
  /** Asks the visitor. Without it, what needs consent is not done. */
  setConfirm(confirm: SiteActionConfirm): void {
    this.#confirm = confirm;
  }
  /**
   * Whether handlers may send a form off without the visitor doing so: they are told; on at first.
   */
  setAutoSubmit(autoSubmit: boolean): void {
    this.#autoSubmit = autoSubmit;
  }
  /** Opens a path of this site, in place of loading the page. */
  setNavigator(navigate: (route: string) => unknown): void {
    this.#navigate = navigate;
  }

  /** Reads a reply without doing anything: the text to show, and what is proposed. */
  prepare(text: string): { cleanedText: string; actions: ProposedAction[] } {
    const actions: ProposedAction[] = [];
    for (const block of actionBlocks(text)) {
      const proposal = readProposal(block);
      if (proposal && actions.length < MOST_ACTIONS) actions.push(this.#judge(proposal));
    }
    return { cleanedText: withoutActionBlocks(text), actions };
  }

  /** Reads a reply and does what it proposes, one after another. */
  async process(text: string): Promise<{ cleanedText: string; executed: ExecutedAction[] }> {
    const { cleanedText, actions } = this.prepare(text);
    const executed: ExecutedAction[] = [];
    for (const action of actions) executed.push(await this.execute(action));
    return { cleanedText, executed };
  }

  /** Does one action that `prepare` has read; it is judged anew. */
  execute({ name, params }: Pick<ProposedAction, "name" | "params">): Promise<ExecutedAction> {
    return this.#execute(this.#judge({ name, params }));
  }

  #judge({ name, params }: { name: string; params: SiteActionParams }): ProposedAction {
    const descriptor = this.#descriptors.find((known) => known.name === name);
    const problem = problemOf(descriptor, params);
    return { name, params, ...(descriptor && { descriptor }), ...(problem && { problem }) };
  }

  async #execute({ name, params, descriptor, problem }: ProposedAction): Promise<ExecutedAction> {
    if (!descriptor || problem !== undefined) {
      return { name, status: "rejected", ...(problem && { detail: problem }) };
    }
    const act = this.#actOf(descriptor, params);
    if (!act) return { name, status: "deferred", detail: "Nothing on this page does it" };
    try {
      if (needsConsent(descriptor) && !(await this.#confirm?.(descriptor, params))) {
        return { name, status: "cancelled" };
      }
      await act();
      return { name, status: "ok" };
    } catch (error) {
      const detail = error instanceof Error ? error.message : String(error);
      return { name, status: "error", detail };
    }
  }

  /** How an action is done; undefined when nothing on this page does it. */
  #actOf(descriptor: SiteAction, params: SiteActionParams): (() => unknown) | undefined {
    const handler = this.#handlers.get(descriptor.name);
    if (handler) {
      const context = { descriptor, autoSubmit: this.#autoSubmit };
      return () => handler(describedOf(descriptor, params), context);
    }
    if (descriptor.target.kind === "navigate") {
      return () => this.#navigate(params.route as string);
    }
    return undefined;
  }
}

/** The values of an action's described parameters: what a handler gets. */
export function describedOf({ parameters }: SiteAction, params: SiteActionParams): SiteActionParams {
  const names = new Set(parameters.map(({ name }) => name));
  return Object.fromEntries(Object.entries(params).filter(([name]) => names.has(name)));
}

function needsConsent({ category, requiresConfirmation }: SiteAction): boolean {
  return category === "mutation" || requiresConfirmation;
}
