// @ts-check
// JSON Schemas of what clients send on the iMBRACE wire. Members that are not named here are let
// through: the wire may grow, and its own clients send more than is read.

import { object } from "./schemas.mjs";

/** @typedef {import("./schemas.mjs").Schema} Schema */

export const uuidPattern = "^[0-9a-fA-F]{8}-([0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}$";

const uuid = { type: "string", pattern: uuidPattern };
const email = { type: "string", minLength: 3, maxLength: 254, pattern: "^[^\\s@]+@[^\\s@]+$" };
const password = { type: "string", minLength: 1, maxLength: 256 };

export const imbraceSchemas = {
  account: object({ email, password }),
  uuidParam: object({ id: uuid }),
};
