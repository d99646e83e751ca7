// @ts-check
// What only the demo has: what its page needs to know, and the owner's side of the terms of
// service.

import { readFileSync } from "node:fs";
import { html, sendPage } from "../http/html.mjs";
import { schemas } from "../http/schemas.mjs";

const cloudflareScript = "https://challenges.cloudflare.com/turnstile/v0/api.js";
const standInScript = "/turnstile/v0/api.js";
const style = readFileSync(new URL("../pages/gateway.css", import.meta.url));

/**
 * @param {import("fastify").FastifyInstance} app
 * @param {import("../services.mjs").Services} services
 */
export function demo(app, { options, releases, terms, feedback, catcher, imbrace }) {
  app.get("/demo/settings.json", async (_request, reply) => {
    reply.header("cache-control", "no-store");
    return {
      releases: releases
        .all()
        .filter(({ id }) => id !== options.homepageReleaseId)
        .map(({ id, title, description, mode, attributes }) => ({
          id,
          title,
          description,
          mode,
          attributes,
        })),
      homepage: homepage(releases.get(options.homepageReleaseId)),
      imbrace: {
        organizationId: options.imbraceOrganizationId,
        tokenUrl: "/demo/imbrace-token",
        agents: imbrace.agents.builtIn.map(({ id, name, description }) => ({
          id,
          name,
          description,
        })),
      },
      turnstileScript: options.turnstileReal ? cloudflareScript : standInScript,
      mailPage: catcher ? "/mail" : null,
      model: options.model?.model ?? null,
    };
  });

  // Other origins cannot send this: its content type asks for a preflight, which is answered
  // without leave.
  const publish = { schema: { params: schemas.releaseParam, body: schemas.publishTerms } };
  app.post("/demo/releases/:releaseId/terms", publish, async (request) => {
    const { releaseId } = /** @type {{ releaseId: string }} */ (request.params);
    const text = /** @type {{ title: string, content: string }} */ (request.body);
    return terms.publish(releases.get(releaseId).id, text);
  });

  app.get("/demo/feedback", async (_request, reply) => {
    const remarks = feedback.latest(100);
    const list = remarks.map(
      (remark) =>
        html`<section>
          <h2>${remark.prompt}</h2>
          <pre>${remark.response}</pre>
          <p>${remark.feedback || "(thumbs down, without a comment)"}</p>
        </section> `,
    );
    const body = html`${remarks.length === 0 ? html`<p>There is no feedback yet.</p>` : list}`;
    return sendPage(reply, { title: "Feedback", body });
  });

  app.get("/demo/tickets", async (_request, reply) => {
    const list = imbrace.tickets.latest(100).map(
      ({ number, subject, details }) =>
        html`<section>
          <h2>T-${number}: ${subject}</h2>
          <pre>${details}</pre>
        </section> `,
    );
    const body = html`${list.length === 0 ? html`<p>There is no ticket yet.</p>` : list}`;
    return sendPage(reply, { title: "Tickets", body });
  });

  app.get("/gateway.css", async (_request, reply) =>
    reply.type("text/css; charset=utf-8").send(style),
  );
}

/** @param {import("../releases.mjs").Release} release */
function homepage({ id, title, description, turnstile }) {
  return { releaseId: id, title, description, turnstileSiteKey: turnstile?.siteKey ?? "" };
}
