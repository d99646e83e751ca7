// @ts-check
// The mails that were caught: for a person trying the demo, and as JSON for tests.

import { html, linked, sendPage } from "../http/html.mjs";
import { notFound } from "../http/wire-errors.mjs";

const refreshSeconds = 3;

/**
 * @param {import("fastify").FastifyInstance} app
 * @param {import("../services.mjs").Services} services
 */
export function mailPages(app, { catcher }) {
  if (!catcher) {
    app.get("/mail", async (_request, reply) => {
      const body = html`<p>
        The gateway is set to send real mail: look into the mailbox you gave.
      </p>`;
      return sendPage(reply, { title: "Mails", body });
    });
    return;
  }

  app.get("/mail.json", async (request, reply) => {
    const { to } = /** @type {{ to?: unknown }} */ (request.query);
    reply.header("cache-control", "no-store");
    return { messages: catcher.mails(typeof to === "string" ? to : undefined) };
  });

  app.get("/mail", async (_request, reply) => {
    const mails = catcher.mails();
    const body = html`<p>
        Nothing leaves this machine: what the demo mails ends here. The page renews itself.
      </p>
      ${mails.length === 0 ? html`<p>There is no mail yet.</p>` : listOf(mails)}`;
    return sendPage(reply, { title: "Mails", body, refreshSeconds });
  });

  app.get("/mail/:id", async (request, reply) => {
    const mail = catcher.mail(Number(/** @type {{ id: string }} */ (request.params).id));
    if (!mail) throw notFound("The mail");
    const body = html`<dl>
        <dt>To</dt>
        <dd>${mail.to.join(", ")}</dd>
        <dt>From</dt>
        <dd>${mail.from}</dd>
        <dt>Received</dt>
        <dd>${mail.receivedAt}</dd>
      </dl>
      <pre>${linked(mail.text.trim())}</pre>
      <p><a href="/mail">All mails</a></p>`;
    return sendPage(reply, { title: mail.subject || "Mail without a subject", body });
  });
}

/** @param {readonly import("../mail/mail-catcher.mjs").CaughtMail[]} mails */
function listOf(mails) {
  return html`<ul>
    ${mails.map(
      ({ id, subject, to }) =>
        html`<li><a href="/mail/${id}">${subject || "(no subject)"}</a> to ${to.join(", ")}</li> `,
    )}
  </ul>`;
}
