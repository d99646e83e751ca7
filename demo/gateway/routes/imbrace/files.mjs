// @ts-check
// Folders and files of users, and what they attach to messages.

import { imbraceSchemas } from "../../http/imbrace-schemas.mjs";
import { parseMultipart } from "../../http/multipart.mjs";
import { largestFile, mostBytes, mostFolders } from "../../imbrace/limits.mjs";
import { endingOf, mediaTypeOf } from "../../imbrace/media-types.mjs";
import { boardRefusal } from "../../imbrace/refusals.mjs";
import { fileOnWire, folderOnWire } from "../../imbrace/wire-shapes.mjs";
import { callerOf } from "./area.mjs";

/** @typedef {import("fastify").FastifyRequest} Request */
/** @typedef {import("../../store/imbrace/files.mjs").StoredFile} StoredFile */

// Room for the form around a file.
const largestForm = largestFile + 16 * 1024;
const longestName = 200;
const one = { schema: { params: imbraceSchemas.folderParam } };
const many = { schema: { body: imbraceSchemas.manyIds } };

/** @type {import("./area.mjs").AddRoutes} */
export function publicFiles(app, { imbrace }) {
  app.get("/uploads/:name", async (request, reply) => {
    const { name } = /** @type {{ name: string }} */ (request.params);
    const [, key = "", ending] = /^([\w-]{32})\.([a-z]{3,4})$/.exec(name) ?? [];
    const file = imbrace.files.open(key);
    if (!file || endingOf(file.mediaType) !== ending) throw boardRefusal(404, "File not found");
    // Only pictures are shown in place; whatever it is, it runs nothing.
    const shown = file.mediaType.startsWith("image/") ? "inline" : "attachment";
    return reply
      .type(file.mediaType)
      .header("content-disposition", `${shown}; filename*=UTF-8''${encoded(file.name)}`)
      .header("content-security-policy", "default-src 'none'; sandbox")
      .header("cross-origin-resource-policy", "cross-origin")
      .header("cache-control", "private, max-age=31536000, immutable")
      .send(file.content);
  });
}

/** @type {import("./area.mjs").AddRoutes} */
export function files(app, { limiter, address, imbrace }) {
  const { files: store, folders } = imbrace;
  parseMultipart(app, largestForm);

  /** @param {Request} request */
  const userId = (request) => callerOf(request).user.id;

  app.get(
    "/folders/search",
    { schema: { querystring: imbraceSchemas.searchFolders } },
    async (request) => {
      const all = folders.of(userId(request)).map(folderOnWire);
      return told("Folders found.", chosen(all, request));
    },
  );

  const create = { schema: { body: imbraceSchemas.createFolder } };
  app.post("/folders", create, async (request, reply) => {
    limiter.take("other", request.ip);
    const body = /** @type {{ name: string, parent_folder_id?: string, source_type?: string }} */ (
      request.body
    );
    const { name, parent_folder_id: parentId = "root", source_type: sourceType = "upload" } = body;
    if (folders.of(userId(request)).length >= mostFolders) {
      throw boardRefusal(400, `There are ${mostFolders} folders. Delete one first.`);
    }
    if (parentId !== "root") folderAt(request, parentId);
    const folder = folders.create(userId(request), { name, parentId, sourceType });
    return reply.code(201).send(told("Folder created.", folderOnWire(folder)));
  });

  app.get("/folders/:id", one, async (request) =>
    told("Folder found.", folderOnWire(folderAt(request))),
  );

  const update = { schema: { ...one.schema, body: imbraceSchemas.updateFolder } };
  app.put("/folders/:id", update, async (request) => {
    limiter.take("other", request.ip);
    const { name, parent_folder_id: parentId } =
      /** @type {{ name?: string, parent_folder_id?: string }} */ (request.body);
    const folder = folderAt(request);
    if (parentId !== undefined && parentId !== "root") folderAt(request, parentId);
    const change = {
      ...(name !== undefined && { name }),
      ...(parentId !== undefined && { parentId }),
    };
    return told("Folder updated.", folderOnWire(folders.update(userId(request), folder, change)));
  });

  app.post("/folders/delete", many, async (request) => {
    limiter.take("other", request.ip);
    const deleted = idsIn(request).filter((id) => folders.delete(userId(request), id));
    return told("Folders deleted.", { deletedCount: deleted.length });
  });

  app.get(
    "/files/search",
    { schema: { querystring: imbraceSchemas.searchFiles } },
    async (request) => {
      const { folder_id: folderId } = /** @type {{ folder_id?: string }} */ (request.query);
      const all = store.of(userId(request)).map(fileOnWire);
      const inFolder = all.filter((file) => folderId === undefined || file.folder_id === folderId);
      return told("Files found.", chosen(inFolder, request));
    },
  );

  app.post("/files/upload", { bodyLimit: largestForm }, async (request, reply) => {
    const form = formIn(request);
    const folderId = form.get("folder_id");
    if (typeof folderId !== "string") throw boardRefusal(400, "folder_id is required");
    const folder = folderAt(request, folderId);
    const stored = (await keep(request, form, folder.id)).map(fileOnWire);
    return reply.code(201).send(told("File uploaded.", stored.length === 1 ? stored[0] : stored));
  });

  app.get("/files/:id", one, async (request) => {
    const file = store.find(userId(request), idIn(request));
    if (!file) throw boardRefusal(404, "File not found");
    return told("File found.", { ...fileOnWire(file), presigned_url: addressOf(file) });
  });

  app.post("/files/delete", many, async (request) => {
    limiter.take("other", request.ip);
    const deleted = idsIn(request).filter((id) => store.delete(userId(request), id));
    return told("Files deleted.", { deletedCount: deleted.length });
  });

  // What is attached to a message.
  app.post("/boards/upload", { bodyLimit: largestForm }, async (request) => {
    const stored = await keep(request, formIn(request), null);
    return stored.map((file) => ({
      url: addressOf(file),
      name: file.name,
      file_type: file.mediaType,
      file_size: file.size,
    }));
  });

  /**
   * Stores the files of a form: all of them, or none.
   * @param {Request} request
   * @param {FormData} form
   * @param {string | null} folderId
   * @returns {Promise<StoredFile[]>}
   */
  async function keep(request, form, folderId) {
    limiter.take("other", request.ip);
    const sent = form.getAll("file").filter((entry) => typeof entry !== "string");
    if (sent.length === 0) throw boardRefusal(400, "file is required");
    const read = await Promise.all(
      sent.map(async (file) => {
        const content = Buffer.from(await file.arrayBuffer());
        const mediaType = mediaTypeOf(content, file.name);
        if (mediaType === null)
          throw boardRefusal(400, "Only images, PDF and CSV files are taken.");
        if (content.length > largestFile) throw boardRefusal(413, "A file may have 5 MB at most.");
        return { folderId, name: shortened(file.name), mediaType, content };
      }),
    );
    const size = read.reduce((sum, { content }) => sum + content.length, 0);
    if (store.bytesOf(userId(request)) + size > mostBytes) {
      throw boardRefusal(400, "There is no room for more files. Delete some first.");
    }
    return read.map((file) => store.add(userId(request), file));
  }

  /**
   * The caller's folder of an id.
   * @param {Request} request
   * @param {string} [id] that which its path names
   */
  function folderAt(request, id = idIn(request)) {
    const folder = folders.find(userId(request), id);
    if (!folder) throw boardRefusal(404, "Folder not found");
    return folder;
  }

  /** @param {StoredFile} file */
  function addressOf({ key, mediaType }) {
    return `${address.publicUrl}/data-board/uploads/${key}.${endingOf(mediaType)}`;
  }
}

/**
 * @param {string} message
 * @param {unknown} data
 */
function told(message, data) {
  return { success: true, message, data };
}

/**
 * Those that a request's query asks for.
 * @template {{ name: string }} Named
 * @param {Named[]} all
 * @param {Request} request
 * @returns {Named[]}
 */
function chosen(all, { query }) {
  const { q = "", limit = "100" } = /** @type {{ q?: string, limit?: string }} */ (query);
  return all
    .filter(({ name }) => name.toLowerCase().includes(q.toLowerCase()))
    .slice(0, Number(limit));
}

/**
 * @param {Request} request
 * @returns {FormData}
 */
function formIn({ body }) {
  if (!(body instanceof FormData)) throw boardRefusal(400, "A multipart form is required");
  return body;
}

/** @param {Request} request */
function idIn(request) {
  return /** @type {{ id: string }} */ (request.params).id;
}

/** @param {Request} request */
function idsIn(request) {
  return /** @type {{ ids: string[] }} */ (request.body).ids;
}

/** @param {string} name */
function shortened(name) {
  return [...name].slice(0, longestName).join("");
}

/**
 * A name as a header's parameter may hold it (RFC 8187).
 * @param {string} name
 */
function encoded(name) {
  return encodeURIComponent(name).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16)}`,
  );
}
