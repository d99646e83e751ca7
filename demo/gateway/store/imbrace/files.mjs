// @ts-check
import { randomBytes } from "node:crypto";
import { objectId } from "../object-id.mjs";

/**
 * @typedef {object} StoredFile
 * @property {string} id
 * @property {string} organizationId
 * @property {string | null} folderId null for one that is attached to a message
 * @property {string} key what opens it at its public address; nobody guesses it
 * @property {string} name
 * @property {string} mediaType
 * @property {number} size bytes
 * @property {number} createdAt milliseconds
 */

/** What users uploaded. */
export class Files {
  #database;
  #now;

  /**
   * @param {import("../database.mjs").Database} database
   * @param {() => number} now
   */
  constructor(database, now) {
    this.#database = database;
    this.#now = now;
  }

  /**
   * @param {string} userId
   * @param {{ folderId: string | null, name: string, mediaType: string, content: Uint8Array }} file
   * @returns {StoredFile}
   */
  add(userId, { folderId, name, mediaType, content }) {
    const [id, key] = [objectId(), randomBytes(24).toString("base64url")];
    this.#database.run(
      `INSERT INTO imbrace_files
         (id, user_id, folder_id, key, name, media_type, size, content, created_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      id,
      userId,
      folderId,
      key,
      name,
      mediaType,
      content.length,
      content,
      this.#now(),
    );
    return /** @type {StoredFile} */ (this.find(userId, id));
  }

  /**
   * @param {string} userId
   * @param {string} id
   * @returns {StoredFile | null}
   */
  find(userId, id) {
    const row = this.#database.get(`${selectFiles} AND files.id = ?`, userId, id);
    return row ? fileOf(row) : null;
  }

  /**
   * @param {string} userId
   * @returns {StoredFile[]} oldest first
   */
  of(userId) {
    return this.#database.all(`${selectFiles} ORDER BY files.position`, userId).map(fileOf);
  }

  /**
   * What is to be read at a public address.
   * @param {string} key
   * @returns {{ name: string, mediaType: string, content: Buffer } | null}
   */
  open(key) {
    const row = this.#database.get("SELECT * FROM imbrace_files WHERE key = ?", key);
    return row
      ? { name: row["name"], mediaType: row["media_type"], content: row["content"] }
      : null;
  }

  /** @param {string} userId */
  bytesOf(userId) {
    const sum = "SELECT coalesce(sum(size), 0) AS n FROM imbrace_files WHERE user_id = ?";
    return Number(this.#database.get(sum, userId)?.["n"]);
  }

  /**
   * @param {string} userId
   * @param {string} id
   * @returns {boolean} whether there was one
   */
  delete(userId, id) {
    const own = "DELETE FROM imbrace_files WHERE id = ? AND user_id = ?";
    return this.#database.run(own, id, userId) > 0;
  }
}

const selectFiles = `SELECT files.id, folder_id, key, name, media_type, size, created_at,
    organization_id
  FROM imbrace_files AS files JOIN imbrace_users AS users ON users.id = user_id
  WHERE user_id = ?`;

/**
 * @param {import("../database.mjs").Row} row
 * @returns {StoredFile}
 */
function fileOf(row) {
  return {
    id: row["id"],
    organizationId: row["organization_id"],
    folderId: row["folder_id"],
    key: row["key"],
    name: row["name"],
    mediaType: row["media_type"],
    size: row["size"],
    createdAt: row["created_at"],
  };
}
