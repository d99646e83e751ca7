// @ts-check
// What the agents' service says of itself, and guides for those who run it.

import { readFileSync } from "node:fs";
import { imbraceSchemas } from "../../http/imbrace-schemas.mjs";
import { guides } from "../../imbrace/guides.mjs";
import { agentRefusal, ServiceRefusal } from "../../imbrace/refusals.mjs";
import { callerOf } from "./area.mjs";

const environment = "demo";
const { name, version } = JSON.parse(
  readFileSync(new URL("../../../../package.json", import.meta.url), "utf8"),
);

/** @type {import("./area.mjs").AddRoutes} */
export function serviceInfo(app, { options, address, imbrace }) {
  const now = () => new Date(options.now()).toISOString();
  /** @param {Record<string, unknown>} data */
  const told = (data) => ({ success: true, data, timestamp: now() });

  app.get("/config", async () =>
    told({ aichat: { url: address.publicUrl }, webapp: { url: address.publicUrl } }),
  );

  app.get("/health", async () => {
    const timestamp = now();
    return told({ status: "ok", uptime: process.uptime(), timestamp, version, environment });
  });

  app.get("/version", async () => {
    const [nodeVersion, timestamp] = [process.version, now()];
    return told({ version, name: `${name}-demo-gateway`, environment, nodeVersion, timestamp });
  });

  const suggestions = { schema: { querystring: imbraceSchemas.ofAgent } };
  app.get("/chat/get-agent-prompt-suggestion", suggestions, async (request) => {
    const { assistant_id: id } = /** @type {{ assistant_id?: string }} */ (request.query);
    if (!id) throw agentRefusal(400, "assistant_id is required");
    const agent = imbrace.agents.find(callerOf(request).user.id, id);
    if (!agent) throw agentRefusal(404, "Assistant not found");
    return { success: true, data: agent.suggestions };
  });

  app.get("/admin/guides", async () => ({
    success: true,
    data: [...guides].map(([filename, pdf]) => ({
      filename,
      size_bytes: pdf.length,
      download_url: `/ai-agent/admin/guides/${encodeURIComponent(filename)}`,
    })),
    note: "Guides for whoever runs the demo.",
  }));

  app.get("/admin/guides/:filename", async (request, reply) => {
    const { filename } = /** @type {{ filename: string }} */ (request.params);
    if (!/^[a-zA-Z0-9._-]+\.pdf$/.test(filename)) throw noGuide(400, "Invalid filename");
    const pdf = guides.get(filename);
    if (!pdf) throw noGuide(404, "Guide not found");
    return reply
      .type("application/pdf")
      .header("content-disposition", `attachment; filename="${filename}"`)
      .send(pdf);
  });
}

/**
 * @param {number} status
 * @param {string} error
 */
function noGuide(status, error) {
  return new ServiceRefusal(status, { success: false, error }, error);
}
