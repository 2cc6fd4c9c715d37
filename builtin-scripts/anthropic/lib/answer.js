// What comes back from the Messages API.

import { SHAPE } from './request.js';

const REASONS = {
  end_turn: 'end', max_tokens: 'max-tokens', stop_sequence: 'stop-sequence', tool_use: 'tool-calls',
  refusal: 'refusal', model_context_window_exceeded: 'max-tokens',
};

const RETRYABLE = ['overloaded_error', 'rate_limit_error', 'api_error', 'timeout_error'];

// Reports do not repeat what others said: what a number is not known to be is 0.
const used = (usage) => ({
  type: 'usage',
  input: usage.input_tokens ?? 0,
  output: usage.output_tokens ?? 0,
  cacheRead: usage.cache_read_input_tokens ?? 0,
  cacheWrite: usage.cache_creation_input_tokens ?? 0,
  thinking: 0,
});

export function response(event, state) {
  const given = event.json;
  switch (given?.type) {
    case 'message_start':
      return given.message.usage ? used(given.message.usage) : undefined;
    case 'content_block_start':
      return started(given.content_block, given.index, state);
    case 'content_block_delta':
      return continued(given.delta, given.index, state);
    case 'message_delta':
      state.reason = given.delta.stop_reason;
      return given.usage ? used(given.usage) : undefined;
    case 'message_stop':
      return stop(state);
    case 'message':
      return whole(given, state);
    case 'error':
      return failed(given.error ?? {});
    default:
      return undefined; // a `ping`, or something that is new
  }
}

const failed = ({ type = '', message = 'the service gave no reason' }) =>
  ({ type: 'error', code: type, message, retryable: RETRYABLE.includes(type) });

function started(block, at, state) {
  switch (block.type) {
    case 'text':
      return block.text ? { type: 'text', text: block.text } : undefined;
    case 'thinking':
      return block.thinking || block.signature
        ? { type: 'thinking', text: block.thinking, ...(block.signature ? { signature: block.signature } : {}) }
        : undefined;
    case 'redacted_thinking':
      return { type: 'thinking', text: '', redacted: block.data };
    case 'tool_use': {
      if (block.name === SHAPE) {
        state.shape = at;
        return undefined;
      }
      state.calls ??= [];
      state.calls.push(at);
      return { type: 'tool-call', index: state.calls.length - 1, id: block.id, name: block.name, arguments: '' };
    }
    default:
      return undefined;
  }
}

function continued(delta, at, state) {
  switch (delta.type) {
    case 'text_delta':
      return { type: 'text', text: delta.text };
    case 'thinking_delta':
      return { type: 'thinking', text: delta.thinking };
    case 'signature_delta':
      return { type: 'thinking', text: '', signature: delta.signature };
    case 'input_json_delta':
      return at === state.shape ? { type: 'text', text: delta.partial_json }
        : { type: 'tool-call', index: state.calls.indexOf(at), arguments: delta.partial_json };
    default:
      return undefined;
  }
}

// An answer that did not come in pieces.
function whole(message, state) {
  const deltas = [];
  message.content.forEach((block, at) => {
    const begin = started(block, at, state);
    if (begin !== undefined) deltas.push(begin);
    if (block.type === 'tool_use') {
      deltas.push(continued({ type: 'input_json_delta', partial_json: JSON.stringify(block.input) }, at, state));
    }
  });
  state.reason = message.stop_reason;
  if (message.usage) deltas.push(used(message.usage));
  return [...deltas, stop(state)];
}

// A call of the tool that stands for a shape is an answer, not a call.
function stop(state) {
  state.stopped = true;
  const reason = REASONS[state.reason] ?? 'other';
  return { type: 'stop', reason: reason === 'tool-calls' && state.calls === undefined ? 'end' : reason };
}

// Some that stand between leave out the last event.
export const finish = (state) => (state.reason && !state.stopped ? stop(state) : undefined);
