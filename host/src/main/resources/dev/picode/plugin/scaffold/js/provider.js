import { provider } from "@picode/sdk";

provider("$name$", {
  models: [{ id: "$name$-1" }],
  // PiCode sends the request and adds the secret, to these hosts and to no other.
  auth: { secret: "API_KEY", hosts: ["api.example.com"] },

  request({ model, messages }) {
    return { method: "POST", url: "https://api.example.com/v1/chat", body: { model, messages, stream: true } };
  },

  response(chunk, state) {
    if (chunk.text === undefined) return { deltas: [], state };
    return { deltas: [{ type: "text", text: chunk.text }], state };
  },
});
