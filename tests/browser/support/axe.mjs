// Accessibility as axe sees it: WCAG 2.x A and AA, and its best practices.

import assert from "node:assert/strict";
import { AxeBuilder } from "@axe-core/playwright";

const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/**
 * Has axe look at the visitor's page; whatever it complains about fails the test.
 * @param {import("./visitor.mjs").Visitor} visitor
 * @param {string} name of a picture
 */
export async function assertAccessible(visitor, name) {
  await visitor.photograph(name);
  const axe = new AxeBuilder({ page: visitor.page }).withTags(tags);
  // The pages have no frames: one run finds all there is.
  const { violations } = await axe.setLegacyMode().analyze();
  const complaints = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ failureSummary, target }) => `${id} at ${target.flat().join(" ")}: ${failureSummary}`),
  );
  assert.deepEqual(complaints, []);
}
