import { assert, harness, test } from "@picode/sdk/testing";
import "../main.ts";

const { request, response } = harness().provider("$name$");

test("asks for the model", async () => {
  const { url, body } = await request({ model: "$name$-1", messages: [{ role: "user", text: "hello" }] });
  assert.equal(url, "https://api.example.com/v1/chat");
  assert.equal(body.model, "$name$-1");
});

test("passes text on as it comes, and nothing else", async () => {
  assert.equal((await response({ text: "hi" }, {})).deltas, [{ type: "text", text: "hi" }]);
  assert.equal((await response({ ping: true }, {})).deltas, []);
});
