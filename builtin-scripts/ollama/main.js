import { provider } from '@picode/sdk';

const text = (parts) => parts.filter(({ type }) => type === 'text').map((part) => part.text).join('\n');
const images = (parts) => parts.filter(({ type }) => type === 'image').map((part) => part.data);
const withImages = (message, parts) => (images(parts).length > 0 ? { ...message, images: images(parts) } : message);

// A result names the tool, which only the call does.
function ofUser({ parts }, names) {
  const messages = [];
  const said = parts.filter(({ type }) => type !== 'tool-result');
  for (const part of parts.filter(({ type }) => type === 'tool-result')) {
    const result = text(part.parts);
    messages.push(withImages({
      role: 'tool', tool_name: names.get(part.callId) ?? part.callId, content: part.isError ? `Error: ${result}` : result,
    }, part.parts));
  }
  if (said.length > 0) messages.push(withImages({ role: 'user', content: text(said) }, said));
  return messages;
}

function ofAssistant({ parts }, names) {
  const message = { role: 'assistant', content: text(parts) };
  const thought = parts.filter(({ type }) => type === 'thinking').map((part) => part.text).join('');
  if (thought !== '') message.thinking = thought;
  const calls = parts.filter(({ type }) => type === 'tool-call');
  if (calls.length > 0) {
    message.tool_calls = calls.map(({ name, arguments: given }) => ({ function: { name, arguments: given } }));
    for (const { id, name } of calls) names.set(id, name);
  }
  return message;
}

function request(neutral, { baseUrl, stream }) {
  const names = new Map();
  const messages = neutral.system.map((each) => ({ role: 'system', content: each.text }));
  for (const message of neutral.messages) {
    if (message.role === 'user') messages.push(...ofUser(message, names));
    else messages.push(ofAssistant(message, names));
  }
  const body = { model: neutral.model, messages, stream };
  if (neutral.tools.length > 0 && neutral.choice.type !== 'none') {
    const chosen = neutral.choice.type === 'tool' ? neutral.tools.filter(({ name }) => name === neutral.choice.name)
      : neutral.tools;
    body.tools = chosen.map(({ name, description, parameters }) =>
      ({ type: 'function', function: { name, description, parameters } }));
  }
  if (neutral.thinking != null) body.think = neutral.thinking.level !== 'off';
  if (neutral.responseSchema != null) body.format = neutral.responseSchema.schema;
  const options = {};
  if (neutral.temperature != null) options.temperature = neutral.temperature;
  if (neutral.limits.maxOutputTokens > 0) options.num_predict = neutral.limits.maxOutputTokens;
  if (neutral.limits.stop.length > 0) options.stop = neutral.limits.stop;
  if (Object.keys(options).length > 0) body.options = options;
  return { method: 'POST', url: `${baseUrl}/api/chat`, headers: {}, body };
}

const REASONS = { stop: 'end', length: 'max-tokens' };

// Whole and in pieces an answer is the same: a line of JSON, or several.
function response(event, state) {
  const given = event.json;
  if (given === undefined || given === null) return undefined;
  if (typeof given.error === 'string') return { type: 'error', code: '', message: given.error, retryable: false };
  const deltas = [];
  const { thinking, content, tool_calls: calls } = given.message ?? {};
  if (thinking) deltas.push({ type: 'thinking', text: thinking });
  if (content) deltas.push({ type: 'text', text: content });
  for (const call of calls ?? []) {
    const index = state.calls ?? 0;
    state.calls = index + 1;
    deltas.push({
      type: 'tool-call', index, id: call.id ?? `call-${given.created_at ?? ''}-${index}`, name: call.function.name,
      arguments: JSON.stringify(call.function.arguments ?? {}),
    });
  }
  if (given.done) {
    if (given.prompt_eval_count !== undefined || given.eval_count !== undefined) {
      deltas.push({
        type: 'usage', input: given.prompt_eval_count ?? 0, output: given.eval_count ?? 0, cacheRead: 0, cacheWrite: 0,
        thinking: 0,
      });
    }
    const reason = REASONS[given.done_reason ?? 'stop'] ?? 'other';
    deltas.push({ type: 'stop', reason: reason === 'end' && state.calls > 0 ? 'tool-calls' : reason });
  }
  return deltas;
}

provider('ollama', {
  supports: { streaming: true, tools: true, images: true, thinking: true },
  request,
  response,

  error(status, body) {
    try {
      const { error } = JSON.parse(body);
      return typeof error === 'string' ? { code: '', message: error, retryable: status >= 500 } : undefined;
    } catch {
      return undefined;
    }
  },

  discover: ({ baseUrl }) => ({ method: 'GET', url: `${baseUrl}/api/tags`, headers: {} }),

  discovered: (answer) => (answer.json?.models ?? []).map(({ name, details }) => ({
    id: name, title: details?.parameter_size ? `${name} (${details.parameter_size})` : name,
  })),
});
