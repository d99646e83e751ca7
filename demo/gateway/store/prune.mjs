// @ts-check
import { expiringTables } from "./migrations.mjs";

// What has just expired is kept a little longer, so that its owner is told "expired" and not
// "unknown".
const graceMs = 24 * 60 * 60 * 1000;

/**
 * Deletes what expired long enough ago.
 * @param {import("./database.mjs").Database} database
 * @param {number} now milliseconds
 */
export function prune(database, now) {
  database.transaction(() => {
    for (const table of expiringTables) {
      database.run(`DELETE FROM ${table} WHERE expires_at < ?`, now - graceMs);
    }
  });
}
