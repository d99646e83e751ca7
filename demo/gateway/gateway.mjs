// @ts-check
// A local server that speaks the wires of the real services, as far as Divinci's two gates and
// signed-in users' chats and iMBRACE's agents go, and serves the demo page.

import { randomUUID } from "node:crypto";
import Fastify from "fastify";
import { allowOrigins } from "./http/cors.mjs";
import { handleErrors, refuseEarly } from "./http/error-handler.mjs";
import { listen } from "./http/listen.mjs";
import { sendPageHeaders } from "./http/page-headers.mjs";
import { serveFiles } from "./http/static-files.mjs";
import { defaultOptions } from "./options.mjs";
import { activeUsers } from "./routes/active-users.mjs";
import { anonymousChat } from "./routes/anonymous-chat.mjs";
import { anonymousFeedback } from "./routes/anonymous-feedback.mjs";
import { chatMessages } from "./routes/chat-messages.mjs";
import { chats } from "./routes/chats.mjs";
import { demo } from "./routes/demo.mjs";
import { demoImbraceToken } from "./routes/demo-imbrace-token.mjs";
import { demoSignIn } from "./routes/demo-sign-in.mjs";
import { embedLogin } from "./routes/embed-login.mjs";
import { gateChat } from "./routes/gate-chat.mjs";
import { gateStart } from "./routes/gate-start.mjs";
import { gateVerify } from "./routes/gate-verify.mjs";
import { handoff } from "./routes/handoff.mjs";
import { homepageChat } from "./routes/homepage-chat.mjs";
import { imbrace } from "./routes/imbrace/imbrace.mjs";
import { knowledgePages } from "./routes/knowledge-pages.mjs";
import { mailPages } from "./routes/mail-pages.mjs";
import { readAloud } from "./routes/read-aloud.mjs";
import { release } from "./routes/release.mjs";
import { sockets } from "./routes/sockets.mjs";
import { termsOfUsers } from "./routes/terms-of-users.mjs";
import { turnstile } from "./routes/turnstile.mjs";
import { visitorEntry } from "./routes/visitor-entry.mjs";
import { createServices } from "./services.mjs";
import { prune } from "./store/prune.mjs";

const largestBody = 1024 * 1024;
const pruneEveryMs = 10 * 60 * 1000;
const turnstileOrigin = "https://challenges.cloudflare.com";

const routes = [
  visitorEntry,
  gateStart,
  gateVerify,
  gateChat,
  anonymousChat,
  anonymousFeedback,
  homepageChat,
  readAloud,
  handoff,
  embedLogin,
  chats,
  chatMessages,
  sockets,
  activeUsers,
  termsOfUsers,
  release,
  turnstile,
  mailPages,
  knowledgePages,
  demo,
  demoSignIn,
  demoImbraceToken,
  imbrace,
];

/** @typedef {import("./mail/mail-catcher.mjs").MailCatcher} MailCatcher */
/** @typedef {import("./store/terms.mjs").Terms} Terms */
/**
 * @typedef {object} Gateway
 * @property {string} url where visitors reach it
 * @property {number} port
 * @property {MailCatcher | null} mailCatcher null when real mail is sent
 * @property {(releaseId: string, text: { title: string, content: string }) => Terms} publishTerms
 *   publishes a new version of a release's terms of service
 * @property {() => Promise<void>} close
 */

/**
 * Starts a gateway. It listens once the promise is fulfilled.
 * @param {Partial<import("./options.mjs").GatewayOptions>} [given]
 * @returns {Promise<Gateway>}
 */
export async function createGateway(given = {}) {
  const options = { ...defaultOptions, ...given };
  const services = await createServices(options);
  const { address, database, origins, catcher, mailer, releases, terms } = services;
  const app = createApp(options, services);
  const pruning = setInterval(() => prune(database, options.now()), pruneEveryMs).unref();
  const close = async () => {
    clearInterval(pruning);
    await app.close();
    mailer.close();
    await catcher?.close();
    database.close();
  };

  try {
    for (const addRoutes of routes) addRoutes(app, services);
    serveFiles(app, options);
    prune(database, options.now());
    const port = await listen(app, options.host, options.port);
    address.localUrl = `http://${urlHost(options.host)}:${port}`;
    address.publicUrl = options.publicUrl ?? address.localUrl;
    origins.add(address.publicUrl);
    return {
      url: address.publicUrl,
      port,
      mailCatcher: catcher,
      publishTerms: (releaseId, text) => terms.publish(releases.get(releaseId).id, text),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/**
 * The web server, with what holds for every route.
 * @param {Readonly<import("./options.mjs").GatewayOptions>} options
 * @param {import("./services.mjs").Services} services
 */
function createApp({ log, csp, connectSources, turnstileReal, ...options }, { origins }) {
  const app = Fastify({
    bodyLimit: largestBody,
    genReqId: () => randomUUID(),
    forceCloseConnections: true,
    frameworkErrors: refuseEarly,
    // Nothing is coerced or taken away: unknown members are under the transcript's signature.
    ajv: { customOptions: { coerceTypes: false, removeAdditional: false, useDefaults: false } },
  });
  // Plain text is what a page may send across origins without asking.
  app.removeContentTypeParser("text/plain");
  parseJson(app);
  handleErrors(app, log);
  const realOrigin = turnstileReal ? turnstileOrigin : null;
  const frameAncestors = [
    ...options.allowedOrigins,
    ...(options.loopbackOrigins ? ["http://localhost:*", "http://127.0.0.1:*"] : []),
  ];
  sendPageHeaders(app, { csp, connectSources, turnstileOrigin: realOrigin, frameAncestors });
  allowOrigins(app, origins);
  return app;
}

/**
 * Reads JSON bodies. The wire's clients name the type with every call, also of those without a body.
 * @param {import("fastify").FastifyInstance} app
 */
function parseJson(app) {
  const parse = app.getDefaultJsonParser("error", "error");
  app.addContentTypeParser("application/json", { parseAs: "string" }, (request, body, done) => {
    if (body === "") done(null);
    else parse(request, String(body), done);
  });
}

/**
 * What to type for a host that the gateway listens on.
 * @param {string} host
 */
function urlHost(host) {
  if (host === "0.0.0.0" || host === "::") return "localhost";
  return host.includes(":") ? `[${host}]` : host;
}
