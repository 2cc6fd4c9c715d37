// Chat Completions: the API that most services and servers know.

const text = (parts) => parts.filter(({ type }) => type === 'text').map((part) => part.text).join('\n');
const images = (parts) => parts.filter(({ type }) => type === 'image');
const picture = ({ mediaType, data }) => ({
  type: 'image_url', image_url: { url: `data:${mediaType};base64,${data}` },
});
const marked = (content, mark) => (mark
  ? [...(typeof content === 'string' ? [{ type: 'text', text: content }] : content)].map((part, at, all) =>
    (at === all.length - 1 ? { ...part, cache_control: { type: 'ephemeral' } } : part))
  : content);

const content = (parts) => (images(parts).length === 0 ? text(parts)
  : parts.map((part) => (part.type === 'image' ? picture(part) : { type: 'text', text: part.text })));

// The results of tools are messages of their own, in which pictures have no place: they follow as the user's.
const ofUser = ({ parts, cache }, { marks }) => {
  const messages = [];
  const said = [];
  for (const part of parts) {
    if (part.type !== 'tool-result') {
      said.push(part);
      continue;
    }
    const result = text(part.parts);
    messages.push({ role: 'tool', tool_call_id: part.callId, content: part.isError ? `Error: ${result}` : result });
    const seen = images(part.parts);
    if (seen.length > 0) {
      said.push({ type: 'text', text: `What the call ${part.callId} shows:` }, ...seen);
    }
  }
  if (said.length > 0) messages.push({ role: 'user', content: marked(content(said), marks && cache) });
  return messages;
};

const ofAssistant = ({ parts }, { thoughts }) => {
  const calls = parts.filter(({ type }) => type === 'tool-call');
  const said = text(parts);
  const message = { role: 'assistant', content: said === '' && calls.length > 0 ? null : said };
  if (calls.length > 0) {
    message.tool_calls = calls.map((call) => ({
      id: call.id, type: 'function', function: { name: call.name, arguments: JSON.stringify(call.arguments) },
    }));
    const thought = parts.filter(({ type }) => type === 'thinking').map((part) => part.text).join('');
    if (thoughts && thought !== '') message[thoughts] = thought;
  }
  return message;
};

const CHOICES = { auto: 'auto', none: 'none', required: 'required' };

// `ways` says how a service is different: `limit` what it calls the most tokens; `streamOptions` whether it can be
// asked for usage; `effort` whether it takes how much to think; `reasoning` whether it takes that as an object;
// `marks` whether it takes marks of its cache; `thoughts` where it wants thoughts back.
export function request(neutral, { baseUrl, stream }, ways) {
  const body = { model: neutral.model, messages: [] };
  for (const each of neutral.system) {
    body.messages.push({ role: 'system', content: marked(each.text, ways.marks && each.cache) });
  }
  for (const message of neutral.messages) {
    if (message.role === 'user') body.messages.push(...ofUser(message, ways));
    else body.messages.push(ofAssistant(message, ways));
  }
  if (neutral.tools.length > 0) {
    body.tools = neutral.tools.map(({ name, description, parameters }) =>
      ({ type: 'function', function: { name, description, parameters } }));
    body.tool_choice = CHOICES[neutral.choice.type] ?? { type: 'function', function: { name: neutral.choice.name } };
  }
  if (neutral.limits.maxOutputTokens > 0) body[ways.limit ?? 'max_tokens'] = neutral.limits.maxOutputTokens;
  if (neutral.limits.stop.length > 0) body.stop = neutral.limits.stop;
  if (neutral.temperature != null) body.temperature = neutral.temperature;
  thinking(body, neutral.thinking, ways);
  if (neutral.responseSchema != null) {
    const { name, schema } = neutral.responseSchema;
    body.response_format = { type: 'json_schema', json_schema: { name, schema, strict: false } };
  }
  if (stream) {
    body.stream = true;
    if (ways.streamOptions !== false) body.stream_options = { include_usage: true };
  }
  return { method: 'POST', url: `${baseUrl}/chat/completions`, headers: {}, body };
}

function thinking(body, wish, { effort, reasoning }) {
  if (wish == null || effort === false) return;
  if (reasoning) {
    body.reasoning = wish.budgetTokens > 0 ? { max_tokens: wish.budgetTokens }
      : wish.level === 'off' ? { enabled: false } : { effort: wish.level };
  } else {
    body.reasoning_effort = wish.level === 'off' ? 'minimal' : wish.level;
  }
}

const REASONS = {
  stop: 'end', length: 'max-tokens', tool_calls: 'tool-calls', function_call: 'tool-calls',
  content_filter: 'content-filter', model_length: 'max-tokens',
};

// A whole answer has a `message` where a piece of one has a `delta`; else they are alike.
export function response(event, state) {
  const chunk = event.json;
  if (chunk === undefined || chunk === null) return undefined;
  if (chunk.error) {
    const { error } = chunk;
    state.stopped = true;
    return {
      type: 'error', code: String(error.code ?? error.type ?? ''), message: error.message ?? String(error),
      retryable: ['server_error', 'overloaded_error', '429', '502', '503'].includes(String(error.code ?? error.type)),
    };
  }
  const deltas = [];
  state.answer ??= chunk.id;
  const choice = chunk.choices?.[0];
  if (choice !== undefined) said(choice.delta ?? choice.message ?? {}, state, deltas);
  if (choice?.finish_reason) state.reason = REASONS[choice.finish_reason] ?? 'other';
  const usage = chunk.usage ?? chunk.x_groq?.usage;
  if (usage) deltas.push(used(usage));
  return deltas;
}

function said(delta, state, deltas) {
  const thought = delta.reasoning_content ?? delta.reasoning;
  if (typeof thought === 'string' && thought !== '') deltas.push({ type: 'thinking', text: thought });
  if (typeof delta.content === 'string' && delta.content !== '') deltas.push({ type: 'text', text: delta.content });
  if (Array.isArray(delta.content)) pieces(delta.content, deltas);
  if (typeof delta.refusal === 'string' && delta.refusal !== '') {
    state.refused = true;
    deltas.push({ type: 'text', text: delta.refusal });
  }
  (delta.tool_calls ?? []).forEach((call, at) => deltas.push(called(call, at, state)));
}

// Mistral's models that think answer in pieces.
function pieces(content, deltas) {
  for (const piece of content) {
    if (piece.type === 'text') deltas.push({ type: 'text', text: piece.text });
    if (piece.type === 'thinking') {
      deltas.push({ type: 'thinking', text: (piece.thinking ?? []).map((each) => each.text ?? '').join('') });
    }
  }
}

// Some servers say the id with every piece, some leave out the index or the id, and some give every call the index 0.
function called(call, at, state) {
  state.calls ??= [];
  const key = call.index ?? at;
  let index = state.calls.findLastIndex((each) => each.key === key);
  const isNew = index < 0 || (call.id && call.id !== state.calls[index].id);
  const more = call.function ?? {};
  const delta = { type: 'tool-call', index, arguments: argumentsOf(more) };
  if (isNew) {
    const id = call.id || `call-${state.answer ?? ''}-${state.calls.length}`;
    state.calls.push({ key, id });
    delta.index = state.calls.length - 1;
    delta.id = id;
    delta.name = more.name ?? '';
  }
  return delta;
}

const argumentsOf = (more) => (typeof more.arguments === 'string' ? more.arguments
  : more.arguments ? JSON.stringify(more.arguments) : '');

function used(usage) {
  const cached = usage.prompt_tokens_details?.cached_tokens ?? usage.prompt_cache_hit_tokens ?? 0;
  return {
    type: 'usage',
    input: Math.max(0, (usage.prompt_tokens ?? 0) - cached),
    output: usage.completion_tokens ?? 0,
    cacheRead: cached,
    cacheWrite: 0,
    thinking: usage.completion_tokens_details?.reasoning_tokens ?? 0,
  };
}

// Usage may come behind the reason, so the answer is over when the service says so or has no more to say.
export function finish(state) {
  if (state.stopped || state.reason === undefined) return undefined;
  state.stopped = true;
  const called = state.calls !== undefined && ['end', 'other'].includes(state.reason);
  return { type: 'stop', reason: state.refused ? 'refusal' : called ? 'tool-calls' : state.reason };
}
