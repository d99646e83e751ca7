// The demo's pages of the widget, at the gateway and without it.

import assert from "node:assert/strict";
import { Chat, question, secondQuestion } from "./support/chat.mjs";
import { releases } from "./support/releases.mjs";
import { setStage } from "./support/stage.mjs";

const scene = setStage();

scene("the script tag", async ({ visitor, chat }) => {
  await visitor.page.goto(visitor.addressOf(""));
  await visitor.page.getByText("<script src=").waitFor();
  await chat.open();
  await chat.ask(question);
  await visitor.photograph("demo script tag");
});

scene("the element", async ({ visitor }) => {
  const chat = new Chat(visitor.page, { role: "region" });
  await visitor.page.goto(visitor.addressOf("element.html"));
  await visitor.page.getByText("<parley-chat").waitFor();
  await chat.ask(question);
  assert.equal(await chat.close.count(), 0);
  await visitor.photograph("demo element");
});

scene("the module", async ({ visitor, chat }) => {
  const { page } = visitor;
  await page.goto(visitor.addressOf("module.html"));
  await page.getByText("chat.toggle").waitFor();
  await page.locator("#open").click();
  await chat.ask(question);
  await page.getByRole("listitem").filter({ hasText: `parley-message ${question}` }).waitFor();
  await visitor.photograph("demo module");
  await chat.close.click();
  await page.getByRole("listitem").filter({ hasText: "parley-close" }).waitFor();
  await chat.assertFocused(page.locator("#open"));
});

scene("the users of a site", async ({ visitor }) => {
  const { page } = visitor;
  const chat = new Chat(page, { role: "region" });
  await page.goto(visitor.addressOf("site-users.html"));
  await chat.heading.getByText("Please sign in").waitFor();
  await visitor.photograph("demo site users");
  await page.getByLabel("Name").fill("Ada");
  await page.getByLabel("Tier").selectOption("free");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.getByText("Ada is signed in, for 5 messages an hour and 10 a day.").waitFor();
  await chat.ask(question);

  await page.reload();
  await page.getByText("Ada is signed in").waitFor();
  await chat.log.getByText(question).waitFor();
  await page.getByRole("button", { name: "Sign out" }).click();
  await chat.heading.getByText("Please sign in").waitFor();
  await chat.assertFocused(page.getByLabel("Name"));
});

scene("a page that the chat fills", async ({ visitor }) => {
  const { page } = visitor;
  const chat = new Chat(page, { role: "region" });
  await page.goto(visitor.addressOf("element.html", { release: releases.open, theme: "dark" }));
  await page.getByRole("link", { name: "all that a page has" }).click();
  await chat.ask(question);
  for (const size of [
    { width: 1100, height: 820 },
    { width: 360, height: 640 },
  ]) {
    await page.setViewportSize(size);
    assert.deepEqual(await chat.panel.boundingBox(), { x: 0, y: 0, ...size });
    const scrolls = await page.evaluate(() => {
      const { clientHeight, clientWidth, scrollHeight, scrollWidth } = document.documentElement;
      return scrollHeight > clientHeight || scrollWidth > clientWidth;
    });
    assert.equal(scrolls, false);
    await visitor.photograph(`demo full page ${size.width}`);
  }
});

scene("every release of the gateway can be chosen", async ({ visitor, chat }) => {
  const { page } = visitor;
  await page.goto(visitor.addressOf(""));
  for (const name of ["Open door", "Code by e-mail", "Homepage chat"]) {
    await page.getByRole("link", { name, exact: true }).click();
    await page.getByRole("link", { name, exact: true }).and(page.locator("[aria-current]")).waitFor();
  }
  await chat.open();
  await chat.email.waitFor();
});

scene("products, help, and an action that leads to another page, where the chat goes on", async ({
  visitor,
  chat,
}) => {
  const { page } = visitor;
  await page.goto(visitor.addressOf("", { release: releases.shop }));
  await chat.open();
  await chat.ask(question);
  const products = chat.log.getByRole("list", { name: "Recommended products" });
  assert.match(await products.innerText(), /Mug.*€14\.00.*Notebook.*€9\.50/s);
  await chat.menu.click();
  await chat.button("Ask a person for help").click();
  await page.getByText("A visitor asks for a person").waitFor();
  await chat.button("Approve").click();
  await page.waitForURL(/element\.html/);
  const inline = new Chat(page, { role: "region" });
  await inline.answered(question, 0);
  await inline.ask(secondQuestion);
});

scene("the form's settings go into the address, and on to the other pages", async ({ visitor }) => {
  const { page } = visitor;
  await page.goto(visitor.addressOf(""));
  await page.getByLabel("Release id").fill(releases.captcha);
  await page.getByLabel("Language").selectOption("fr");
  await page.getByLabel("Theme").selectOption("dark");
  await page.getByRole("button", { name: "Apply" }).click();
  const query = { release: releases.captcha, language: "fr", theme: "dark" };
  await page.waitForURL((url) => {
    const { searchParams } = url;
    return Object.entries(query).every(([name, value]) => searchParams.get(name) === value);
  });
  const chat = new Chat(page, { name: "Discussion" });
  await chat.open();
  await visitor.photograph("demo french dark");
  await page.getByRole("link", { name: "Element", exact: true }).click();
  await page.waitForURL(/element\.html\?.*language=fr/);
  await new Chat(page, { name: "Discussion", role: "region" }).panel.waitFor();
});

for (const [name, path] of [
  ["script tag", "index.html"],
  ["element", "element.html"],
  ["module", "module.html"],
]) {
  scene(`plain files on any server, pointed at a service: ${name}`, async ({ visitor, site }) => {
    const { gateway, page } = visitor;
    const query = new URLSearchParams({ release: releases.open, api: gateway.url });
    await page.goto(site.addressOf(`/demo/page/${path}?${query}`));
    const chat = new Chat(page, { role: name === "element" ? "region" : "dialog" });
    if (name === "script tag") await chat.open();
    if (name === "module") await page.locator("#open").click();
    await chat.ask(question);
  });
}

scene("without a gateway and a release, the page asks for one", async ({ visitor, site }) => {
  await visitor.page.goto(site.addressOf("/demo/page/index.html"));
  await visitor.page.getByText("Enter a release id below").waitFor();
  await visitor.console.expectFailedRequests(/status of 404/);
  assert.equal(await visitor.page.locator("parley-launcher").count(), 0);
});
