// How much of a signed-in user's quota is used, from all that the service may say about it.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Quota } from "../../widget/signed-in/quota.js";

function quotaOf(limits: object, usage: object): Quota {
  const quota = new Quota();
  quota.take({ limits, usage });
  return quota;
}

const day = (used: number, limit = 100): Quota =>
  quotaOf({ messagesPerDay: limit }, { messagesToday: used });

test("a word is said from 80, 95 and 100 percent on", () => {
  const levels = [0, 79, 80, 94, 95, 99, 100, 120].map((used) => day(used).level?.level ?? null);
  assert.deepEqual(levels, [null, null, "near", "near", "nearer", "nearer", "spent", "spent"]);
});

test("-1 is no limit, and neither is what is not told", () => {
  assert.equal(day(1_000_000, -1).level, null);
  assert.equal(new Quota().level, null);
  assert.equal(quotaOf({}, { messagesToday: 99 }).level, null);
});

test("the tightest of several counts", () => {
  const limits = { messagesPerMonth: 100, messagesPerDay: 10, messagesPerHour: 5 };
  const usage = { messagesThisMonth: 85, messagesToday: 9, messagesThisHour: 1 };
  assert.deepEqual(quotaOf(limits, usage).level, { span: "day", ratio: 0.9, level: "near" });
});

test("messages are counted between two words of the service's", () => {
  const quota = quotaOf({ messagesPerHour: 5 }, { messagesThisHour: 3 });
  quota.count();
  assert.equal(quota.level?.level, "near");
  quota.count();
  assert.deepEqual(quota.level, { span: "hour", ratio: 1, level: "spent" });
});

test("a conversation has a length of its own, which begins anew", () => {
  const quota = quotaOf({ maxConversationLength: 20 }, {});
  quota.resume(19);
  assert.deepEqual(quota.level, { span: "conversation", ratio: 0.95, level: "nearer" });
  quota.resume(0);
  assert.equal(quota.level, null);
});

test("a refusal spends its quota, whatever had been counted", () => {
  for (const [type, span] of [
    ["monthly_quota_exceeded", "month"],
    ["daily_quota_exceeded", "day"],
    ["hourly_quota_exceeded", "hour"],
    ["quota_exhausted", "day"],
  ] as const) {
    const quota = day(1);
    quota.takeRefusal(type);
    assert.deepEqual(quota.level, { span, ratio: 1, level: "spent" });
  }
});

test("a newer word of the service's takes the place of all before, but for the conversation", () => {
  const quota = quotaOf({ maxConversationLength: 10 }, {});
  quota.resume(9);
  quota.takeRefusal("hourly_quota_exceeded");
  quota.renew({ limits: { messagesPerHour: 5, maxConversationLength: 10 }, usage: {} });
  assert.deepEqual(quota.level, { span: "conversation", ratio: 0.9, level: "near" });
});

test("what is no number is left out", () => {
  const nonsense = [undefined, null, 7, "x", [], { limits: null }, { limits: { messagesPerDay: "9" } }];
  for (const told of nonsense) {
    const quota = day(10);
    quota.take(told);
    assert.equal(quota.level, null);
  }
});
