// The Responses API, without anything kept at OpenAI: what it wants back of its thoughts goes along encrypted.

const CHOICES = { auto: 'auto', none: 'none', required: 'required' };
const THINKS = /^(o\d|gpt-5)/;

const content = (parts) => parts.map((part) => (part.type === 'image'
  ? { type: 'input_image', image_url: `data:${part.mediaType};base64,${part.data}`, detail: 'auto' }
  : { type: 'input_text', text: part.text }));

function result({ callId, parts, isError }) {
  const only = parts.length === 1 && parts[0].type === 'text' ? parts[0].text : undefined;
  const said = isError ? [{ type: 'text', text: 'Error:' }, ...parts] : parts;
  return {
    type: 'function_call_output', call_id: callId,
    output: only === undefined ? content(said) : isError ? `Error: ${only}` : only,
  };
}

function thought(part) {
  if (!part.signature) return [];
  const { id, content: encrypted } = JSON.parse(part.signature);
  const summary = part.text === '' ? [] : [{ type: 'summary_text', text: part.text }];
  return [{ type: 'reasoning', id, summary, encrypted_content: encrypted }];
}

function items({ role, parts }) {
  const found = [];
  let open = null;
  for (const part of parts) {
    if (part.type === 'text' || part.type === 'image') {
      const [piece] = role === 'user' ? content([part]) : [{ type: 'output_text', text: part.text }];
      if (open === null) {
        open = { role, content: [] };
        found.push(open);
      }
      open.content.push(piece);
      continue;
    }
    open = null;
    if (part.type === 'tool-result') found.push(result(part));
    if (part.type === 'thinking') found.push(...thought(part));
    if (part.type === 'tool-call') {
      found.push({ type: 'function_call', call_id: part.id, name: part.name, arguments: JSON.stringify(part.arguments) });
    }
  }
  return found;
}

export function request(neutral, { baseUrl, stream }) {
  const body = { model: neutral.model, input: neutral.messages.flatMap(items), store: false };
  if (neutral.system.length > 0) body.instructions = neutral.system.map((each) => each.text).join('\n\n');
  if (neutral.tools.length > 0) {
    body.tools = neutral.tools.map(({ name, description, parameters }) =>
      ({ type: 'function', name, description, parameters, strict: false }));
    body.tool_choice = CHOICES[neutral.choice.type] ?? { type: 'function', name: neutral.choice.name };
  }
  if (neutral.limits.maxOutputTokens > 0) body.max_output_tokens = neutral.limits.maxOutputTokens;
  if (neutral.temperature != null) body.temperature = neutral.temperature;
  if (THINKS.test(neutral.model)) {
    body.include = ['reasoning.encrypted_content'];
    if (neutral.thinking != null) {
      const { level } = neutral.thinking;
      body.reasoning = level === 'off' ? { effort: 'minimal' } : { effort: level, summary: 'auto' };
    }
  }
  if (neutral.responseSchema != null) {
    const { name, schema } = neutral.responseSchema;
    body.text = { format: { type: 'json_schema', name, schema, strict: false } };
  }
  if (stream) body.stream = true;
  return { method: 'POST', url: `${baseUrl}/responses`, headers: {}, body };
}

// Whether an event is one of this API.
export function isOf(event) {
  if (event.event.startsWith('response.')) return true;
  const { type, object } = event.json ?? {};
  return object === 'response' || type === 'error' || String(type).startsWith('response.');
}

const failed = ({ code, message, type }) => ({
  type: 'error', code: code ?? type ?? '', message: message ?? 'the service gave no reason',
  retryable: ['server_error', 'rate_limit_exceeded', 'slow_down'].includes(code ?? type),
});

const READERS = {
  'response.output_text.delta': ({ delta }) => ({ type: 'text', text: delta }),
  'response.reasoning_summary_text.delta': ({ delta }) => ({ type: 'thinking', text: delta }),
  'response.reasoning_text.delta': ({ delta }) => ({ type: 'thinking', text: delta }),
  'response.reasoning_summary_part.added': ({ summary_index: at }) => (at > 0 ? { type: 'thinking', text: '\n\n' } : undefined),
  'response.refusal.delta': ({ delta }, state) => {
    state.refused = true;
    return { type: 'text', text: delta };
  },
  'response.output_item.added': ({ item, output_index: at }, state) =>
    (item.type === 'function_call' ? begun(item, at, state) : undefined),
  'response.function_call_arguments.delta': ({ delta, output_index: at }, state) => {
    const call = (state.calls ?? []).find((each) => each.at === at);
    if (call === undefined) return undefined;
    call.told = true;
    return { type: 'tool-call', index: call.index, arguments: delta };
  },
  'response.output_item.done': ({ item, output_index: at }, state) => ended(item, at, state),
  'response.completed': ({ response: whole }, state) => over(whole, state),
  'response.incomplete': ({ response: whole }, state) => over(whole, state),
  'response.failed': ({ response: whole }, state) => broken(whole.error ?? {}, state),
  error: (given, state) => broken(given.error ?? given, state),
};

export function response(event, state) {
  const given = event.json;
  if (given === undefined || given === null) return undefined;
  if (given.object === 'response') return whole(given, state);
  return READERS[given.type]?.(given, state);
}

function begun(item, at, state) {
  state.calls ??= [];
  const call = { at, index: state.calls.length, told: item.arguments !== '' && item.arguments !== undefined };
  state.calls.push(call);
  return { type: 'tool-call', index: call.index, id: item.call_id, name: item.name, arguments: item.arguments ?? '' };
}

function ended(item, at, state) {
  if (item.type === 'reasoning' && item.encrypted_content) {
    const signature = JSON.stringify({ id: item.id, content: item.encrypted_content });
    return { type: 'thinking', text: '', signature };
  }
  if (item.type !== 'function_call') return undefined;
  const call = (state.calls ?? []).find((each) => each.at === at);
  if (call === undefined) return begun(item, at, state);
  return call.told ? undefined : { type: 'tool-call', index: call.index, arguments: item.arguments ?? '' };
}

function broken(error, state) {
  state.stopped = true;
  return failed(error);
}

function over(answer, state) {
  state.stopped = true;
  const { usage, incomplete_details: cut } = answer;
  const deltas = [];
  if (usage) {
    const cached = usage.input_tokens_details?.cached_tokens ?? 0;
    deltas.push({
      type: 'usage', input: Math.max(0, usage.input_tokens - cached), output: usage.output_tokens, cacheRead: cached,
      cacheWrite: 0, thinking: usage.output_tokens_details?.reasoning_tokens ?? 0,
    });
  }
  deltas.push({ type: 'stop', reason: reason(cut?.reason, state) });
  return deltas;
}

function reason(cut, state) {
  if (cut) return cut === 'max_output_tokens' ? 'max-tokens' : cut === 'content_filter' ? 'content-filter' : 'other';
  if (state.refused) return 'refusal';
  return state.calls === undefined ? 'end' : 'tool-calls';
}

// An answer that did not come in pieces.
function whole(answer, state) {
  if (answer.status === 'failed') return broken(answer.error ?? {}, state);
  const deltas = [];
  answer.output.forEach((item, at) => {
    for (const piece of item.content ?? []) {
      if (piece.type === 'output_text') deltas.push({ type: 'text', text: piece.text });
      if (piece.type === 'refusal') {
        state.refused = true;
        deltas.push({ type: 'text', text: piece.refusal });
      }
    }
    const thought = (item.summary ?? []).map((each) => each.text).join('\n\n');
    if (thought !== '') deltas.push({ type: 'thinking', text: thought });
    const end = ended(item, at, state);
    if (end !== undefined) deltas.push(end);
  });
  return [...deltas, ...over(answer, state)];
}
