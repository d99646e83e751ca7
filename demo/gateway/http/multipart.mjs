// @ts-check

/**
 * Reads multipart bodies (RFC 7578) of a few routes. They lie in memory whole: `largest` says how
 * much of it they may take.
 * @param {import("fastify").FastifyInstance} app
 * @param {number} largest bytes
 */
export function parseMultipart(app, largest) {
  const options = { parseAs: /** @type {const} */ ("buffer"), bodyLimit: largest };
  app.addContentTypeParser("multipart/form-data", options, formOf);
}

/**
 * @param {import("fastify").FastifyRequest} request
 * @param {Buffer} body
 */
async function formOf(request, body) {
  const type = String(request.headers["content-type"]);
  try {
    const bytes = /** @type {Uint8Array<ArrayBuffer>} */ (body);
    return await new Response(bytes, { headers: { "content-type": type } }).formData();
  } catch (cause) {
    const error = new Error("The body is no multipart form.", { cause });
    throw Object.assign(error, { statusCode: 400 });
  }
}
