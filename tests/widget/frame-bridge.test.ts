// What a page and the chat in its frame take from each other, and what they do not.

import assert from "node:assert/strict";
import { test } from "node:test";
import { readAnswer, readCall, readGreeting, readTold } from "../../js/frame/bridge.js";
import { settingsFromLink, settingsFromPage } from "../../js/frame/settings.js";

const nonsense = [undefined, null, 0, "", "connect", [], {}, { id: "1" }, { parley: "ready" }];

function linked(address: string): Record<string, string> {
  return Object.fromEntries(settingsFromLink(new URL(address) as unknown as Location));
}

test("what is no message is passed over", () => {
  for (const value of nonsense) {
    assert.equal(readGreeting(value), null);
    assert.equal(readCall(value), null);
    assert.equal(readAnswer(value), null);
    assert.equal(readTold(value), null);
  }
});

test("a call has a name that is known", () => {
  const call = { id: 1, call: "login", argument: "token" };
  assert.deepEqual(readCall({ ...call, more: true }), call);
  for (const name of ["remove", "__proto__", "constructor", 1]) {
    assert.equal(readCall({ ...call, call: name }), null);
  }
  assert.equal(readCall({ ...call, argument: { toString: "token" } }), null);
});

test("only the chat's own events are told", () => {
  assert.equal(readTold({ event: "click", detail: null }), null);
  assert.deepEqual(readTold({ event: "parley-message", detail: 1 }), {
    event: "parley-message",
    detail: 1,
  });
});

test("settings are texts", () => {
  const settings = { language: "de", theme: 1, label: null };
  assert.deepEqual(readGreeting({ parley: "connect", settings })?.settings, { language: "de" });
});

test("a link chooses release, language and look, and no server", () => {
  const address =
    "https://shop.example/parley/frame.html?release=5eed00000000000000000001&language=de" +
    "&base-url=https://evil.example&css-src=https://evil.example/x.css&app-url=https://evil.example" +
    "&turnstile-src=https://evil.example/t.js&redirect-to=https://evil.example#theme=dark";
  assert.deepEqual(linked(address), {
    "release-id": "5eed00000000000000000001",
    language: "de",
    theme: "dark",
  });
});

test("a token in a link is not taken", () => {
  assert.deepEqual(linked("https://shop.example/frame.html#divinci-external-user=secret"), {
    "divinci-external-user": "",
  });
  assert.deepEqual(linked("https://shop.example/frame.html?divinci-external-user=false"), {});
});

test("a page around the frame chooses more, but only a server of the vendor's or the frame's", () => {
  const home = "https://shop.example";
  const baseOf = (address: string): string | undefined =>
    settingsFromPage({ "base-url": address }, home).get("base-url");
  for (const address of ["https://shop.example/api", "https://api.stage.divinci.app"]) {
    assert.equal(baseOf(address), address);
  }
  for (const address of [
    "https://evil.example",
    "https://divinci.app.evil.example",
    "https://evildivinci.app",
    "http://api.divinci.app",
    "javascript:1",
    "",
  ]) {
    assert.equal(baseOf(address), undefined);
  }
  const given = { "css-src": "https://cdn.example/x.css", "divinci-external-user": "t", onload: "x" };
  assert.deepEqual(Object.fromEntries(settingsFromPage(given, home)), {
    "css-src": "https://cdn.example/x.css",
  });
});
