import { provider, type ModelRequest, type ProviderOptions, type WireEvent } from "@picode/sdk";

type State = { reason?: string };

// What is here turns one form into another. PiCode sends the request, and adds the secret that the manifest names, to the
// hosts that the manifest names and to no other.
provider("$name$", {
  models: [{ id: "$name$-1", title: "The first model" }],
  supports: { streaming: true, tools: false, images: false, thinking: false },

  request(neutral: ModelRequest, { baseUrl, stream }: ProviderOptions) {
    const messages = neutral.messages.map(({ role, parts }) =>
      ({ role, content: parts.map((part) => (part.type === "text" ? part.text : "")).join("") }));
    return { url: `${baseUrl}/chat`, body: { model: neutral.model, messages, stream } };
  },

  // `state` is one object for the whole answer.
  response(event: WireEvent, state: State) {
    const chunk = event.json;
    if (chunk?.error) return { type: "error", message: chunk.error };
    if (chunk?.done) state.reason = chunk.done;
    return chunk?.text ? { type: "text", text: chunk.text } : undefined;
  },

  finish(state: State) {
    return state.reason ? { type: "stop", reason: state.reason === "length" ? "max-tokens" : "end" } : undefined;
  },

  error(status: number, body: string) {
    return { message: body, retryable: status >= 500 };
  },
});
