// @ts-check
import { objectId } from "../object-id.mjs";

/**
 * @typedef {object} Folder
 * @property {string} id
 * @property {string} organizationId
 * @property {string} name
 * @property {string} parentId "root" for one at the top
 * @property {string} sourceType
 * @property {number} fileCount
 * @property {number} createdAt milliseconds
 * @property {number} updatedAt milliseconds
 */

/** Users' folders. */
export class Folders {
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
   * @param {{ name: string, parentId: string, sourceType: string }} folder
   * @returns {Folder}
   */
  create(userId, { name, parentId, sourceType }) {
    const [id, now] = [objectId(), this.#now()];
    this.#database.run(
      `INSERT INTO imbrace_folders
         (id, user_id, name, parent_id, source_type, created_at, updated_at)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
      id,
      userId,
      name,
      parentId,
      sourceType,
      now,
      now,
    );
    return /** @type {Folder} */ (this.find(userId, id));
  }

  /**
   * @param {string} userId
   * @param {string} id
   * @returns {Folder | null}
   */
  find(userId, id) {
    const row = this.#database.get(`${selectFolders} AND folders.id = ?`, userId, id);
    return row ? folderOf(row) : null;
  }

  /**
   * @param {string} userId
   * @returns {Folder[]} oldest first
   */
  of(userId) {
    return this.#database.all(`${selectFolders} ORDER BY position`, userId).map(folderOf);
  }

  /**
   * @param {string} userId
   * @param {Folder} folder
   * @param {{ name?: string, parentId?: string }} change
   * @returns {Folder}
   */
  update(userId, folder, change) {
    const { id, name, parentId } = { ...folder, ...change };
    this.#database.run(
      "UPDATE imbrace_folders SET name = ?, parent_id = ?, updated_at = ? WHERE id = ?",
      name,
      parentId,
      this.#now(),
      id,
    );
    return /** @type {Folder} */ (this.find(userId, id));
  }

  /**
   * Deletes a folder with its files.
   * @param {string} userId
   * @param {string} id
   * @returns {boolean} whether there was one
   */
  delete(userId, id) {
    const own = "DELETE FROM imbrace_folders WHERE id = ? AND user_id = ?";
    return this.#database.run(own, id, userId) > 0;
  }
}

const selectFolders = `SELECT folders.*, organization_id,
    (SELECT count(*) FROM imbrace_files WHERE folder_id = folders.id) AS file_count
  FROM imbrace_folders AS folders JOIN imbrace_users AS users ON users.id = user_id
  WHERE user_id = ?`;

/**
 * @param {import("../database.mjs").Row} row
 * @returns {Folder}
 */
function folderOf(row) {
  return {
    id: row["id"],
    organizationId: row["organization_id"],
    name: row["name"],
    parentId: row["parent_id"],
    sourceType: row["source_type"],
    fileCount: row["file_count"],
    createdAt: row["created_at"],
    updatedAt: row["updated_at"],
  };
}
