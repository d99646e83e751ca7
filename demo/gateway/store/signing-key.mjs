// @ts-check
import { randomBytes } from "node:crypto";

/**
 * The key that signs tokens and transcripts: made at the first start, then kept with the data, so
 * that visitors' sessions survive a restart.
 * @param {import("./database.mjs").Database} database
 * @returns {Buffer}
 */
export function keptSigningKey(database) {
  database.run(
    "INSERT INTO settings (name, value) VALUES ('signing_key', ?) ON CONFLICT DO NOTHING",
    randomBytes(32).toString("base64url"),
  );
  const row = database.get("SELECT value FROM settings WHERE name = 'signing_key'");
  return Buffer.from(row?.value, "base64url");
}
