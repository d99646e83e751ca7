// A chat with an agent: how it is put on a page, what a visitor says and reads, and what is kept.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { AgentChat, agentTag, agents, agentWire, tokenFor, visitAgent } from "./support/agents.mjs";
import { question, secondQuestion } from "./support/chat.mjs";
import { eventually } from "./support/eventually.mjs";
import { setStage } from "./support/stage.mjs";

const scene = setStage({ wordPauseMs: 2 });

/** The paths of the package's files among some requests. */
function files(requests) {
  return requests.map((request) => new URL(request.url()).pathname.replace(/^\/dist\//, ""));
}

scene("by a script tag, with the token of the page's own function", async ({ visitor, site }) => {
  const { page } = visitor;
  const { accessToken, organizationId } = await tokenFor(visitor);
  const script = site.publish(
    "js",
    `window.giveToken = async () => ${JSON.stringify(accessToken)};`,
  );
  const more = `imbrace-organization-id="${organizationId}" imbrace-token-callback="giveToken"`;
  const fetched = visitor.requestsTo(/\/dist\//);
  const body = `<script src="${script}"></script>${agentTag(visitor, agents.plain, more)}`;
  await page.goto(site.publishPage({ body }));
  const chat = new AgentChat(page);
  await chat.launcher.waitFor();
  assert.deepEqual(files(fetched), ["parley.js"]);

  await chat.open();
  await chat.assertFocused(chat.message);
  await chat.suggestions.getByRole("button", { name: question }).click();
  const answer = await chat.replied();
  assert.match(await answer.textContent(), /script tag/);
  const loaded = files(fetched);
  assert.ok(loaded.includes("agent.js") && loaded.includes("agent.wasm"), String(loaded));
  assert.ok(!loaded.some((file) => /^(element|chat\.wasm|sdk|index)/.test(file)), String(loaded));
  assert.equal(await chat.suggestions.count(), 0);
  await chat.close.click();
  await chat.assertFocused(chat.launcher);
});

scene(
  "by the element, whose token is a function; a chat with Divinci loads none of it",
  async ({ visitor, site }) => {
    const { page } = visitor;
    const fetched = visitor.requestsTo(/\/dist\//);
    await page.goto(site.publishPage({}));
    const token = await tokenFor(visitor);
    await page.evaluate(
      async ({ agent, token, url }) => {
        await import(`${url}/dist/element.js`);
        const chat = Object.assign(document.createElement("parley-chat"), {
          assistantId: agent,
          organizationId: token.organizationId,
          agentBaseUrl: url,
          accessToken: () => token.accessToken,
          label: "Help",
        });
        window.told = [];
        chat.addEventListener("parley-message", ({ detail }) => window.told.push(detail));
        document.body.append(chat);
      },
      { agent: agents.allAtOnce, token, url: visitor.gateway.url },
    );
    const chat = new AgentChat(page, { name: "Help" });
    await chat.launcher.waitFor();
    assert.ok(!files(fetched).some((file) => /agent/.test(file)), String(files(fetched)));
    await chat.open();
    await chat.say(question);
    await chat.replied();
    const told = await page.evaluate(() => window.told);
    assert.equal(told.length, 1);
    assert.equal(told[0].message.role, "assistant");
    assert.ok(!files(fetched).includes("chat.wasm"));
  },
);

scene(
  "an answer is there while it is written, and is followed to its length",
  async ({ visitor }) => {
    const chat = await visitAgent(visitor, agents.thinksAloud);
    await chat.say(question);
    await chat.panel.getByText("Thinking…").waitFor();
    await chat.stop.waitFor();
    const answer = await chat.replied();
    assert.equal(await chat.stop.count(), 0);
    const thoughts = answer.locator("details.thoughts");
    assert.equal(await thoughts.evaluate((node) => node.open), false);
    await thoughts.getByText("Thoughts").click();
    await thoughts.getByText(/What is asked is/).waitFor();
    await chat.assertInView(chat.log.locator(".question"));
    await visitor.photograph("agent answer");
  },
);

scene("an agent that hides its thoughts only shows that it thinks", async ({ visitor }) => {
  const chat = await visitAgent(visitor, agents.thinksInSilence);
  await chat.say(question);
  const answer = await chat.replied();
  assert.equal(await answer.locator("details.thoughts").count(), 0);
});

scene(
  "a reload shows what was said and how it was rated; a new chat begins empty",
  async ({ visitor }) => {
    const { page } = visitor;
    let chat = await visitAgent(visitor, agents.plain);
    await chat.say(question);
    let answer = await chat.replied();
    const voted = page.waitForResponse(agentWire.votes);
    await answer.getByRole("button", { name: "Good answer" }).click();
    assert.equal((await voted).status(), 200);
    const text = await answer.locator(".prose").textContent();

    await page.reload();
    answer = await chat.replied();
    assert.equal(await answer.locator(".prose").textContent(), text);
    await answer.getByRole("button", { name: "Good answer", pressed: true }).waitFor();

    await chat.menu.click();
    await chat.button("New chat").click();
    await chat.suggestions.waitFor();
    await chat.assertFocused(chat.message);
    assert.equal(await chat.log.locator(".question").count(), 0);
    await page.reload();
    chat = new AgentChat(page, { role: "region" });
    await chat.suggestions.waitFor();
    assert.equal(await chat.log.locator(".question").count(), 0);
  },
);

scene("the menu saves and shares what was said, tells of answers, and asks for a person", async ({
  visitor,
}) => {
  const { page } = visitor;
  const heard = await visitor.countNotes();
  await visitor.context.addInitScript(() => {
    navigator.canShare = () => true;
    navigator.share = async ({ text }) => (window.shared = text);
    addEventListener("parley-help", (event) => {
      event.preventDefault();
      window.asked = event.detail.transcript.map(({ prompt }) => prompt);
    });
  });
  const chat = await visitAgent(visitor, agents.plain);
  await page.locator("parley-chat").evaluate((element) => {
    element.shareChat = element.helpRequests = true;
  });
  const choose = async (name) => {
    await chat.menu.click();
    await chat.button(name).click();
  };
  await chat.say(question);
  await chat.replied();

  const saved = page.waitForEvent("download");
  await choose("Save conversation");
  const text = await readFile(await (await saved).path(), "utf8");
  assert.ok(text.includes(`> ${question}`) && /script tag/.test(text), text);
  await choose("Share conversation");
  await eventually(async () => assert.match(await page.evaluate(() => window.shared), /script tag/));
  await choose("Ask a person for help");
  assert.deepEqual(await page.evaluate(() => window.asked), [question]);
  await chat.panel.locator(".remark", { hasText: "A person has been asked to help." }).waitFor();

  await choose("Turn sound on");
  await eventually(async () => assert.equal(await heard(), 2));
  await chat.say(secondQuestion);
  await chat.replied(1);
  await eventually(async () => assert.equal(await heard(), 4));
});

scene("a rating that the service does not take is taken back", async ({ visitor }) => {
  const chat = await visitAgent(visitor, agents.plain);
  await chat.say(question);
  const answer = await chat.replied();
  await visitor.intercept(agentWire.votes, (route) => route.fulfill({ status: 400, body: "{}" }));
  await answer.getByRole("button", { name: "Poor answer" }).click();
  await visitor.console.expectFailedRequests(/status of 400/);
  await chat.panel
    .getByRole("paragraph")
    .filter({ hasText: "Your feedback could not be sent" })
    .waitFor();
  await answer.getByRole("button", { name: "Poor answer", pressed: false }).waitFor();
});

scene("the last question can be changed, and answered again", async ({ visitor }) => {
  const chat = await visitAgent(visitor, agents.plain);
  await chat.say(question);
  await chat.replied();
  await chat.button("Edit question").click();
  const field = chat.panel.getByRole("textbox", { name: "Edit question" });
  await chat.assertFocused(field);
  await field.press("Escape");
  await chat.button("Edit question").click();
  await field.fill(secondQuestion);
  await field.press("Enter");
  await chat.log.getByText(secondQuestion).waitFor();
  await chat.replied();
  assert.equal(await chat.log.locator(".question").count(), 1);

  await chat.button("Answer again").click();
  await chat.replied();
  await visitor.page.reload();
  await chat.replied();
  assert.equal(await chat.log.locator(".question").count(), 1);
  assert.equal(await chat.log.locator(".question p").textContent(), secondQuestion);
});

scene("files can be dropped on the chat", async ({ visitor }) => {
  const { page } = visitor;
  const chat = await visitAgent(visitor, agents.plain);
  const dataTransfer = await page.evaluateHandle(() => {
    const transfer = new DataTransfer();
    transfer.items.add(new File(["a,b"], "rows.csv", { type: "text/csv" }));
    return transfer;
  });
  await eventually(async () => {
    await chat.message.dispatchEvent("dragover", { dataTransfer });
    assert.ok(await chat.text("Drop files here").isVisible());
  });
  await chat.message.dispatchEvent("drop", { dataTransfer });
  await chat.panel.getByRole("list", { name: "Attached files" }).getByText("rows.csv").waitFor();
  assert.equal(await chat.text("Drop files here").count(), 0);
});

scene("files go along with a message; those that may not are told of", async ({ visitor }) => {
  const { page } = visitor;
  const chat = await visitAgent(visitor, agents.plain);
  const pick = chat.panel.locator("input[type=file]");
  await pick.setInputFiles([
    { name: "rows.csv", mimeType: "text/csv", buffer: Buffer.from("a,b\n1,2\n") },
    { name: "tool.exe", mimeType: "application/octet-stream", buffer: Buffer.from("x") },
    { name: "big.png", mimeType: "image/png", buffer: Buffer.alloc(5 * 1024 * 1024 + 1) },
  ]);
  const list = chat.panel.getByRole("list", { name: "Attached files" });
  await list.getByText("Only images, PDF and CSV").waitFor();
  await list.getByText("Larger than 5 MB").waitFor();
  await visitor.photograph("agent files");
  await list.getByRole("button", { name: /Remove .*tool\.exe/ }).click();
  await list.getByRole("button", { name: /Remove .*big\.png/ }).click();
  await eventually(async () => assert.equal(await list.getByText("Uploading").count(), 0));
  const sent = page.waitForRequest(agentWire.chat);
  await chat.say(question);
  const { parts } = (await sent).postDataJSON().messages[0];
  assert.deepEqual(
    parts.map(({ type, name, mediaType }) => ({ type, name, mediaType })),
    [
      { type: "text", name: undefined, mediaType: undefined },
      { type: "file", name: "rows.csv", mediaType: "text/csv" },
    ],
  );
  await chat.replied();
  await chat.log.getByRole("link", { name: /rows\.csv/ }).waitFor();
  assert.equal(await list.count(), 0);
});
