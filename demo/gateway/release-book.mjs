// @ts-check
import { notFound } from "./http/wire-errors.mjs";

/** @typedef {import("./releases.mjs").Release} Release */

/** Finds releases by their id. */
export class ReleaseBook {
  /** @type {Map<string, Release>} */
  #byId = new Map();

  /** @param {readonly Release[]} releases */
  constructor(releases) {
    for (const release of releases) this.#byId.set(release.id, release);
  }

  /** @returns {Release[]} */
  all() {
    return [...this.#byId.values()];
  }

  /**
   * @param {string} id
   * @returns {Release | null}
   */
  find(id) {
    return this.#byId.get(id) ?? null;
  }

  /**
   * @param {string} id
   * @returns {Release}
   * @throws {import("./http/wire-errors.mjs").WireError} 404 NOT_FOUND
   */
  get(id) {
    const release = this.find(id);
    if (!release) throw notFound("The release");
    return release;
  }
}
