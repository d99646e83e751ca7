// @ts-check
// Documents beside chats, in their versions. Whoever knows a document's id may read its newest
// version at the public address; everything else is its owner's.

import { imbraceSchemas } from "../../http/imbrace-schemas.mjs";
import { mostVersions } from "../../imbrace/limits.mjs";
import { chatRefusal } from "../../imbrace/refusals.mjs";
import { documentOnWire } from "../../imbrace/wire-shapes.mjs";
import { callerOf } from "./area.mjs";

/** @typedef {import("../../store/imbrace/documents.mjs").Document} Document */

const one = { schema: { params: imbraceSchemas.idParam } };

/** @type {import("./area.mjs").AddRoutes} */
export function publicDocuments(app, { imbrace }) {
  app.get("/documents/:id/public", one, async (request) => {
    const document = imbrace.documents.latest(idIn(request));
    if (!document) throw chatRefusal("not_found", "document");
    return documentOnWire(document);
  });
}

/** @type {import("./area.mjs").AddRoutes} */
export function documents(app, { limiter, imbrace }) {
  const store = imbrace.documents;

  const save = {
    schema: { querystring: imbraceSchemas.ofDocument, body: imbraceSchemas.document },
  };
  app.post("/documents", save, async (request) => {
    limiter.take("other", request.ip);
    const userId = callerOf(request).user.id;
    const { id } = /** @type {{ id: string }} */ (request.query);
    const { title, kind, content } =
      /** @type {{ title: string, kind: string, content: string }} */ (request.body);
    const before = store.latest(id);
    if (before && before.userId !== userId) throw chatRefusal("forbidden", "document");
    if (store.count(userId) >= mostVersions) {
      const cause = `There are ${mostVersions} versions of documents. Delete some first.`;
      throw chatRefusal("rate_limit", "document", cause);
    }
    const chatId = before?.chatId ?? null;
    return [documentOnWire(store.save({ id, userId, chatId, title, kind, content }))];
  });

  const ofKind = { schema: { querystring: imbraceSchemas.documentKind } };
  app.get("/documents/latest-by-kind", ofKind, async (request, reply) => {
    const { kind } = /** @type {{ kind: string }} */ (request.query);
    const document = store.latestOfKind(callerOf(request).user.id, kind);
    // Fastify would send nothing at all for null.
    return reply
      .type("application/json")
      .send(JSON.stringify(document && documentOnWire(document)));
  });

  app.get("/documents/:id", one, async (request) => versions(request).map(documentOnWire));

  app.get("/documents/:id/latest", one, async (request) =>
    documentOnWire(/** @type {Document} */ (versions(request).at(-1))),
  );

  // The demo's agents write, and suggest nothing for what others wrote.
  app.get("/documents/:id/suggestions", one, async (request) => {
    versions(request);
    return [];
  });

  const after = {
    schema: { params: imbraceSchemas.idParam, querystring: imbraceSchemas.documentMoment },
  };
  app.delete("/documents/:id", after, async (request) => {
    limiter.take("other", request.ip);
    versions(request);
    const { timestamp } = /** @type {{ timestamp: string }} */ (request.query);
    const moment = Date.parse(timestamp);
    if (Number.isNaN(moment)) throw chatRefusal("bad_request", "api", "timestamp is no date.");
    return store.deleteAfter(idIn(request), moment).map(documentOnWire);
  });

  /**
   * The versions of the caller's own document: one at least.
   * @param {import("fastify").FastifyRequest} request
   * @returns {Document[]}
   */
  function versions(request) {
    const all = store.versions(idIn(request));
    const [first] = all;
    if (!first) throw chatRefusal("not_found", "document");
    if (first.userId !== callerOf(request).user.id) throw chatRefusal("forbidden", "document");
    return all;
  }
}

/** @param {import("fastify").FastifyRequest} request */
function idIn(request) {
  return /** @type {{ id: string }} */ (request.params).id;
}
