// The way back from a magic link: the token in the page's address is taken up and cut out.

import assert from "node:assert/strict";
import { test } from "node:test";

import { RELEASE } from "./support/conversation.mjs";
import { withAddress, withStorage } from "./support/page.mjs";
import { parley } from "./support/parley.mjs";

const TOKEN = `${RELEASE}.hash.1755600000.sig`;
const PAGE = "https://example.com/chat";

/** A page at this address opens a flow. */
function arrive(t, address) {
  const kept = withStorage(t);
  const page = withAddress(t, PAGE + address);
  const { freeChatGate: gate } = new parley.DivinciClient({ releaseId: RELEASE });
  gate.flow();
  const { token } = JSON.parse(kept.get(`divinci-fcg:${RELEASE}`) ?? "{}");
  return { gate, token, page, left: page.href.slice(PAGE.length) };
}

const taken = {
  [`?freeChatToken=${TOKEN}`]: "",
  [`?token=${TOKEN}`]: "",
  [`#freeChatToken=${TOKEN}`]: "",
  [`#token=${TOKEN}`]: "",
  [`?a=1&freeChatToken=${TOKEN}&b=2`]: "?a=1&b=2",
  [`?a=1&b=%20+x&flag&empty=&token=${TOKEN}`]: "?a=1&b=%20+x&flag&empty=",
  [`?lang=de#section&freeChatToken=${TOKEN}`]: "?lang=de#section",
  [`?token=${TOKEN}#/route?x=1`]: "#/route?x=1",
  [`?token=csrf&freeChatToken=${TOKEN}#token=other`]: "?token=csrf#token=other",
  [`?token=csrf&token=${TOKEN}`]: "?token=csrf",
};

for (const [address, left] of Object.entries(taken)) {
  test(`taken from ${address.replace(TOKEN, "…")}`, (t) => {
    const arrived = arrive(t, address);
    assert.equal(arrived.token, TOKEN);
    assert.equal(arrived.gate.isVerified(), true);
    assert.equal(arrived.left, left);
    assert.deepEqual(arrived.page.state, { kept: true }, "the history's state is the page's own");
  });
}

test("a token that was encoded is decoded", (t) => {
  const { token } = arrive(t, `#freeChatToken=${RELEASE}.a%2Bb%2Fc%3D`);
  assert.equal(token, `${RELEASE}.a+b/c=`);
});

const foreign = [
  "",
  "?token=csrf",
  `?token=x${TOKEN}`,
  `?token=other.hash.1755600000.sig`,
  `?token=${RELEASE}`,
  `?Token=${TOKEN}`,
  `?mytoken=${TOKEN}`,
  `?a=token%3D${TOKEN}`,
  "#token",
  "#freeChatToken=",
  "?%&=&token=%E0%A4%A",
];

for (const address of foreign) {
  test(`left alone: ${address.replace(TOKEN, "…") || "an address without parameters"}`, (t) => {
    const { gate, token, left } = arrive(t, address);
    assert.equal(token, undefined);
    assert.equal(gate.isVerified(), false);
    assert.equal(left, address);
  });
}

test("a token that came back wins over a kept one", (t) => {
  const kept = withStorage(t, { [`divinci-fcg:${RELEASE}`]: '{"token":"old"}' });
  withAddress(t, `${PAGE}#freeChatToken=${TOKEN}`);
  new parley.DivinciClient({ releaseId: RELEASE }).freeChatGate.flow();
  assert.equal(JSON.parse(kept.get(`divinci-fcg:${RELEASE}`)).token, TOKEN);
});

test("only a flow looks at the address", (t) => {
  const page = withAddress(t, `${PAGE}#freeChatToken=${TOKEN}`);
  const { freeChatGate: gate, homepageChat } = new parley.DivinciClient({ releaseId: RELEASE });
  homepageChat.flow({ turnstileSiteKey: "1x" });
  assert.equal(gate.isVerified(), false);
  assert.equal(page.href, `${PAGE}#freeChatToken=${TOKEN}`);
});
