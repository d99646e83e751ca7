// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { MailCatcher } from "../mail/mail-catcher.mjs";
import { Mailer } from "../mail/mailer.mjs";
import { email, ids, startGateway } from "./harness.mjs";

const client = await startGateway();

test("mails are listed, shown, and told to tests", async () => {
  assert.match((await client.get("/mail")).text, /There is no mail yet/);
  await client.start({ releaseId: ids.otp, email });
  await client.start({
    releaseId: ids.link,
    email: "o'brien+x@example.com",
    redirectTo: "http://localhost/",
  });

  const list = await client.get("/mail");
  assert.match(list.text, /http-equiv="refresh"/);
  assert.match(list.text, /o&#39;brien\+x@example\.com/);
  const [, path = ""] = /href="(\/mail\/\d+)"/.exec(list.text) ?? [];
  const page = await client.get(path);
  const link = client.mailedLink("o'brien+x@example.com");
  assert.ok(page.text.includes(`<a href="${link.href.replaceAll("&", "&amp;")}">`));
  assert.equal((await client.get("/mail/99")).status, 404);
  assert.equal((await client.get("/mail/x")).status, 404);

  const { body } = await client.get("/mail.json");
  assert.equal(body.messages.length, 2);
  const own = await client.get("/mail.json", { to: email });
  assert.equal(own.body.messages.length, 1);
  assert.match(own.body.messages[0].subject, /^\d{6} is your code for Code by e-mail$/);
  assert.match(own.body.messages[0].html, /<strong>\d{6}<\/strong>/);
});

test("mail pages carry no scripts, and let none in", async () => {
  const catcher = new MailCatcher();
  const mailer = new Mailer(await catcher.start(), "a@example.com");
  await mailer.send("b@example.com", {
    subject: "<script>alert(1)</script>\r\nBcc: c@example.com",
    text: 'https://example.com/"onclick="x <img src=x>',
    html: "",
  });
  const [mail] = catcher.mails();
  assert.deepEqual(mail?.to, ["b@example.com"]);
  assert.ok(!mail?.subject.includes("\n"));
  mailer.close();
  await catcher.close();

  const { headers } = await client.get("/mail");
  assert.doesNotMatch(headers.get("content-security-policy") ?? "", /script-src/);
});

test("a mail is for one address, whatever it looks like", async () => {
  const catcher = new MailCatcher();
  const mailer = new Mailer(await catcher.start(), "a@example.com");
  const letter = { subject: "s", text: "t", html: "h" };
  await mailer.send("b@example.com, c@example.com", letter).catch(() => {});
  assert.equal(catcher.mails("c@example.com").length, 0);
  mailer.close();
  await catcher.close();
});

test("with a mail server of one's own nothing is caught", async () => {
  const catcher = new MailCatcher();
  const smtpUrl = await catcher.start();
  const own = await startGateway({ smtpUrl });
  await own.start({ releaseId: ids.otp, email });
  assert.equal(catcher.mails(email).length, 1);
  assert.equal(own.gateway.mailCatcher, null);
  assert.match((await own.get("/mail")).text, /real mail/);
  assert.equal((await own.get("/mail.json")).status, 404);
  await catcher.close();
});
