// What a script may not have in it if it is to work under a strict policy, and to be trusted with
// text from elsewhere: code made of strings, markup made of strings, inline scripts and styles.

import ts from "typescript";

const evaluators = new Set(["eval", "execScript"]);
const timers = new Set(["setTimeout", "setInterval", "setImmediate"]);
const markupSinks = new Set([
  "innerHTML",
  "outerHTML",
  "insertAdjacentHTML",
  "setHTMLUnsafe",
  "parseHTMLUnsafe",
  "createContextualFragment",
  "parseFromString",
  "srcdoc",
]);
const codeAddress = /^\s*((javascript|vbscript)\s*:|data:text\/html\b)/i;
const inlineStyle = /<[^>]*\sstyle\s*=/i;
const inlineHandler = /<[^>]*\son\w+\s*=/i;
const codeElement = /<(script|style|iframe|object|embed)\b/i;

/** The text of a literal, or of the parts of a template; null for anything else. */
function textOf(node) {
  if (node === undefined) return null;
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isTemplateExpression(node)) {
    return [node.head, ...node.templateSpans.map(({ literal }) => literal)]
      .map(({ text }) => text)
      .join("…");
  }
  return null;
}

/** Whether an expression is a string, as far as can be seen. */
function isString(node) {
  if (node === undefined) return false;
  if (ts.isParenthesizedExpression(node)) return isString(node.expression);
  if (ts.isBinaryExpression(node)) return isString(node.left) || isString(node.right);
  return textOf(node) !== null;
}

/** The name by which something is reached: `eval`, `window.eval`, `window["eval"]`. */
function nameOf(node) {
  if (ts.isIdentifier(node)) return node.text;
  if (ts.isPropertyAccessExpression(node)) return node.name.text;
  if (ts.isElementAccessExpression(node)) return textOf(node.argumentExpression);
  return null;
}

/** Whether a name stands for a variable, and not for a member of something. */
function isVariable(node) {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  return !(ts.isPropertyAssignment(parent) || ts.isMethodDeclaration(parent)) || parent.name !== node;
}

/** What is wrong with a call, or with a construction. */
function* faultsOfCall({ arguments: given = [], expression: callee }) {
  const name = nameOf(callee);
  if (name === "Function") yield "Function";
  if (name === "constructor" && given.some(isString)) yield "Function";
  if (timers.has(name) && isString(given[0])) yield "timer";
  if (/^write(ln)?$/.test(name) && nameOf(callee.expression ?? callee) === "document") {
    yield "document.write";
  }
  if (/^setAttribute/.test(name)) {
    const attribute = given.map(textOf).find((text) => text !== null) ?? "";
    if (attribute === "style" || /^on/i.test(attribute)) yield `attribute ${attribute}`;
  }
  if (/^createElement/.test(name) && given.map(textOf).includes("style")) yield "style element";
}

/** What is wrong with one node, without those inside it. */
function* faultsOf(node) {
  if (ts.isCallExpression(node) || ts.isNewExpression(node)) yield* faultsOfCall(node);
  if (ts.isIdentifier(node) && evaluators.has(node.text) && isVariable(node)) yield "eval";
  if (ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node)) {
    const name = nameOf(node);
    if (evaluators.has(name)) yield "eval";
    if (markupSinks.has(name)) yield name;
  }
  if (codeAddress.test(textOf(node) ?? "")) yield "code address";
  if (ts.isTaggedTemplateExpression(node)) yield* faultsOfMarkup(textOf(node.template));
}

/** What is wrong with a template of Lit's: the one kind of text here that becomes markup. */
function* faultsOfMarkup(text) {
  if (inlineStyle.test(text)) yield "inline style";
  if (inlineHandler.test(text)) yield "inline handler";
  if (codeElement.test(text)) yield "code element";
}

/** The class member, function or file that a node is in. */
function placeOf(node) {
  for (let around = node.parent; around !== undefined; around = around.parent) {
    if ((ts.isMethodDeclaration(around) || ts.isFunctionDeclaration(around)) && around.name) {
      return around.name.getText();
    }
  }
  return "";
}

/**
 * Everything of the kind in a script.
 * @param {string} source
 * @returns {{ fault: string, place: string, code: string }[]} `place` is the name of the function
 */
export function unsafeCode(source) {
  const file = ts.createSourceFile("script.js", source, ts.ScriptTarget.Latest, true);
  if (file.parseDiagnostics.length > 0) throw new SyntaxError(file.parseDiagnostics[0].messageText);
  const found = [];
  const visit = (node) => {
    for (const fault of faultsOf(node)) {
      found.push({ fault, place: placeOf(node), code: node.getText().slice(0, 100) });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}
