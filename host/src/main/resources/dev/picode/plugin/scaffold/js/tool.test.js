import { assert, harness, test } from "@picode/sdk/testing";
import "../main.js";

test("counts words", async () => {
  const { value } = await harness().tool("$name$", { text: " two  words " });
  assert.equal(value, { words: 2 });
});
