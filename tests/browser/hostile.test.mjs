// Nothing that a service sends can run in the page, make it load something, or lead a visitor to
// anything but a web page, a mail or a call.

import assert from "node:assert/strict";
import { question } from "./support/chat.mjs";
import { releases, wire } from "./support/releases.mjs";
import { setStage } from "./support/stage.mjs";

const scene = setStage();

const markdown = `
[one](javascript:alert(1)) [two](JaVaScRiPt:alert(1)) [three](java&#115;cript:alert(1))
[four](data:text/html,<script>parent.broken=1</script>) [five](vbscript:alert) [six](file:///etc)
[seven](\u0001javascript:alert(1)) [eight]( javascript:alert(1) "title") [nine](blob:https://x/1)

javascript:alert(1) and <javascript:alert(1)>

<img src="https://evil.example/pixel.png" onerror="window.broken = true">
<script>window.broken = true</script>
<iframe src="https://evil.example/frame"></iframe>
<svg onload="window.broken = true"><a xlink:href="javascript:alert(1)">x</a></svg>
<style>* { display: none }</style>
<a href="javascript:alert(1)" onclick="window.broken = true">raw link</a>

![picture](https://evil.example/picture.png)
![worse](javascript:alert(1))
[![both](https://evil.example/both.png)](javascript:alert(1))

| <b>cell</b> | [x](javascript:alert(1)) |
|---|---|
| <img src=x onerror=alert(1)> | \`<script>\` |

\`\`\`html
<script>window.broken = true</script>
\`\`\`

[page](https://example.com/page) [mail](mailto:help@example.com) [call](tel:+4930123456)
`;

const hostileName = '<img src="https://evil.example/name.png" onerror="window.broken = true">';

const entry = {
  prompt: question,
  promptTimestamp: 1,
  response: markdown,
  responseTimestamp: 2,
  context: [
    { content: hostileName, metadata: { originalName: hostileName, sourceUrl: "javascript:a()" } },
    { content: "x", metadata: { originalName: "data", sourceUrl: "data:text/html,x" } },
    { content: 7, metadata: null },
    null,
  ],
  safetyAdvisory: { severity: hostileName, text: hostileName },
};

const wanted = ["https://example.com/page", "mailto:help@example.com", "tel:+4930123456"];

/** @param {import("./support/visitor.mjs").Visitor} visitor */
async function assertHarmless({ chat, page }) {
  const elements = chat.panel.locator("img, script, iframe, object, embed, style, form[action]");
  assert.equal(await elements.count(), 0);
  const links = await chat.panel
    .locator("a[href]")
    .evaluateAll((found) => found.map(({ href, rel, target }) => ({ href, rel, target })));
  for (const { href, rel, target } of links) {
    assert.match(href, /^(https?|mailto|tel):/);
    assert.match(rel, /noopener/);
    assert.equal(target, "_blank");
  }
  const handlers = await chat.panel.locator("*").evaluateAll((found) =>
    found.flatMap((node) => node.getAttributeNames().filter((name) => name.startsWith("on"))),
  );
  assert.deepEqual(handlers, []);
  assert.equal(await page.evaluate(() => window.broken), undefined);
}

scene("an answer is text and links, whatever it would like to be", async ({ visitor, chat }) => {
  const fetched = visitor.requestsTo(/evil\.example/);
  await visitor.visitAndOpen(releases.open);
  await visitor.intercept(wire.send, (route) =>
    route.fulfill({ json: { transcript: [entry], signiture: "s", remaining: 3 } }),
  );
  const answer = await chat.ask(question);
  await answer.getByText("4 sources").click();
  await visitor.photograph("hostile answer");
  await assertHarmless(visitor);
  for (const address of wanted) {
    assert.equal(await answer.locator(`a[href="${address}"]`).count(), 1, address);
  }
  for (const name of ["one", "two", "four", "seven", "raw link"]) {
    await answer.getByText(name).first().click();
  }
  await assertHarmless(visitor);
  assert.ok(visitor.page.url().startsWith(visitor.gateway.url));
  assert.equal(visitor.context.pages().length, 1);
  assert.equal(fetched.length, 0);
  assert.ok((await answer.textContent()).includes('<img src="https://evil.example/pixel.png"'));
});

scene("so is a greeting", async ({ visitor, chat }) => {
  const fetched = visitor.requestsTo(/evil\.example/);
  const json = { messages: [{ message: markdown }] };
  await visitor.intercept(wire.welcome, (route) => route.fulfill({ json }));
  await visitor.visitAndOpen(releases.open);
  await chat.log.getByRole("link", { name: "page" }).waitFor();
  await assertHarmless(visitor);
  assert.equal(fetched.length, 0);
});

scene("so are terms of service", async ({ visitor, chat }) => {
  const fetched = visitor.requestsTo(/evil\.example/);
  const details = { tosId: "t", version: 1, title: hostileName, content: markdown };
  const json = { error: { code: "TERMS_NOT_ACCEPTED", message: hostileName, details } };
  await visitor.visitAndOpen(releases.open);
  await visitor.intercept(wire.send, (route) => route.fulfill({ status: 403, json }));
  await chat.say(question);
  await chat.heading.getByText(hostileName).waitFor();
  await chat.panel.getByRole("link", { name: "page" }).waitFor();
  await assertHarmless(visitor);
  assert.equal(fetched.length, 0);
  await visitor.console.expectFailedRequests(/status of 403/);
});

scene("and so are messages of errors", async ({ visitor, chat }) => {
  const json = { code: hostileName, message: hostileName };
  await visitor.intercept(wire.config, (route) => route.fulfill({ status: 404, json }));
  await visitor.visitAndOpen(releases.open);
  await chat.retry.waitFor();
  await assertHarmless(visitor);
  await visitor.console.expectFailedRequests(/status of 404/);
  await visitor.console.expect(/^\[parley\] .*evil\.example/);
});

scene("what is asked is shown as it was typed", async ({ visitor, chat }) => {
  const asked = `${hostileName} **bold** [x](javascript:alert(1))`;
  await visitor.visitAndOpen(releases.open);
  await chat.ask(asked);
  assert.equal(await chat.log.locator(".question p").textContent(), asked);
});

for (const [what, response] of [
  ["deep", `${"> ".repeat(20_000)}bottom`],
  ["long", "word ".repeat(40_000)],
  ["never closed", "*_`[".repeat(20_000)],
]) {
  scene(`an answer that is ${what} leaves the chat usable`, async ({ visitor, chat }) => {
    await visitor.visitAndOpen(releases.open);
    const transcript = [{ ...entry, response }];
    await visitor.intercept(
      wire.send,
      (route) => route.fulfill({ json: { transcript, signiture: "s" } }),
      1,
    );
    await chat.ask(question);
    await chat.message.fill("Still there?");
    assert.equal(await chat.message.inputValue(), "Still there?");
  });
}
