import type { Core } from "../../js/core.js";
import { jsonEvents } from "../../js/listed-values.js";

/** Waits until the service says that nothing is under way in a chat. */
export async function untilIdle(core: Core, { body }: Response): Promise<void> {
  if (!body) return;
  for await (const event of jsonEvents(core, body)) {
    if ((event as { status?: unknown } | null)?.status === "idle") return;
  }
}
