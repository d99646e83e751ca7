// @ts-check
// A mail server that delivers nowhere: it keeps what it is given and shows it. The one module that
// knows the SMTP server and MIME libraries.

import PostalMime from "postal-mime";
import { SMTPServer } from "smtp-server";

/**
 * @typedef {object} CaughtMail
 * @property {number} id counts up from 1
 * @property {string[]} to the envelope's recipients
 * @property {string} from
 * @property {string} subject
 * @property {string} text
 * @property {string} html
 * @property {string} receivedAt ISO 8601
 */

const kept = 200;
const largest = 1024 * 1024;

export class MailCatcher {
  /** @type {CaughtMail[]} */
  #mails = [];
  #count = 0;
  #server;

  constructor() {
    this.#server = new SMTPServer({
      authOptional: true,
      disabledCommands: ["AUTH", "STARTTLS"],
      size: largest,
      logger: false,
      onData: (stream, session, done) => {
        this.#take(
          stream,
          session.envelope.rcptTo.map(({ address }) => address),
        ).then(() => done(), done);
      },
    });
  }

  /**
   * Opens a free port on this machine.
   * @returns {Promise<string>} the SMTP URL
   */
  async start() {
    await /** @type {Promise<void>} */ (
      new Promise((resolve, reject) => {
        this.#server.server.once("error", reject);
        this.#server.listen(0, "127.0.0.1", () => resolve());
      })
    );
    const address = /** @type {import("node:net").AddressInfo} */ (this.#server.server.address());
    // A sender that hangs up in the middle is no event to end the gateway for.
    this.#server.on("error", () => {});
    return `smtp://127.0.0.1:${address.port}?ignoreTLS=true`;
  }

  /**
   * @param {string} [to] only those sent to this address
   * @returns {readonly CaughtMail[]} newest first
   */
  mails(to) {
    return this.#mails.filter((mail) => to === undefined || mail.to.includes(to));
  }

  /**
   * @param {number} id
   * @returns {CaughtMail | null}
   */
  mail(id) {
    return this.#mails.find((mail) => mail.id === id) ?? null;
  }

  /** @returns {Promise<void>} */
  close() {
    return new Promise((resolve) => this.#server.close(() => resolve()));
  }

  /**
   * @param {import("node:stream").Readable} stream
   * @param {string[]} to
   */
  async #take(stream, to) {
    const chunks = [];
    for await (const chunk of stream) chunks.push(chunk);
    const mail = await PostalMime.parse(Buffer.concat(chunks));
    this.#count += 1;
    this.#mails.unshift({
      id: this.#count,
      to,
      from: mail.from?.address ?? "",
      subject: mail.subject ?? "",
      text: mail.text ?? "",
      html: mail.html ?? "",
      receivedAt: new Date().toISOString(),
    });
    this.#mails.length = Math.min(this.#mails.length, kept);
  }
}
