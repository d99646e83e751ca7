// @ts-check
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { createGateway } from "../gateway.mjs";
import { Consents } from "../store/consents.mjs";
import { Database } from "../store/database.mjs";
import { migrations } from "../store/migrations.mjs";
import { prune } from "../store/prune.mjs";
import { Client, Clock, email, ids } from "./harness.mjs";

const folder = mkdtempSync(join(tmpdir(), "parley-database-"));
after(() => rmSync(folder, { recursive: true }));

test("sessions, quota, conversations and terms outlive a restart", async () => {
  const database = join(folder, "deep", "gateway.sqlite");
  const clock = new Clock();
  const open = async () =>
    new Client(await createGateway({ database, now: () => clock.ms }), clock, []);

  let client = await open();
  const token = await client.session(ids.tiny);
  const first = await client.send(token, "Hello");
  client.gateway.publishTerms(ids.terms, { title: "Second", content: "Second" });
  const turnstileToken = client.turnstileToken();
  await client.start({ releaseId: ids.captcha, turnstileToken });
  await client.gateway.close();

  client = await open();
  const second = await client.send(token, "Hello", first.body);
  assert.equal(second.status, 200);
  assert.equal(second.body.remaining, 0);
  const visitor = await client.session(ids.terms);
  assert.equal((await client.send(visitor, "Hello")).body.error.details.version, 2);
  assert.equal((await client.start({ releaseId: ids.captcha, turnstileToken })).status, 403);
  await client.gateway.close();
});

test("the schema has a version, and a newer one is left alone", () => {
  const path = join(folder, "version.sqlite");
  const database = new Database(path);
  assert.equal(database.get("PRAGMA user_version")?.["user_version"], migrations.length);
  database.close();

  const again = new Database(path);
  again.run("PRAGMA user_version = 99");
  again.close();
  assert.throws(() => new Database(path), /schema version 99/);
});

test("what expired long ago is deleted, and terms and feedback are not", async () => {
  const database = new Database(":memory:");
  const day = 86_400_000;
  database.run("INSERT INTO rate_buckets VALUES ('old', 1, ?)", day);
  database.run("INSERT INTO rate_buckets VALUES ('recent', 1, ?)", 3 * day);
  database.run("INSERT INTO terms_versions VALUES ('r', 1, 't', 'a', 'b', 0)");
  prune(database, 3 * day);
  assert.deepEqual(
    database.all("SELECT name FROM rate_buckets").map(({ name }) => name),
    ["recent"],
  );
  assert.equal(database.all("SELECT * FROM terms_versions").length, 1);
  database.close();
});

test("the file gives no code, link or visitor's address away", async () => {
  const path = join(folder, "secrets.sqlite");
  const clock = new Clock();
  const client = new Client(
    await createGateway({ database: path, now: () => clock.ms }),
    clock,
    [],
  );
  await client.start({ releaseId: ids.otp, email });
  const code = client.mailedCode();
  await client.start({ releaseId: ids.link, email, redirectTo: "http://localhost/" });
  const secret = client.mailedLink().searchParams.get("token") ?? "";
  await client.gateway.close();

  const database = new Database(path);
  const tables = database.all("SELECT name FROM sqlite_master WHERE type = 'table'");
  const rows = tables.flatMap(({ name }) => database.all(`SELECT * FROM ${name}`));
  const values = rows.flatMap((row) => Object.values(row)).map(String);
  assert.ok(values.length > 10);
  for (const hidden of [code, secret, email]) {
    assert.ok(!values.some((value) => value === hidden));
  }
  database.close();
});

test("the last word on consent counts, and no word is no consent", async () => {
  const path = join(folder, "consents.sqlite");
  const clock = new Clock();
  const client = new Client(
    await createGateway({ database: path, now: () => clock.ms }),
    clock,
    [],
  );
  for (const marketingConsent of [true, false, undefined]) {
    await client.start({ releaseId: ids.otp, email, marketingConsent });
  }
  await client.start({ releaseId: ids.otp, email: "yes@example.com", marketingConsent: true });
  await client.start({ releaseId: ids.otp, email: "silent@example.com" });
  await client.gateway.close();

  const database = new Database(path);
  const consents = new Consents(database, () => 0);
  assert.equal(consents.of(ids.otp, email), false);
  assert.equal(consents.of(ids.otp, "yes@example.com"), true);
  assert.equal(consents.of(ids.otp, "silent@example.com"), null);
  assert.equal(consents.of(ids.link, "yes@example.com"), null);
  database.close();
});
