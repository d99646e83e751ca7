// @ts-check
// The one module that knows the mail library.

import nodemailer from "nodemailer";
import { flatError } from "../http/wire-errors.mjs";

/** @typedef {{ subject: string, text: string, html: string }} Letter */

/** Sends mail over SMTP. */
export class Mailer {
  #transport;
  #from;

  /**
   * @param {string} smtpUrl e.g. "smtps://user:password@mail.example.com"
   * @param {string} from
   */
  constructor(smtpUrl, from) {
    this.#transport = nodemailer.createTransport(smtpUrl);
    this.#from = from;
  }

  /**
   * Returns when the mail server has taken the letter.
   * @param {string} to a single address, already checked
   * @param {Letter} letter
   * @throws {import("../http/wire-errors.mjs").WireError} 502 MAIL_FAILED
   */
  async send(to, letter) {
    try {
      // As an object the address is never parsed, so it cannot name a second recipient.
      await this.#transport.sendMail({
        from: this.#from,
        to: { name: "", address: to },
        ...letter,
      });
    } catch (cause) {
      const refusal = flatError(502, "MAIL_FAILED", "The mail could not be sent. Try again later.");
      throw Object.assign(refusal, { cause });
    }
  }

  close() {
    this.#transport.close();
  }
}
