import { provider } from "@picode/sdk";

// What is here turns one form into another. PiCode sends the request, and adds the secret that the manifest names, to the
// hosts that the manifest names and to no other.
provider("$name$", {
  models: [{ id: "$name$-1", title: "The first model" }],
  supports: { streaming: true, tools: false, images: false, thinking: false },

  request(neutral, { baseUrl, stream }) {
    const messages = neutral.messages.map(({ role, parts }) =>
      ({ role, content: parts.map((part) => (part.type === "text" ? part.text : "")).join("") }));
    return { url: `${baseUrl}/chat`, body: { model: neutral.model, messages, stream } };
  },

  // `state` is one object for the whole answer.
  response(event, state) {
    const chunk = event.json;
    if (chunk?.error) return { type: "error", message: chunk.error };
    if (chunk?.done) state.reason = chunk.done;
    return chunk?.text ? { type: "text", text: chunk.text } : undefined;
  },

  finish(state) {
    return state.reason ? { type: "stop", reason: state.reason === "length" ? "max-tokens" : "end" } : undefined;
  },

  error(status, body) {
    return { message: body, retryable: status >= 500 };
  },
});
