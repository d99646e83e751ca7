// The constants that the vendor's packages export, as far as their values are known.

import assert from "node:assert/strict";
import { test } from "node:test";

import * as constants from "../../js/generated/constants.js";
import { CALLS, SDK_CALLS } from "../../js/generated/divinci.js";
import { schemas } from "../../js/schemas.ts";

test("defaults are documented for all but the version of the API", () => {
  assert.deepEqual(constants.DEFAULT_CONFIG, {
    baseUrl: "https://api.divinci.app",
    apiVersion: undefined,
    timeout: 30_000,
    maxRetries: 3,
  });
});

test("every code has its name in upper case", () => {
  const { ErrorCodes } = constants;
  assert.equal(ErrorCodes.UNAUTHORIZED, "unauthorized");
  assert.equal(ErrorCodes.VALIDATION_ERROR, "validation_error");
  assert.equal(ErrorCodes.RATE_LIMITED, "rate_limited");
  assert.equal(Object.keys(ErrorCodes).length, 19);
  for (const [name, code] of Object.entries(ErrorCodes)) {
    assert.equal(name, code.toUpperCase());
    assert.ok(schemas.ErrorCode.fits(code), code);
  }
});

test("strategies of compression are those of the type", () => {
  assert.equal(constants.COMPRESSION_STRATEGIES.length, 8);
  for (const strategy of constants.COMPRESSION_STRATEGIES) {
    assert.ok(schemas.CompressionStrategy.fits(strategy), strategy);
  }
  assert.equal(constants.COMPRESSION_RATIO_MIN, 2);
  assert.equal(constants.COMPRESSION_RATIO_MAX, 128);
});

test("limits are told of every tier, as far as they are published", () => {
  const limits = constants.DEFAULT_TIER_LIMITS;
  for (const tier of Object.keys(limits)) assert.ok(schemas.MembershipTier.fits(tier), tier);
  assert.deepEqual(limits, {
    free: { messagesPerMonth: 50, messagesPerDay: 10 },
    basic: { messagesPerMonth: 500, messagesPerDay: 50 },
    premium: { messagesPerMonth: 5_000, messagesPerDay: 200 },
    enterprise: { messagesPerMonth: 50_000, messagesPerDay: 2_000 },
    unlimited: {},
  });
});

test("every method has its path", () => {
  const listed = [CALLS, SDK_CALLS].flatMap((calls: Record<string, readonly string[]>) =>
    Object.entries(calls).flatMap(([path, methods]) =>
      methods.map((method) => `${path.replace("()", "")}.${method.split(":")[0] ?? ""}`),
    ),
  );
  assert.deepEqual(Object.keys(constants.API_ENDPOINTS).sort(), listed.sort());
  assert.equal(constants.API_ENDPOINTS["chat.send"], "/ai-chat/{id}/message");
});
