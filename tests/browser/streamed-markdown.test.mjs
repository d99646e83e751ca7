// An answer that is drawn while it comes: nothing flashes, nothing that stands is touched, and it
// becomes what the whole text would have become.

import assert from "node:assert/strict";
import { assertAccessible } from "./support/axe.mjs";
import { eventually } from "./support/eventually.mjs";
import { setProseStage } from "./support/prose-stage.mjs";

const scene = setProseStage();

const constructs = [
  "Some **bold words**, *slanted ones*, ~~gone~~ and ***both***, and then more.",
  "A `short code` and ``one with ` in it``, then a lonely ` sign.",
  "Go to [the page](https://example.com/Foo_(bar) 'title') or [see [this]](https://example.com).",
  "An address https://example.com/a_b_c, another (https://example.com) and <https://example.com/>.",
  "A picture ![of *it*](https://example.com/i.png) in a line, and ![none.",
  "Cited [1], [2, 3] and [4-6]; also [[7]] and [not] this one [8](https://example.com).",
  "Costs $5 or $x^2$, \\(y\\) and $HOME; 5*3 = 15, snake_case_name and 2**10.",
  "Line one<br>line two, a <b>tag</b> and 1 < 2.\nNext line\n\n***\n\nEnd",
  "# Title\n\n## Second\nText\n\n#hash and 2024. A year",
  "- one\n- two\n  - nested **bold**\n  - [x] done\n- [ ] open\n\n1. first\n\n   more of it\n\n2. second\n",
  "| Model | Takes |\n|:--|--:|\n| PX-1 | `40 s` |\n| PX-2 | 10 s [1] |\n\n| no table\nhere",
  "```js\nconst a = `x`;\n\nconsole.log(a);\n```\nAfter\n\n~~~\n```\n~~~\n",
  "1. Run:\n\n   ```sh\n   npm i\n\n   npm start\n   ```\n\n2. Done",
  "> Quoted **text**\n> - with a list\n\n$$\na = b\n$$\n\nEnd",
  "مرحبا **بالعالم** [1] و `code`\n\n日本**語**です、[リンク](https://example.com)。",
];

scene("what stands is never touched again, and only ever grows", async ({ page }) => {
  const complaints = await page.evaluate((texts) => {
    /** @type {string[]} */
    const found = [];
    for (const text of texts) {
      const box = document.createElement("div");
      const writer = new globalThis.MarkdownWriter(box);
      /** @type {Map<Node, { parent: Node, data: string | null }>} */
      const stood = new Map();
      const shown = [];
      for (const character of text) {
        writer.write(character);
        shown.push(box.textContent);
        const walker = document.createTreeWalker(box);
        for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
          const before = stood.get(node);
          const { nodeValue: data, parentNode: parent } = node;
          if (before && before.parent !== parent) found.push(`moved: ${text}`);
          if (before?.data && !data.startsWith(before.data)) found.push(`changed: ${text}`);
          stood.set(node, { parent, data });
        }
      }
      writer.end();
      for (const [node, { data }] of stood) {
        if (!box.contains(node)) found.push(`removed: ${node.nodeName} of ${text}`);
        if (data !== null && !node.nodeValue.startsWith(data)) found.push(`changed: ${text}`);
      }
      for (const words of shown) {
        if (!box.textContent.startsWith(words)) found.push(`flashed: ${words} of ${text}`);
      }
      const whole = document.createElement("div");
      const other = new globalThis.MarkdownWriter(whole);
      other.write(text);
      other.end();
      if (!whole.isEqualNode(normal(box))) found.push(`differs: ${box.innerHTML}`);
    }
    return [...new Set(found)];

    function normal(element) {
      element.normalize();
      return element;
    }
  }, constructs);
  assert.deepEqual(complaints, []);
});

scene("a text that goes on adds nodes, and another takes their place", async (stage) => {
  const { prose } = stage;
  await stage.show({ text: "First paragraph\n\nSec", streaming: true });
  const first = await prose.locator("p").first().elementHandle();
  await stage.show({ text: "First paragraph\n\nSecond **bold", streaming: true });
  assert.equal(await prose.locator("p").count(), 2);
  await stage.show({ text: "First paragraph\n\nSecond **bold** [1]" });
  const second = await prose.locator("p").nth(1).innerHTML();
  assert.equal(second, 'Second <strong>bold</strong> <span class="citation">[1]</span>');
  assert.ok(await first.evaluate((node) => node.isConnected));
  await stage.show({ text: "Something else" });
  assert.equal(await prose.textContent(), "Something else");
  assert.ok(await first.evaluate((node) => !node.isConnected));
});

scene("however much comes, it is written once a frame", async ({ page }) => {
  const writes = await page.evaluate(async () => {
    const log = document.querySelector("prose-log");
    await log.show([{ text: "word ", streaming: true }]);
    await new Promise(requestAnimationFrame);
    let frames = 0;
    let changes = 0;
    const observer = new MutationObserver(() => (changes += 1));
    const options = { childList: true, characterData: true, subtree: true };
    observer.observe(log.shadowRoot.querySelector(".prose"), options);
    for (let count = 2; count < 200; count += 1) {
      await log.show([{ text: "word ".repeat(count), streaming: true }]);
      if (count % 20 === 0) {
        await new Promise(requestAnimationFrame);
        frames += 1;
      }
    }
    return { changes, frames };
  });
  assert.ok(writes.changes <= writes.frames + 1, JSON.stringify(writes));
});

const code = "```js\n// adds\nconst sum = (a, b) => a + b;\n```\n\nand\n\n```\nplain\n```\n";

scene("code says its language, and can be copied by keyboard", async (stage) => {
  const { page, prose } = stage;
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await stage.show({ text: code, code: { copyName: "Copy code" } });
  const [button, second] = await prose.getByRole("button", { name: "Copy code" }).all();
  assert.ok(second);
  await button.focus();
  await page.keyboard.press("Enter");
  await eventually(async () => {
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    assert.equal(copied, "// adds\nconst sum = (a, b) => a + b;");
  });
  await page.keyboard.press("Tab");
  const box = prose.getByRole("group", { name: "js" });
  assert.ok(await box.evaluate((node) => node.getRootNode().activeElement === node));
});

scene("a caller is told whether copying has worked", async ({ page, prose }) => {
  await page.evaluate(async (text) => {
    globalThis.told = [];
    const copied = (succeeded) => globalThis.told.push(succeeded);
    Object.defineProperty(navigator, "clipboard", {
      value: { writeText: (copy) => (copy === "plain" ? Promise.reject(new Error()) : Promise.resolve()) },
    });
    await document.querySelector("prose-log").show([{ text, code: { copyName: "Copy", copied } }]);
  }, code);
  for (const button of await prose.getByRole("button", { name: "Copy" }).all()) await button.click();
  await eventually(async () => {
    assert.deepEqual(await page.evaluate(() => globalThis.told), [true, false]);
  });
});

scene("code is coloured once it comes into view, and stays the same text", async (stage) => {
  const { page, prose } = stage;
  /** @type {string[]} */
  const loaded = [];
  page.on("request", (request) => loaded.push(new URL(request.url()).pathname));
  const filler = "Line\n\n".repeat(60);
  await stage.show({ question: "q", text: `${filler}${code}`, code: {} });
  await stage.log.evaluate((log) => log.scrollTo(0, 0));
  assert.deepEqual(loaded.filter((name) => /highlight|prism/.test(name)), []);
  const block = prose.locator("pre code").first();
  assert.equal(await block.locator("span").count(), 0);
  await block.scrollIntoViewIfNeeded();
  await block.locator(".code-keyword").getByText("const").waitFor();
  await block.locator(".code-comment").getByText("// adds").waitFor();
  assert.equal(await block.textContent(), "// adds\nconst sum = (a, b) => a + b;");
  assert.ok(loaded.some((name) => /prism-javascript/.test(name)));
});

const languages = {
  bash: "if true; then echo 1; fi",
  c: "int main(void) { return 0; }",
  "c++": "class A : public B { int x = 1; };",
  "c#": "public class A { int x = 1; }",
  css: "a { color: red }",
  go: "func main() { return }",
  html: '<a href="x">y</a>',
  java: "public class A { int x = 1; }",
  json: '{ "a": 1, "b": true }',
  php: '<?php echo "a"; ?>',
  python: "def f(): return None",
  sql: "SELECT 1 FROM t",
  ts: "const a: number = 1",
  yaml: "a: 1",
};

scene("fourteen languages have colours, each loaded by itself", async (stage) => {
  for (const [name, text] of Object.entries(languages)) {
    await stage.show({ text: `\`\`\`${name}\n${text}\n\`\`\`\n`, code: {} });
    const block = stage.prose.locator("pre code");
    await block.locator("[class^=code-]").first().waitFor();
    assert.equal(await block.textContent(), text);
  }
  const left = await stage.page.evaluate(() => "Prism" in globalThis);
  assert.equal(left, false);
});

scene("images are links unless the owner allows them, and then tell nobody", async (stage) => {
  const text = "![A cat](https://pictures.example/cat.png) ![](http://pictures.example/x.png)";
  await stage.show({ text });
  assert.equal(await stage.prose.locator("img").count(), 0);
  const link = stage.prose.getByRole("link", { name: "A cat" });
  assert.equal(await link.getAttribute("href"), "https://pictures.example/cat.png");
  assert.deepEqual(stage.foreign, []);

  await stage.show({ text, images: true });
  const images = stage.prose.locator("img");
  assert.equal(await images.count(), 1);
  const image = await images.evaluate(({ alt, loading, referrerPolicy, src }) => ({
    alt, loading, referrerPolicy, src,
  }));
  assert.deepEqual(image, {
    alt: "A cat",
    loading: "lazy",
    referrerPolicy: "no-referrer",
    src: "https://pictures.example/cat.png",
  });
  await eventually(() => {
    assert.deepEqual(stage.foreign, ["https://pictures.example/cat.png"]);
  });
});

const everything = `${constructs.join("\n\n")}\n\n${code}\n\n${Object.entries(languages)
  .map(([name, text]) => `\`\`\`${name}\n${text}\n\`\`\``)
  .join("\n")}`;

for (const colorScheme of ["light", "dark"]) {
  scene(
    `everything that an answer can hold is accessible, ${colorScheme}`,
    async (stage) => {
      await stage.page.evaluate(() => {
        document.documentElement.style.colorScheme = "light dark";
        document.querySelector("prose-log").style.setProperty("--parley-height", "9000px");
      });
      await stage.show({ text: everything, code: { copyName: "Copy code" } });
      await stage.prose.locator(".code-keyword").first().waitFor();
      await assertAccessible({ page: stage.page, photograph: () => undefined }, "prose");
    },
    { colorScheme, viewport: { width: 480, height: 9200 } },
  );
}
