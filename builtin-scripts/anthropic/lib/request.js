// What is asked, as the Messages API takes it.

export const VERSION = '2023-06-01';

/** The tool that stands for a shape of the answer: every model knows tools. */
export const SHAPE = 'answer_in_this_shape';

const MARK = { type: 'ephemeral' };
/** As many marks as a request may have. */
const MAX_MARKS = 4;
/** The API wants a limit. Every model can say as much. */
const USUAL_LIMIT = 8_192;
const BUDGETS = { low: 2_048, medium: 8_192, high: 24_576 };

const piece = (part) => (part.type === 'image'
  ? { type: 'image', source: { type: 'base64', media_type: part.mediaType, data: part.data } }
  : { type: 'text', text: part.text });

const said = ({ type, text }) => type !== 'text' || text !== '';

function block(part) {
  switch (part.type) {
    case 'tool-call':
      return { type: 'tool_use', id: part.id, name: part.name, input: part.arguments };
    case 'tool-result':
      return {
        type: 'tool_result', tool_use_id: part.callId, content: part.parts.filter(said).map(piece),
        ...(part.isError ? { is_error: true } : {}),
      };
    case 'thinking':
      return part.redacted ? { type: 'redacted_thinking', data: part.redacted }
        : { type: 'thinking', thinking: part.text, signature: part.signature };
    default:
      return piece(part);
  }
}

// Thoughts go back only with what proves them. Results of tools come before what else is said.
const usable = (part) => said(part) && (part.type !== 'thinking' || part.signature || part.redacted);
const order = ({ type }) => (type === 'tool-result' ? 0 : 1);

function message({ role, parts, cache }) {
  const kept = parts.filter(usable);
  const content = (role === 'user' ? kept.toSorted((a, b) => order(a) - order(b)) : kept).map(block);
  const last = content.findLast(({ type }) => !type.endsWith('thinking'));
  return { message: { role, content }, markable: cache ? last : undefined };
}

// The last marks are the ones that reach farthest.
function mark(places) {
  for (const place of places.filter((each) => each !== undefined).slice(-MAX_MARKS)) place.cache_control = MARK;
}

const CHOICES = { auto: { type: 'auto' }, none: { type: 'none' }, required: { type: 'any' } };

function tools(body, { tools: given, choice, responseSchema }) {
  const all = given.map(({ name, description, parameters }) => ({ name, description, input_schema: parameters }));
  let chosen = given.length > 0 ? CHOICES[choice.type] ?? { type: 'tool', name: choice.name } : undefined;
  if (responseSchema != null) {
    all.push({ name: SHAPE, description: 'The answer. Call this once, with all you have to say.',
      input_schema: responseSchema.schema });
    chosen = given.length > 0 ? { type: 'any' } : { type: 'tool', name: SHAPE };
  }
  if (all.length > 0) {
    body.tools = all;
    body.tool_choice = chosen;
  }
}

// A model that thinks takes no choice of a tool and no temperature, and thoughts count against the limit.
function thinking(body, wish, limit) {
  if (wish == null || wish.level === 'off') return false;
  const budget = wish.budgetTokens > 0 ? wish.budgetTokens : BUDGETS[wish.level];
  const most = limit > 0 ? Math.min(budget, limit - 1) : budget;
  if (most < 1_024) return false;
  body.thinking = { type: 'enabled', budget_tokens: most };
  if (limit === 0) body.max_tokens = most + USUAL_LIMIT;
  if (body.tool_choice !== undefined && !['auto', 'none'].includes(body.tool_choice.type)) {
    body.tool_choice = { type: 'auto' };
  }
  return true;
}

export function request(neutral, { baseUrl, stream }) {
  const limit = neutral.limits.maxOutputTokens ?? 0;
  const body = { model: neutral.model, max_tokens: limit > 0 ? limit : USUAL_LIMIT };
  const system = neutral.system.filter(({ text }) => text !== '')
    .map(({ text, cache }) => ({ place: { type: 'text', text }, cache }));
  if (system.length > 0) body.system = system.map(({ place }) => place);
  const messages = neutral.messages.map(message).filter((each) => each.message.content.length > 0);
  body.messages = messages.map((each) => each.message);
  mark([...system.map(({ place, cache }) => (cache ? place : undefined)), ...messages.map(({ markable }) => markable)]);
  tools(body, neutral);
  if (!thinking(body, neutral.thinking, limit) && neutral.temperature != null) {
    body.temperature = Math.min(1, neutral.temperature);
  }
  if (neutral.limits.stop.length > 0) body.stop_sequences = neutral.limits.stop;
  if (stream) body.stream = true;
  return { method: 'POST', url: `${baseUrl}/v1/messages`, headers: { 'anthropic-version': VERSION }, body };
}
