import { assert, harness, test } from "@picode/sdk/testing";
import "../main.js";

const acme = harness().provider("$name$");
const piece = (data) => ({ data: JSON.stringify(data) });

test("asks for the model at the service", async () => {
  const { url, body } = await acme.request({ model: "$name$-1", messages: [{ role: "user", parts: [{ type: "text", text: "hello" }] }] },
    { baseUrl: "https://api.example.com/v1", stream: true });
  assert.equal(url, "https://api.example.com/v1/chat");
  assert.equal(body, { model: "$name$-1", messages: [{ role: "user", content: "hello" }], stream: true });
});

test("passes text on as it comes, and says how it ended", async () => {
  assert.equal(await acme.read(piece({ text: "hel" }), piece({ ping: true }), piece({ text: "lo" }), piece({ done: "stop" })),
    [{ type: "text", text: "hel" }, { type: "text", text: "lo" }, { type: "stop", reason: "end" }]);
});

test("an answer that breaks off has no end", async () => {
  assert.equal(await acme.read(piece({ text: "hel" })), [{ type: "text", text: "hel" }]);
});

test("an overloaded service may be asked again", async () => {
  assert.equal(await acme.error(503, "busy"), { message: "busy", retryable: true });
});
