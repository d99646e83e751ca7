import assert from "node:assert/strict";
import { test } from "node:test";
import { randomNumbers } from "./support/random.js";
import { treeOf, Written } from "./support/tree.js";

/** What becomes of texts, by what they show. */
const samples: Record<string, readonly (readonly [text: string, tree: string])[]> = {
  "emphasis": [
    ["**bold** and *em* and ~~gone~~", "p(strong(bold) and em(em) and s(gone))"],
    ["日本**語**です、**「概要」**の", "p(日本strong(語)です、strong(「概要」)の)"],
    ["_foo_bar_ and __init__", "p(em(foo_bar) and strong(init))"],
  ],
  "signs that are no emphasis": [
    ["5*3 = 15 and 2**10, a * b", "p(5*3 = 15 and 2**10, a * b)"],
    ["snake_case_name, Price*, 2024* only", "p(snake_case_name, Price*, 2024* only)"],
    [String.raw`\*plain\*`, "p(*plain*)"],
  ],
  "code in a line": [
    ["a `x*y` b", "p(a code(x*y) b)"],
    ["``a ` b`` c", "p(code(a ` b) c)"],
    ["a ` alone", "p(a ` alone)"],
    ["```no fence``` here", "p(code(no fence) here)"],
  ],
  "links": [
    ["[a](https://x.y/p)", "p(link(a https://x.y/p))"],
    ["[a [b] c](https://x.y/Foo_(bar) 'title')", "p(link(a [b] c https://x.y/Foo_(bar)))"],
    ["[a](<https://x.y/a b>)", "p(link(a https://x.y/a b))"],
    ["[![i](https://x.y/i.png)](https://x.y)", "p(link(![i](https://x.y/i.png) https://x.y))"],
    ["[a] (b) and [ref][id]", "p([a] (b) and [ref][id])"],
    ["see https://x.y/a_b_c. Or (https://x.y/Foo_(bar)).",
      "p(see address(https://x.y/a_b_c). Or (address(https://x.y/Foo_(bar))).)"],
    ["**https://x.y/** and <https://z.z>", "p(strong(address(https://x.y/)) and address(https://z.z))"],
    ["http:// and https and the", "p(http:// and https and the)"],
  ],
  "images": [
    ['![a *b*](https://x.y/i.png "t")', "p(image(a *b* https://x.y/i.png))"],
    ["wow![ and\n\n# more", "p(wow![ and)h1(more)"],
  ],
  "citations": [
    ["a [1] b [2, 3] c [4-6][7]", "p(a citation(1) b citation(2, 3) c citation(4-6)citation(7))"],
    ["a [[1]]. [x] [^1]", "p(a citation(1). [x] [^1])"],
    ["[1](https://x.y)", "p(link(1 https://x.y))"],
  ],
  "formulas, which are not prices": [
    ["$x^2$ and \\(y\\)", "p(math(x^2) and math(y))"],
    ["$$\na\n$$ b", "p(math(a) b)"],
    ["\\[\nx\n\\]", "p(math(x))"],
    ["$5 and $10, set $HOME and $PATH", "p($5 and $10, set $HOME and $PATH)"],
    ["$$ never\n\nended", "p($$ never)p(ended)"],
    ["\\(open\n\nnext", "p((open)p(next)"],
  ],
  "tables": [
    ["| a | b |\n|---|---|\n| 1 | 2 |\nafter",
      "table(tr(td( a )td( b ))tr(td( 1 )td( 2 )))p(after)"],
    ["| a |\n|---|\n| `x|y` \\| z |\n# h", "table(tr(td( a ))tr(td( code(x|y) | z )))h1(h)"],
    ["| a |\n|---|\n| `x\\|y` \\| ``\\|`z`` |\n", "table(tr(td( a ))tr(td( code(x|y) | code(|`z) )))"],
    ["| a |\n|---|\n| `` `x\\|y` \\| |\n", "table(tr(td( a ))tr(td( `` code(x|y) | )))"],
    ["| a* |\n|---|\n| **b | c |", "table(tr(td( a* ))tr(td( **b )td( c )))"],
    ["|a|b\n|-|-\n|1|2", "table(tr(td(a)td(b))tr(td(1)td(2)))"],
    ["| no table\nfor sure", "p(| no tablebr()for sure)"],
  ],
  "lists": [
    ["- a\n  - b\n- c", "ul(li(aul(li(b)))li(c))"],
    ["3. c\n4. d", "ol(from 3: li(c)li(d))"],
    ["1) a\n2) b", "ol(li(a)li(b))"],
    ["- [ ] a\n- [X] b", "ul(li(box() a)li(box(x) b))"],
    ["1. a\n\n   b\n\n2. c", "ol(li(abr()br() b)li(c))"],
    ["1. a:\n\n   - x\n\n2. b", "ol(li(a:ul(li(x)))li(b))"],
    ["- a\n\nb", "ul(li(a))p(b)"],
  ],
  "code in lists": [
    ["1. a:\n\n   ```sh\n   x\n\n   y\n   ```\n\n2. b", "ol(li(a:pre(sh: x\n\ny))li(b))"],
    ["- a\n  ```\nx\n  ```\n- b", "ul(li(apre(x))li(b))"],
    ["- ```js\n  x\n  ```\n- b", "ul(li(pre(js: x))li(b))"],
  ],
  "blocks of code": [
    ["```js\na `b`\n\nc```\n```\nd", "pre(js: a `b`\n\nc```)p(d)"],
    ["````\n```\n````", "pre(```)"],
    ["~~~py\n```\n~~~\nx", "pre(py: ```)p(x)"],
    ["> ```\n> x\n> ```\n> y", "quote(pre(x)p(y))"],
    ["```\nnever ended", "pre(never ended)"],
    ["a\n\n    [1] *x*\n\nb", "p(a)pre([1] *x*)p(b)"],
  ],
  "other blocks": [
    ["# a\nb\n***\n> c\n> d", "h1(a)p(b)hr()quote(p(cbr()d))"],
    ["> - a\n\nb", "quote(ul(li(a)))p(b)"],
    ["a<br>b <b>c</b>", "p(abr()b <b>c</b>)"],
    ["a\r\nb", "p(abr()b)"],
  ],
};

for (const [what, texts] of Object.entries(samples)) {
  test(what, () => {
    for (const [text, tree] of texts) assert.equal(treeOf(text), tree, text);
  });
}

test("the columns of a table are set as the line below its head says", () => {
  const written = new Written();
  written.write("| a | b | c | d |\n|:--|:-:|--:|---|\n");
  assert.deepEqual(written.end().columns, ["left", "center", "right", null]);
});

test("what may become something else is not shown", () => {
  const halves: readonly (readonly [text: string, words: string])[] = [
    ["see the", "see the"],
    ["see **", "see "],
    ["see **bo", "see bo"],
    ["see [link](htt", "see "],
    ["see ![img", "see "],
    ["see [1", "see "],
    ["see `cod", "see "],
    ["see https://exam", "see "],
    ["see <https", "see "],
    ["a $x", "a "],
    ["a <br", "a "],
    ["text\n| a | b", "text"],
    ["text\n| a |\n|--", "text"],
    ["text\n\n```j", "text"],
    ["text\n\n- [", "text"],
    ["text\n\n12", "text"],
    ["text\n\n##", "text"],
    ["```js\na\n``", "js: a"],
  ];
  for (const [text, words] of halves) {
    const written = new Written();
    written.write(text);
    assert.equal(written.words.trimEnd(), words.trimEnd(), text);
  }
});

test("a sign that means nothing does not hold a text back for long", () => {
  for (const sign of ["`", "[", "![", "$", "\\(", "**", "<"]) {
    const written = new Written();
    written.write(`a ${sign}${"word ".repeat(400)}`);
    assert.ok(written.words.length > 1500, sign);
  }
});

test("noncharacters of a text cannot pass for what stands for its signs", () => {
  const standIns = Array.from({ length: 32 }, (_, place) => String.fromCharCode(0xfdd0 + place));
  assert.equal(treeOf(standIns.join("")), `p(${"\ufffd".repeat(32)})`);
});

const pieces = [
  "a", "b c", "word ", "\n", "\n\n", "*", "**", "_", "`", "```", "```js\n", "~~~", "[", "]", "(", ")",
  "![", "](https://x.y)", "[1]", "[[2]]", "|", "| a | b |\n", "|---|---|\n", "- ", "1. ", "2) ", "> ",
  "# ", "$", "$$", "\\(", "\\)", "\\[", "\\]", "\\", "https://a.b/c", "http", "h", "<", "<br>", "~~",
  " ", "  ", "    ", "\t", "---", "[ ] ", "[x] ", "日本", "é", "😀", "!", "5*3", ".", "\r\n",
];

test("a text becomes the same in whatever pieces it comes, and only ever grows", () => {
  const random = randomNumbers(Number(process.env.PARLEY_SEED ?? "1"));
  for (let round = 0; round < 3000; round += 1) {
    const count = 1 + Math.floor(random() * 25);
    const some = Array.from({ length: count }, () => pieces[Math.floor(random() * pieces.length)]);
    const text = some.join("");
    const written = new Written();
    const seen = Array.from(text, (character) => {
      written.write(character);
      return written.words;
    });
    assert.equal(written.end().tree, treeOf(text), text);
    for (const words of seen) assert.ok(written.words.startsWith(words), text);
  }
});
