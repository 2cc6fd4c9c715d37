import { assert, harness, test } from "@picode/sdk/testing";
import "../main.ts";

test("counts what it finds", async () => {
  const { value, calls } = await harness({ files: { search: { count: 3 } } })
    .command("$name$", { pattern: "TODO" });
  assert.equal(value, "TODO: 3");
  assert.equal(calls[0].args, ["TODO"]);
});
