// @ts-check
// The one module that knows the SQLite library. Everything above it sees SQL text and plain rows.

import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import SQLite from "better-sqlite3";
import { migrations } from "./migrations.mjs";

/** @typedef {string | number | Uint8Array | null} Value */
/** @typedef {Record<string, any>} Row */

/** A migrated SQLite database; statements are prepared once and kept. */
export class Database {
  #connection;
  /** @type {Map<string, import("better-sqlite3").Statement>} */
  #statements = new Map();

  /** @param {string} path a file, made with its folder when missing, or ":memory:" */
  constructor(path) {
    if (path !== ":memory:") mkdirSync(dirname(path), { recursive: true });
    this.#connection = new SQLite(path);
    this.#connection.pragma("journal_mode = WAL");
    this.#connection.pragma("busy_timeout = 5000");
    this.#migrate();
  }

  /**
   * Runs a statement that yields no rows.
   * @param {string} sql
   * @param {Value[]} values
   * @returns {number} how many rows it changed
   */
  run(sql, ...values) {
    return this.#prepare(sql).run(...values).changes;
  }

  /**
   * The first row, if there is one.
   * @param {string} sql
   * @param {Value[]} values
   * @returns {Row | undefined}
   */
  get(sql, ...values) {
    return this.#prepare(sql).get(...values);
  }

  /**
   * Every row.
   * @param {string} sql
   * @param {Value[]} values
   * @returns {Row[]}
   */
  all(sql, ...values) {
    return this.#prepare(sql).all(...values);
  }

  /**
   * Runs `work` so that all of its statements count, or none.
   * @template T
   * @param {() => T} work
   * @returns {T}
   */
  transaction(work) {
    return this.#connection.transaction(work).immediate();
  }

  close() {
    this.#statements.clear();
    this.#connection.close();
  }

  /** @param {string} sql */
  #prepare(sql) {
    let statement = this.#statements.get(sql);
    if (!statement) {
      statement = this.#connection.prepare(sql);
      this.#statements.set(sql, statement);
    }
    return statement;
  }

  /** Brings the schema from the version the file has to the newest, one version a transaction. */
  #migrate() {
    const found = Number(this.#connection.pragma("user_version", { simple: true }));
    if (found > migrations.length) {
      throw new Error(
        `The database has schema version ${found}; this gateway knows ${migrations.length}.`,
      );
    }
    migrations.slice(found).forEach((sql, index) => {
      this.transaction(() => {
        this.#connection.exec(sql);
        this.#connection.pragma(`user_version = ${found + index + 1}`);
      });
    });
  }
}
