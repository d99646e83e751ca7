// @ts-check
// Puts the gateway's parts together. Nothing here listens yet.

import { Admissions } from "./admissions.mjs";
import { Answers } from "./answers/answers.mjs";
import { projectDocuments } from "./answers/documents.mjs";
import { Model } from "./answers/model.mjs";
import { PassageIndex } from "./answers/passage-index.mjs";
import { passagesOf } from "./answers/passages.mjs";
import { Retrieval } from "./answers/retrieval.mjs";
import { ChatTurns } from "./chats/chat-turns.mjs";
import { Conversation } from "./conversation.mjs";
import { GateTokens } from "./crypto/gate-tokens.mjs";
import { SignedTokens } from "./crypto/signed-tokens.mjs";
import { Signer } from "./crypto/signer.mjs";
import { TranscriptSignatures } from "./crypto/transcript-signatures.mjs";
import { Origins } from "./http/origins.mjs";
import { createImbraceServices } from "./imbrace/services.mjs";
import { Logins } from "./logins.mjs";
import { MailCatcher } from "./mail/mail-catcher.mjs";
import { Mailer } from "./mail/mailer.mjs";
import { ChatFeeds } from "./realtime/chat-feeds.mjs";
import { ChatSockets } from "./realtime/chat-sockets.mjs";
import { ReleaseBook } from "./release-book.mjs";
import { withTurnstileKeys } from "./releases.mjs";
import { Speech } from "./speech/speech.mjs";
import { Chats } from "./store/chats.mjs";
import { Consents } from "./store/consents.mjs";
import { Database } from "./store/database.mjs";
import { DelegatedMessages } from "./store/delegated-messages.mjs";
import { EmailCodes } from "./store/email-codes.mjs";
import { Feedback } from "./store/feedback.mjs";
import { Handoffs } from "./store/handoffs.mjs";
import { MagicLinks } from "./store/magic-links.mjs";
import { MessageCounters } from "./store/message-counters.mjs";
import { Messages } from "./store/messages.mjs";
import { QuotaCounters } from "./store/quota-counters.mjs";
import { RateLimiter } from "./store/rate-limiter.mjs";
import { Secrets } from "./store/secrets.mjs";
import { Sessions } from "./store/sessions.mjs";
import { keptSigningKey } from "./store/signing-key.mjs";
import { SocketTickets } from "./store/socket-tickets.mjs";
import { TermsOfService } from "./store/terms.mjs";
import { TurnstileTokens } from "./store/turnstile-tokens.mjs";
import { Users } from "./store/users.mjs";
import { Siteverify } from "./turnstile/siteverify.mjs";
import { TurnstileVerifier } from "./turnstile/verifier.mjs";

/** @typedef {Awaited<ReturnType<typeof createServices>>} Services */

const cloudflareSiteverify = "https://challenges.cloudflare.com/turnstile/v0/siteverify";

/** Where the gateway is reached; known once it listens. */
class Address {
  /** By visitors, through whatever stands before it. */
  publicUrl = "";
  /** By itself. */
  localUrl = "";
}

/** @param {Readonly<import("./options.mjs").GatewayOptions>} options */
export async function createServices(options) {
  const { now } = options;
  const address = new Address();
  const database = new Database(options.database);
  const signer = new Signer(
    options.signingKey === null ? keptSigningKey(database) : Buffer.from(options.signingKey),
  );
  const releases = new ReleaseBook(releasesOf(options));
  const terms = new TermsOfService(database, now);
  publishFirstTerms(releases, terms);

  const signedTokens = new SignedTokens(signer, now);
  const tokens = new GateTokens(signedTokens);
  const sessions = new Sessions(database, now);
  const { tokenSeconds } = options;
  const quotas = new QuotaCounters(database, now);
  const signatures = new TranscriptSignatures(signer);

  const documents = projectDocuments(options.projectRoot);
  const passages = documents.flatMap(({ file, markdown }) => passagesOf(file, markdown));
  const retrieval = new Retrieval(
    new PassageIndex(passages),
    ({ file, anchor }) => `${address.publicUrl}/knowledge/${file}${anchor && `#${anchor}`}`,
  );
  const answers = new Answers(retrieval, options.model && new Model(options.model), options);

  const { accessSeconds, refreshSeconds } = options;
  const users = new Users(database, now);
  const chats = new Chats(database, now);
  const messages = new Messages(database, now);
  const counters = new MessageCounters(database, now);
  const delegated = new DelegatedMessages(database, now, { seconds: options.delegatedSeconds });
  const feeds = new ChatFeeds();

  const catcher = options.smtpUrl === null ? new MailCatcher() : null;
  const smtpUrl = options.smtpUrl ?? (await catcher?.start()) ?? "";

  const siteverifyUrl = () =>
    options.turnstileReal ? cloudflareSiteverify : `${address.localUrl}/turnstile/v0/siteverify`;

  /** @type {(purpose: import("./crypto/signer.mjs").Purpose, seconds: number) => Secrets} */
  const secrets = (purpose, seconds) => new Secrets(purpose, signer, now, seconds);

  return {
    options,
    address,
    database,
    releases,
    terms,
    signer,
    quotas,
    signatures,
    passages,
    catcher,
    origins: new Origins(options.allowedOrigins, options.loopbackOrigins),
    admissions: new Admissions({ releases, tokens, sessions, signer, now, tokenSeconds }),
    conversation: new Conversation({ signatures, terms, quotas, answers, address, now }),
    logins: new Logins({ users, tokens: signedTokens, now, accessSeconds, refreshSeconds }),
    chats,
    messages,
    counters,
    turns: new ChatTurns({ messages, delegated, counters, releases, terms, answers, feeds }),
    tickets: new SocketTickets(database, secrets("socket-ticket", options.ticketSeconds)),
    feeds,
    chatSockets: new ChatSockets(feeds, options),
    codes: new EmailCodes(database, signer, now, {
      seconds: options.codeSeconds,
      attempts: options.codeAttempts,
    }),
    links: new MagicLinks(database, secrets("magic-link", options.linkSeconds)),
    consents: new Consents(database, now),
    feedback: new Feedback(database, now),
    handoffs: new Handoffs(database, secrets("handoff", options.handoffSeconds)),
    limiter: new RateLimiter(database, signer, now, options.rates),
    mailer: new Mailer(smtpUrl, options.mailFrom),
    turnstile: new TurnstileVerifier(siteverifyUrl),
    siteverify: new Siteverify(new TurnstileTokens(database, signer), now),
    speech: new Speech(),
    imbrace: createImbraceServices({ options, database, signer, answers }),
  };
}

/**
 * @param {Readonly<import("./options.mjs").GatewayOptions>} options
 * @returns {import("./releases.mjs").Release[]}
 */
function releasesOf({ releases, turnstileKeys, quotaMessages }) {
  const keyed = withTurnstileKeys(releases, turnstileKeys);
  if (quotaMessages === null) return keyed;
  return keyed.map((release) => ({
    ...release,
    quota: { ...release.quota, messages: quotaMessages },
  }));
}

/**
 * Version 1 of each release's terms; later ones are the owner's, and stay.
 * @param {ReleaseBook} releases
 * @param {TermsOfService} terms
 */
function publishFirstTerms(releases, terms) {
  for (const release of releases.all()) {
    if (release.terms && !terms.current(release.id)) terms.publish(release.id, release.terms);
  }
}
