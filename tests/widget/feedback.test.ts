import assert from "node:assert/strict";
import { test } from "node:test";
import { Feedback, type FeedbackInput, longestComment } from "../../widget/feedback.js";

/** A form whose submissions are kept, and refused as long as `refuse` is set. */
function form() {
  const sent: [number, FeedbackInput][] = [];
  const service = { refuse: false, sent };
  const feedback = new Feedback(
    async (index, input) => {
      await Promise.resolve();
      if (service.refuse) throw new Error("refused");
      sent.push([index, input]);
    },
    () => undefined,
  );
  return { feedback, service };
}

const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test("a thumb up is sent at once", async () => {
  const { feedback, service } = form();
  feedback.praise(3);
  await settle();
  assert.deepEqual(service.sent, [[3, { sentiment: 1 }]]);
  assert.equal(feedback.of(3)?.step, "sent");
});

test("a thumb down waits for a comment, which may stay empty", async () => {
  const { feedback, service } = form();
  feedback.criticise(0);
  await settle();
  assert.deepEqual(service.sent, []);
  feedback.confirm(0);
  await settle();
  assert.deepEqual(service.sent, [[0, { sentiment: -1 }]]);
});

test("a comment is cut to what the service takes", async () => {
  const { feedback, service } = form();
  feedback.criticise(0);
  feedback.comment(0, "x".repeat(longestComment + 1));
  feedback.confirm(0);
  await settle();
  assert.equal(service.sent[0]?.[1].feedback?.length, longestComment);
});

test("a comment that could not be sent is kept, to be sent again", async () => {
  const { feedback, service } = form();
  service.refuse = true;
  feedback.criticise(1);
  feedback.comment(1, "wrong");
  feedback.confirm(1);
  await settle();
  assert.deepEqual(feedback.of(1), { sentiment: -1, step: "failed", comment: "wrong" });
  service.refuse = false;
  feedback.confirm(1);
  await settle();
  assert.deepEqual(service.sent, [[1, { sentiment: -1, feedback: "wrong" }]]);
});

test("a cancelled comment leaves no rating", () => {
  const { feedback } = form();
  feedback.criticise(1);
  feedback.cancel(1);
  assert.equal(feedback.of(1), undefined);
});
