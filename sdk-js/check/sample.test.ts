import { assert, harness, recorded, snapshot, test } from "@picode/sdk/testing";

test("a command", async () => {
  const { value, calls } = await harness({ files: { search: () => ({ count: 3 }) } }).command("todo", { path: "src" });
  assert.equal(value, "3");
  snapshot("calls", calls);
  const { value: names } = await harness(recorded("names")).complete("todo", "path", "s");
  assert(Array.isArray(names));
  await assert.rejects(() => harness().tool("broken"), { code: "script-error" });
});

// @ts-expect-error a name is a text
test(7, () => {});

test("a stream", async () => {
  await harness({ llm: { stream: [{ type: "text", text: "a" }] } }).command("tell");
  await harness({ llm: { stream: function* ({ prompt } = {}) { yield { type: "text", text: prompt ?? "" }; } } }).command("tell");
  await harness({ llm: { stream: { items: [], result: { text: "a" } } } }).command("tell");
  // @ts-expect-error there is no such event
  await harness({ llm: { stream: [{ type: "word", text: "a" }] } }).command("tell");
});
