// @ts-check

const tries = 20;

/**
 * Listens on a port, or on the next free one when it is taken.
 * @param {import("fastify").FastifyInstance} app
 * @param {string} host
 * @param {number} port 0 for any free one
 * @returns {Promise<number>} the port
 */
export async function listen(app, host, port) {
  for (let next = port; ; next += 1) {
    try {
      await app.listen({ host, port: next });
      return /** @type {import("node:net").AddressInfo} */ (app.server.address()).port;
    } catch (error) {
      const taken = /** @type {NodeJS.ErrnoException} */ (error).code === "EADDRINUSE";
      if (!taken || next === port + tries || next === 65_535) throw error;
    }
  }
}
