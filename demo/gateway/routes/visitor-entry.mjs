// @ts-check
// What a page asks before anybody has proved anything: the gate's configuration, languages and
// greeting.

import { schemas } from "../http/schemas.mjs";
import { chosenLanguage, phrasesIn } from "../languages.mjs";

/** @typedef {{ releaseId: string, language?: string, token?: string }} Query */

/**
 * @param {import("fastify").FastifyInstance} app
 * @param {import("../services.mjs").Services} services
 */
export function visitorEntry(app, { releases, admissions, quotas }) {
  const ofRelease = { schema: { querystring: schemas.ofRelease } };

  app.get("/ai-chat/free-chat-gate/config", ofRelease, async (request) => {
    const release = releases.get(/** @type {Query} */ (request.query).releaseId);
    return {
      mode: release.mode,
      ...(release.turnstile && { turnstileSiteKey: release.turnstile.siteKey }),
      siteActions: release.siteActions,
    };
  });

  app.get("/ai-chat/free-chat-gate/languages", ofRelease, async (request) => {
    const release = releases.get(/** @type {Query} */ (request.query).releaseId);
    return { languages: release.languages };
  });

  const welcome = { schema: { querystring: schemas.welcome } };
  app.get("/ai-chat/free-chat-gate/welcome", welcome, async (request) => {
    const { releaseId, language } = /** @type {Query} */ (request.query);
    const { languages, look } = releases.get(releaseId);
    // What an owner has written greets in its place, in whichever language that is.
    const { greeting } = phrasesIn(chosenLanguage(language, languages));
    return { messages: look.config.welcomeMessage ? [] : [{ message: greeting }] };
  });

  const state = { schema: { querystring: schemas.state } };
  app.get("/ai-chat/free-chat-gate/state", state, async (request) => {
    const { token } = /** @type {Query} */ (request.query);
    if (!token) return { verified: false };
    const { release, subject, expiresAt } = admissions.recognise("gate", token);
    return {
      verified: true,
      mode: release.mode,
      remaining: quotas.remaining(release.id, subject, release.quota),
      expiresAt,
    };
  });
}
