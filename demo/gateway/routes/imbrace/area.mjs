// @ts-check
import { refusalFor } from "../../http/error-handler.mjs";
import { ServiceRefusal } from "../../imbrace/refusals.mjs";

/** @typedef {import("fastify").FastifyInstance} App */
/** @typedef {import("fastify").FastifyRequest} Request */
/** @typedef {import("../../services.mjs").Services} Services */
/** @typedef {import("../../imbrace/credentials.mjs").Caller} Caller */
/** @typedef {(app: App, services: Services) => void} AddRoutes */

/** @type {WeakMap<Request, Caller>} */
const callers = new WeakMap();

/**
 * Serves one of the services behind the iMBRACE gateway: its refusals have that service's shape, and
 * who calls it has to say with what right, before a body is looked at.
 * @param {App} app
 * @param {Services} services
 * @param {object} area
 * @param {string} area.prefix
 * @param {import("../../imbrace/refusals.mjs").RefusalShapes} area.shapes
 * @param {AddRoutes[]} [area.open] routes for which no credential is needed
 * @param {AddRoutes[]} area.routes
 */
export function area(app, services, { prefix, shapes, open = [], routes }) {
  const { options, imbrace } = services;
  app.register(
    (scope, _options, done) => {
      scope.setErrorHandler(
        (/** @type {import("fastify").FastifyError} */ error, request, reply) => {
          // Nobody is left to be told, and whoever goes is no fault of the gateway's.
          if (reply.raw.destroyed) return reply.code(499).send();
          const { status, body, headers } = shaped(refusalFor(error, request, options.log), shapes);
          return reply.code(status).headers(headers).send(body);
        },
      );
      scope.route({
        method: ["GET", "POST", "PUT", "PATCH", "DELETE"],
        url: "/*",
        handler: async (request, reply) => reply.code(404).send(shapes.unknownRoute(request)),
      });
      for (const addRoutes of open) addRoutes(scope, services);
      scope.register((known, _known, end) => {
        known.addHook("onRequest", async (request) => {
          callers.set(request, imbrace.credentials.recognise(request));
        });
        for (const addRoutes of routes) addRoutes(known, services);
        end();
      });
      done();
    },
    { prefix },
  );
}

/**
 * Who sent a request of an area.
 * @param {Request} request
 * @returns {Caller}
 */
export function callerOf(request) {
  const caller = callers.get(request);
  if (!caller) throw new Error("This route is open, and knows no caller.");
  return caller;
}

/**
 * @param {import("../../http/wire-errors.mjs").WireError} refusal
 * @param {import("../../imbrace/refusals.mjs").RefusalShapes} shapes
 */
function shaped(refusal, shapes) {
  const { status, body, headers, message } = refusal;
  if (refusal instanceof ServiceRefusal) return { status, body, headers };
  const fields = fieldErrorsOf(body);
  if (fields) return { ...shapes.invalid(fields), headers };
  return { status, body: shapes.body(status, message), headers };
}

/**
 * @param {any} body
 * @returns {import("../../http/wire-errors.mjs").FieldError[] | undefined}
 */
function fieldErrorsOf(body) {
  return body.details?.fieldErrors;
}
