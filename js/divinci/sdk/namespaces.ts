import type { Callback } from "../../core-client.js";
import { SDK_CALLS, UPLOADS } from "../../generated/divinci.js";
import { lazily } from "../../lazily.js";
import type { Bridge, CallSession } from "../bridge.js";
import { BEHAVIOUR } from "./behaviour.js";
import { uploading } from "./upload.js";

/** A namespace as the table lists it: methods, namespaces, and functions that give namespaces. */
export type Space = Record<string, unknown>;

const LISTED: Record<string, readonly string[]> = SDK_CALLS;

/** Says which workspace calls are about, empty for the client's. Nothing else is kept. */
export function sessionOf(workspaceId: string): CallSession {
  const session = JSON.stringify({ workspaceId });
  const store = { read: () => session, write: () => undefined };
  return { untilReset: () => store };
}

/** The names right below `path`, the empty one for the client; `()` ends that of a function. */
function childrenOf(path: string): Set<string> {
  const root = path === "" ? "" : `${path}.`;
  const below = Object.keys(LISTED).filter((other) => other.startsWith(root));
  return new Set(below.map((other) => other.slice(root.length).split(".", 1)[0] ?? ""));
}

/** Where a namespace belongs. */
interface Place {
  readonly bridge: Bridge;
  readonly session: CallSession;
  /** What every call's arguments begin with. */
  readonly given: readonly unknown[];
}

function makeSpace(path: string, listedAs: string, place: Place): Space {
  const space: Space = {};
  for (const entry of LISTED[listedAs] ?? []) {
    const [method = "", target = `${path}.${method}`] = entry.split(":");
    const call = (...args: unknown[]): Promise<unknown> => {
      const callback = args.find((arg) => typeof arg === "function") as Callback | undefined;
      return place.bridge.call(target, [...place.given, ...args], place.session, callback);
    };
    const changed = UPLOADS.includes(target) ? uploading(call) : BEHAVIOUR[target]?.(call);
    space[method] = changed ?? call;
  }
  addChildren(space, path, place);
  return space;
}

function addChildren(space: object, path: string, place: Place): void {
  for (const child of childrenOf(path)) {
    const name = child.replace("()", "");
    const listedAs = path === "" ? child : `${path}.${child}`;
    const make = (given: readonly unknown[]): Space =>
      makeSpace(listedAs.replace("()", ""), listedAs, { ...place, given });
    const isFunction = name !== child;
    lazily(space, name, () => (isFunction ? (p?: unknown) => make([p]) : make([])));
  }
}

/** One namespace of the client. */
function makeRoot(bridge: Bridge, path: string, workspaceId: string): Space {
  const space = makeSpace(path, path, { bridge, session: sessionOf(workspaceId), given: [] });
  space.withWorkspace = (other: string) => makeRoot(bridge, path, other);
  return space;
}

/**
 * Gives `client` the namespaces of the table that it does not have already, each made when it is
 * first used.
 */
export function addNamespaces(client: object, bridge: Bridge): void {
  for (const name of childrenOf("")) {
    if (!(name in client)) lazily(client, name, () => makeRoot(bridge, name, ""));
  }
}
