// @ts-check
// Agents as they are managed. The demo's own are everybody's, and stay as they are; those that users
// make are theirs alone.

import { imbraceSchemas } from "../../http/imbrace-schemas.mjs";
import { mostAgents } from "../../imbrace/limits.mjs";
import { agentNotTaken, detailRefusal } from "../../imbrace/refusals.mjs";
import { agentOnWire } from "../../imbrace/wire-shapes.mjs";
import { callerOf } from "./area.mjs";

/** @typedef {import("fastify").FastifyRequest} Request */
/** @typedef {import("../../imbrace/agents.mjs").Agent} Agent */
/** @typedef {import("../../store/imbrace/made-agents.mjs").Fields} Fields */

// What is said of an agent is instructions at most.
const largestBody = 64 * 1024;
const one = { schema: { params: imbraceSchemas.agentParam } };

/** @type {import("./area.mjs").AddRoutes} */
export function agents(app, { limiter, imbrace }) {
  const { agents: book, made } = imbrace;

  /** @param {Request} request */
  const userId = (request) => callerOf(request).user.id;

  const list = { schema: { querystring: imbraceSchemas.listAgents } };
  app.get("/accounts/assistants", list, async (request) => {
    if (callerOf(request).organizationId === null) {
      throw detailRefusal(401, "x-organization-id is required");
    }
    const {
      skip = "0",
      limit = "100",
      search = "",
    } = /** @type {Partial<Record<"skip" | "limit" | "search", string>>} */ (request.query);
    return book
      .list(userId(request))
      .filter(({ name }) => name.toLowerCase().includes(search.toLowerCase()))
      .slice(Number(skip), Number(skip) + Number(limit))
      .map(agentOnWire);
  });

  const asked = { schema: { querystring: imbraceSchemas.ofAgent } };
  app.get("/assistants/agents", asked, async (request) => {
    const { assistant_id: id } = /** @type {{ assistant_id?: string }} */ (request.query);
    const all = book.list(userId(request));
    const askers = id === undefined ? all : all.filter((agent) => agent.id === id);
    const ids = new Set(askers.flatMap(({ subAgents }) => subAgents));
    return all.filter((agent) => ids.has(agent.id)).map(agentOnWire);
  });

  const named = { schema: { querystring: imbraceSchemas.agentName } };
  app.get("/assistants/check-name", named, async (request) => {
    const { name } = /** @type {{ name: string }} */ (request.query);
    return { exist: book.list(userId(request)).some((agent) => agent.name === name) };
  });

  for (const path of ["/assistants/:id", "/accounts/assistants/:id", "/assistant_apps/:id"]) {
    app.get(path, one, async (request) => agentOnWire(known(request)));
  }

  app.get("/assistant_apps", async (request) => made.of(userId(request)).map(agentOnWire));

  const checked = { attachValidation: true, bodyLimit: largestBody };
  const create = { ...checked, schema: { body: imbraceSchemas.agent } };
  app.post("/assistant_apps", create, async (request) => {
    limiter.take("other", request.ip);
    checkFields(request);
    if (made.of(userId(request)).length >= mostAgents) {
      throw agentNotTaken(`There are ${mostAgents} assistants. Delete one first.`);
    }
    return agentOnWire(made.create(userId(request), /** @type {Fields} */ (request.body)));
  });

  const replace = { ...checked, schema: { ...one.schema, body: imbraceSchemas.agent } };
  app.put("/assistant_apps/:id", replace, async (request) => {
    limiter.take("other", request.ip);
    checkFields(request);
    return agentOnWire(made.replace(own(request), /** @type {Fields} */ (request.body)));
  });

  app.delete("/assistant_apps/:id", one, async (request, reply) => {
    limiter.take("other", request.ip);
    made.delete(own(request).id);
    return reply.code(204).send();
  });

  const instruct = { schema: { ...one.schema, body: imbraceSchemas.instructions } };
  app.patch("/assistants/:id/instructions", instruct, async (request) => {
    limiter.take("other", request.ip);
    const { instructions } = /** @type {{ instructions: string }} */ (request.body);
    if (instructions.trim() === "") throw agentNotTaken("Invalid instructions.");
    const agent = own(request);
    return agentOnWire(made.replace(agent, { ...agent.settings, core_task: instructions }));
  });

  /**
   * @param {Request} request
   * @returns {Agent}
   */
  function known(request) {
    const agent = book.find(userId(request), idIn(request));
    if (!agent) throw agentNotTaken("Assistant not found.");
    return agent;
  }

  /**
   * An agent that its user may change.
   * @param {Request} request
   * @returns {Agent}
   */
  function own(request) {
    const agent = known(request);
    if (agent.createdAt === null) throw agentNotTaken("This assistant is the demo's own.");
    return agent;
  }
}

/**
 * Refuses what does not fit an agent as its service does, which has a word of its own for it.
 * @param {Request} request
 */
function checkFields({ validationError }) {
  if (!validationError) return;
  const [found] = validationError.validation;
  const field = String(found?.params["missingProperty"] ?? found?.instancePath.slice(1));
  throw agentNotTaken(`Invalid assistant ${field.includes("name") ? "name" : field}.`);
}

/** @param {Request} request */
function idIn(request) {
  return /** @type {{ id: string }} */ (request.params).id;
}
