import { assert, harness, test } from "@picode/sdk/testing";
import "../main.ts";

test("a message of unfinished work is denied", async () => {
  const { verdict, reason } = await harness().hook("pre-commit", { message: "WIP: half of it" });
  assert.equal(verdict, "deny");
  assert.match(reason, /not done/);
});

test("any other message may pass", async () => {
  const { verdict } = await harness().hook("pre-commit", { message: "Add the other half" });
  assert.equal(verdict, "proceed");
});
