// No Markdown, however it is written and wherever it stands, has the page run or load anything.

import assert from "node:assert/strict";
import { setProseStage } from "./support/prose-stage.mjs";

const scene = setProseStage();

/** Addresses that would run a script, or that are nobody's to open. */
const addresses = [
  "javascript:broken()",
  "JaVaScRiPt:broken()",
  " javascript:broken()",
  "\u0001javascript:broken()",
  "java\tscript:broken()",
  "java&#115;cript:broken()",
  "java&Tab;script:broken()",
  "javascript&colon;broken()",
  "javascript://example.com/%0Abroken()",
  "javascript:/*--></title></style><svg/onload=broken()>",
  "jav%61script:broken()",
  "\\j\\avascript:broken()",
  "<javascript:broken()>",
  "data:text/html,<script>broken()</script>",
  "data:text/html;base64,PHNjcmlwdD5icm9rZW4oKTwvc2NyaXB0Pg==",
  "data:image/svg+xml,<svg onload='broken()'/>",
  "vbscript:broken()",
  "view-source:javascript:broken()",
  "blob:https://evil.example/1",
  "filesystem:https://evil.example/1",
  "file:///etc/passwd",
  "feed:javascript:broken()",
  "mhtml:http://evil.example/x",
  "about:blank",
  "ws://evil.example",
  '"onmouseover="broken()',
  "x' onclick='broken()",
  "https://evil.example\" onerror=\"broken()",
];

/** Markup that an HTML parser would make something of. */
const markup = [
  "<script>broken()</script>",
  "<SCRIPT SRC=https://evil.example/x.js></SCRIPT>",
  "<img src=x onerror=broken()>",
  "<img src='https://evil.example/p.png' onload=broken()>",
  "<svg onload=broken()>",
  "<svg><script>broken()</script></svg>",
  "<svg><animate onbegin=broken() attributeName=x></svg>",
  "<math><mtext><img src=x onerror=broken()></mtext></math>",
  "<iframe src='javascript:broken()'></iframe>",
  "<iframe srcdoc='<script>parent.broken()</script>'></iframe>",
  "<object data='javascript:broken()'></object>",
  "<embed src='data:text/html,<script>broken()</script>'>",
  "<form action='javascript:broken()'><button>x</button></form>",
  "<input autofocus onfocus=broken()>",
  "<details open ontoggle=broken()>",
  "<video><source onerror=broken()></video>",
  "<audio src=x onerror=broken()>",
  "<body onload=broken()>",
  "<link rel=stylesheet href='https://evil.example/x.css'>",
  "<style>@import 'https://evil.example/x.css'; * { display: none }</style>",
  "<meta http-equiv=refresh content='0;url=javascript:broken()'>",
  "<base href='https://evil.example/'>",
  "<a href='javascript:broken()' onclick='broken()'>x</a>",
  "<div style='background: url(https://evil.example/x.png)'>x</div>",
  "<marquee onstart=broken()>x</marquee>",
  "<template><script>broken()</script></template>",
  "<noscript><p title='</noscript><img src=x onerror=broken()>'></noscript>",
  "<!--><img src=x onerror=broken()>-->",
  "<![CDATA[<img src=x onerror=broken()>]]>",
  "<xmp><img src=x onerror=broken()></xmp>",
  "<br onclick=broken()>",
  "<https://evil.example/\"onclick=\"broken()>",
];

/** Places that an address may stand at. */
const withAddress = [
  (address) => `[link](${address})`,
  (address) => `[link](<${address}>)`,
  (address) => `[link](${address} "title")`,
  (address) => `![image](${address})`,
  (address) => `[![image](${address})](${address})`,
  (address) => `<${address}>`,
  (address) => `see ${address} there`,
  (address) => `[1](${address}) [${address}](${address})`,
];

/** Places that markup may stand at. */
const withMarkup = [
  (text) => text,
  (text) => `**${text}**`,
  (text) => `# ${text}`,
  (text) => `- [ ] ${text}`,
  (text) => `> ${text}`,
  (text) => `| a |\n|---|\n| ${text} |`,
  (text) => `\`${text}\``,
  (text) => `\`\`\`${text}\n${text}\n\`\`\``,
  (text) => `\`\`\`html\n${text}\n\`\`\``,
  (text) => `[${text}](https://example.com)`,
  (text) => `![${text}](https://example.com/i.png)`,
  (text) => `[[${text}]] $${text}$ \\(${text}\\)`,
];

const attacks = [
  ...addresses.flatMap((address) => withAddress.map((place) => place(address))),
  ...markup.flatMap((text) => withMarkup.map((place) => place(text))),
];

/**
 * Writes attacks one after the other, and tells what came of them that should not.
 * @param {{ texts: string[], step: number, images: boolean }} options
 */
async function attack({ texts, step, images }) {
  const log = document.querySelector("prose-log");
  await log.show([{ text: "" }]);
  const prose = log.shadowRoot.querySelector(".prose");
  const known = "p,h3,ul,ol,li,blockquote,table,thead,tbody,tr,th,td,pre,code,div,span,a,em,strong,s,br,hr,img,svg,path,button";
  /** @type {string[]} */
  const found = [];
  for (const text of texts) {
    prose.replaceChildren();
    const writer = new globalThis.MarkdownWriter(prose, { images, code: { copyName: "Copy" } });
    for (let at = 0; at < text.length; at += step) writer.write(text.slice(at, at + step));
    writer.end();
    for (const node of prose.querySelectorAll("*")) {
      if (!node.matches(known)) found.push(`<${node.localName}> of ${text}`);
      if (node.namespaceURI.endsWith("svg") && !node.closest("button")) found.push(`drawing of ${text}`);
      for (const name of node.getAttributeNames()) {
        if (/^on|^style$|^srcset$|^srcdoc$|^formaction$/.test(name)) found.push(`${name} of ${text}`);
      }
      if (node.hasAttribute("href") && !/^(https?|mailto|tel):/.test(node.href)) found.push(text);
      if (node.hasAttribute("href") && node.rel !== "noopener noreferrer") found.push(text);
      if (node.localName === "img" && !(images && node.src.startsWith("https:"))) found.push(text);
      if (node.localName === "a" && !node.hasAttribute("href")) node.click();
    }
    if ("broken" in globalThis && globalThis.broken.called) found.push(`ran: ${text}`);
  }
  return found;
}

scene(`${attacks.length} attacks run nothing and ask for nothing`, async ({ foreign, page }) => {
  await page.evaluate(() => {
    globalThis.broken = () => {
      globalThis.broken.called = true;
    };
  });
  assert.ok(attacks.length > 500);
  assert.deepEqual(await page.evaluate(attack, { texts: attacks, step: 1000, images: false }), []);
  assert.deepEqual(await page.evaluate(attack, { texts: attacks, step: 3, images: false }), []);
  assert.deepEqual(foreign, []);
});

scene("where images are allowed, they are all that is asked for", async ({ foreign, page }) => {
  assert.deepEqual(await page.evaluate(attack, { texts: attacks, step: 1000, images: true }), []);
  for (const address of foreign) assert.match(address, /^https:\/\/(example\.com\/i\.png|evil\.example\/)/);
});

scene("the words of an attack stand where they were said", async ({ page }) => {
  const words = await page.evaluate((texts) => texts.map((text) => globalThis.plainText(text)), markup);
  for (const [place, text] of markup.entries()) {
    if (!text.startsWith("<https:")) assert.equal(words[place], text);
  }
});
