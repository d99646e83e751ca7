import assert from "node:assert/strict";
import { test } from "node:test";
import { sixDigits } from "../../widget/six-digits.js";

const cases: readonly (readonly [typed: string, code: string])[] = [
  ["", ""],
  ["12", "12"],
  ["123456", "123456"],
  ["123 456", "123456"],
  ["1234567", "123456"],
  ["12a3-45", "12345"],
  ["Your 6-digit code is 123-456.", "123456"],
  ["２０２６０１", "202601"],
  ["٠١٢٣٤٥", "012345"],
  ["۰۱۲۳۴۵", "012345"],
  ["०१२३४५", "012345"],
  ["౦౧౨౩౪౫", "012345"],
  ["๐๑๒๓๔๕", "012345"],
  ["no digits", ""],
];

for (const [typed, code] of cases) {
  test(`"${typed}" is read as "${code}"`, () => {
    assert.equal(sixDigits(typed), code);
  });
}
