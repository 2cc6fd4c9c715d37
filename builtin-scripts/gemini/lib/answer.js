// What comes back from the Gemini API: whole and in pieces it is the same.

const REASONS = { STOP: 'end', MAX_TOKENS: 'max-tokens' };
const HELD_BACK = ['SAFETY', 'RECITATION', 'BLOCKLIST', 'PROHIBITED_CONTENT', 'SPII', 'IMAGE_SAFETY', 'LANGUAGE'];
const RETRYABLE = ['UNAVAILABLE', 'RESOURCE_EXHAUSTED', 'INTERNAL', 'DEADLINE_EXCEEDED', 'ABORTED'];

export const failed = ({ status = '', message = 'the service gave no reason' }) =>
  ({ type: 'error', code: status, message, retryable: RETRYABLE.includes(status) });

const used = (usage) => {
  const cached = usage.cachedContentTokenCount ?? 0;
  const thoughts = usage.thoughtsTokenCount ?? 0;
  return {
    type: 'usage',
    input: Math.max(0, (usage.promptTokenCount ?? 0) - cached) + (usage.toolUsePromptTokenCount ?? 0),
    output: (usage.candidatesTokenCount ?? 0) + thoughts,
    cacheRead: cached,
    cacheWrite: 0,
    thinking: thoughts,
  };
};

export function response(event, state) {
  const given = event.json;
  if (given === undefined || given === null) return undefined;
  if (given.error) {
    state.stopped = true;
    return failed(given.error);
  }
  const deltas = [];
  const candidate = given.candidates?.[0];
  state.answer ??= given.responseId;
  for (const part of candidate?.content?.parts ?? []) said(part, state, deltas);
  if (given.usageMetadata) deltas.push(used(given.usageMetadata));
  if (given.promptFeedback?.blockReason) state.reason = 'content-filter';
  if (candidate?.finishReason) {
    const reason = candidate.finishReason;
    state.reason = REASONS[reason] ?? (HELD_BACK.includes(reason) ? 'content-filter' : 'other');
  }
  return deltas;
}

function said(part, state, deltas) {
  const proof = part.thoughtSignature ? { signature: part.thoughtSignature } : {};
  if (part.functionCall) {
    const { id, name, args } = part.functionCall;
    const index = state.calls ?? 0;
    state.calls = index + 1;
    deltas.push({
      type: 'tool-call', index, id: id ?? `call-${state.answer ?? ''}-${index}`, name,
      arguments: JSON.stringify(args ?? {}), ...proof,
    });
    return;
  }
  if (part.thought) {
    deltas.push({ type: 'thinking', text: part.text ?? '', ...proof });
    return;
  }
  if (part.thoughtSignature) deltas.push({ type: 'thinking', text: '', ...proof });
  if (part.text) deltas.push({ type: 'text', text: part.text });
}

// Every piece tells the usage so far, and the last one does not say that it is the last.
export function finish(state) {
  if (state.stopped || state.reason === undefined) return undefined;
  return { type: 'stop', reason: state.reason === 'end' && state.calls > 0 ? 'tool-calls' : state.reason };
}
