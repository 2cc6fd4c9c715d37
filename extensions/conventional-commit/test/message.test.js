import "../main.js";
import { assert, harness, test } from "@picode/sdk/testing";

const fired = (message, files = ["src/a.js"]) =>
  harness().hook("pre-commit", { message, files, diff: "", branch: "main" });

for (const [message, better] of [
  ["Feature: add a parser.", "feat: add a parser"],
  ["Bugfix ( api ):no crash", "fix(api): no crash"],
  ["feat!: drop Node 18\nThe end.", "feat!: drop Node 18\n\nThe end."],
  ["fix: a\n\nbreaking-change: b", "fix: a\n\nBREAKING CHANGE: b"],
]) {
  test(`rewrites ${JSON.stringify(message)}`, async () => {
    const { verdict, value } = await fired(message);
    assert.equal({ verdict, value }, { verdict: "rewrite", value: { message: better } });
  });
}

for (const message of ["feat: add a parser", "Merge branch 'a'", "fixup! feat: x", "Revert \"feat: x\"", ""]) {
  test(`lets ${JSON.stringify(message)} pass`, async () => {
    assert.equal((await fired(message)).verdict, "proceed");
  });
}

test("names the type where the files leave no doubt", async () => {
  const { verdict, reason } = await fired("explain the parser", ["docs/parser.md", "README.md"]);
  assert.equal(verdict, "deny");
  assert.equal(reason, "the message starts with no type: this change looks like `docs: explain the parser`");
});

test("refuses a long first line", async () => {
  const { reason } = await fired(`feat: ${"x".repeat(70)}`);
  assert.equal(reason, "its first line has 76 characters, 72 is the most");
});
