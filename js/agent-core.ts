import createParleyCore from "parley-agent-core";

import { CoreLoader } from "./core-loader.js";
import type { Core } from "./core.js";

const loader = new CoreLoader(
  createParleyCore,
  new URL(PARLEY_AGENT_WASM, import.meta.url),
  PARLEY_AGENT_WASM_INTEGRITY,
  new URL(PARLEY_AGENT_WASM + ".js", import.meta.url),
);

/** The flavour of the module that a page needs for a chat with an iMBRACE agent. */
export function loadAgentCore(): Promise<Core> {
  return loader.load();
}
