#!/usr/bin/env node
// @ts-check
// Starts the demo gateway from the environment's settings: node demo/gateway/main.mjs

import { createGateway } from "./gateway.mjs";
import { OptionError, optionsFromEnv } from "./options.mjs";

const usualPort = 4780;

/** @param {string} line */
const say = (line) => process.stdout.write(`${line}\n`);

try {
  const options = { port: usualPort, log: console.error, ...optionsFromEnv(process.env) };
  const gateway = await createGateway(options);
  /** @param {NodeJS.Signals} signal */
  const end = async (signal) => {
    process.off("SIGINT", end).off("SIGTERM", end);
    await gateway.close();
    say(`Closed on ${signal}.`);
  };
  process.on("SIGINT", end).on("SIGTERM", end);

  if (options.port !== 0 && gateway.port !== options.port) {
    say(`Port ${options.port} is taken; using ${gateway.port}. (PARLEY_PORT chooses another.)`);
  }
  say("");
  say(`  The demo page   ${gateway.url}/`);
  say(`  A site's users  ${gateway.url}/site-users.html`);
  say(`  Client alone    ${gateway.url}/signed-in.html`);
  if (gateway.mailCatcher) say(`  Its mails       ${gateway.url}/mail`);
  else say("  Its mails       are sent for real, as PARLEY_SMTP_URL says");
  say(
    `  Answers         ${options.model ? options.model.model : "from the project's documentation"}`,
  );
  say("");
  say("Ctrl+C ends it.");
} catch (error) {
  if (error instanceof OptionError) console.error(error.message);
  else console.error("The demo gateway could not start:", error);
  process.exitCode = 1;
}
