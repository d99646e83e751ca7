// No script of the package makes code or markup out of strings.

import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { test } from "node:test";

import { dist } from "./support/parley.mjs";
import { unsafeCode } from "./support/unsafe-code.mjs";

/** What libraries have, each in the one file that it is in. */
const exceptions = {
  /*
   * Lit's template strings, which stand in the package and hold nothing from elsewhere, become nodes
   * through the Trusted Types policy "lit-html". And where a browser has no constructed style sheets,
   * it writes a style element; the widget needs those sheets anyway, and every browser that runs
   * ES2022 has them.
   */
  Lit: {
    sign: /\.createPolicy\("lit-html",\{createHTML:/,
    faults: [
      { fault: "style element", code: /\.createElement\("style"\)$/ },
      { fault: "innerHTML", place: "createElement", code: /^\w+\.innerHTML$/ },
    ],
  },
  /* Prism writes colours into elements of a page; the widget has it read tokens, and nothing else. */
  Prism: {
    sign: /\bhighlightElement\b/,
    faults: [{ fault: "innerHTML", code: /\.element\.innerHTML$/ }],
  },
};

const names = (await readdir(dist)).filter((name) => name.endsWith(".js"));
const sources = new Map();
for (const name of names) sources.set(name, await readFile(path.join(dist, name), "utf8"));

test("the package has the scripts that it should have", () => {
  for (const name of ["parley.js", "element.js", "clients.js", "chat.wasm.js", "sdk.wasm.js"]) {
    assert.ok(names.includes(name), name);
  }
  for (const [library, { sign }] of Object.entries(exceptions)) {
    assert.equal(names.filter((name) => sign.test(sources.get(name))).length, 1, library);
  }
});

for (const [name, source] of sources) {
  test(`${name} makes no code and no markup out of strings`, () => {
    const found = unsafeCode(source);
    const known = Object.values(exceptions).filter(({ sign }) => sign.test(source));
    for (const { fault, place, code } of known.flatMap(({ faults }) => faults)) {
      const index = found.findIndex(
        (one) =>
          one.fault === fault && code.test(one.code) && (place ?? one.place) === one.place,
      );
      assert.notEqual(index, -1, `${fault} is gone: ${JSON.stringify(found)}`);
      found.splice(index, 1);
    }
    assert.deepEqual(found, []);
  });
}

const faults = {
  eval: ["eval('1')", "(0, eval)(x)", "window.eval(x)", "window['eval'](x)", "const { eval: e } = window"],
  Function: ["new Function(x)", "Function(x)()", "window.Function(x)", "f.constructor('return 1')()"],
  timer: ["setTimeout('x()')", "window.setInterval(`x(${y})`, 1)", "setTimeout('x' + (y), 1)"],
  "document.write": ["document.write(x)", "window.document.writeln(x)"],
  innerHTML: ["node.innerHTML = x", "node['innerHTML'] += x"],
  outerHTML: ["node.outerHTML = x"],
  insertAdjacentHTML: ["node.insertAdjacentHTML('beforeend', x)"],
  parseFromString: ["new DOMParser().parseFromString(x, 'text/html')"],
  srcdoc: ["frame.srcdoc = x"],
  "code address": ["a.href = ' JavaScript:x()'", "a.href = `javascript:${x}`"],
  "attribute style": ["node.setAttribute('style', x)", "node.setAttributeNS(null, 'style', x)"],
  "attribute onclick": ["node.setAttribute('onclick', x)"],
  "inline style": ["html`<p style=${x}></p>`", "html`<p style='color: red'></p>`"],
  "inline handler": ["html`<p onclick='x()'></p>`"],
  "code element": ["html`<script>x()</script>`", "html`<style>${x}</style>`"],
  "style element": ["document.createElement('style')"],
};

for (const [fault, examples] of Object.entries(faults)) {
  test(`whatever has ${fault} in it would be found`, () => {
    for (const example of examples) {
      assert.deepEqual([...new Set(unsafeCode(example).map((one) => one.fault))], [fault], example);
    }
  });
}

test("and nothing else would", () => {
  const fine = `
    import("./x.js"); setTimeout(run, 1); node.style.color = "red"; node.textContent = "<b>";
    const names = { eval: 1 }; x instanceof Function; new this.constructor(x);
    writer.write("x"); html\`<p class=\${x} @click=\${y}></p>\`; "Function <script src> 'unsafe-eval'"; "javascript js";
  `;
  assert.deepEqual(unsafeCode(fine), []);
});
