import { provider } from '@picode/sdk';
import * as chat from './lib/chat.js';
import { discover, discovered } from './lib/models.js';
import { error } from './lib/problems.js';
import * as responses from './lib/responses.js';

const MODELS = [
  { id: 'gpt-5.1', title: 'GPT-5.1', supports: { images: true, thinking: true } },
  { id: 'gpt-5', title: 'GPT-5', supports: { images: true, thinking: true } },
  { id: 'gpt-5-mini', title: 'GPT-5 mini', supports: { images: true, thinking: true } },
  { id: 'gpt-5-nano', title: 'GPT-5 nano', supports: { images: true, thinking: true } },
  { id: 'gpt-4.1', title: 'GPT-4.1', supports: { images: true } },
  { id: 'gpt-4.1-mini', title: 'GPT-4.1 mini', supports: { images: true } },
];

// Other servers that take this provider's requests know Chat Completions. So does OpenAI, whose newer API has no
// texts that end an answer.
const speaksResponses = (neutral, { baseUrl, api }) => (api === 'responses' || api === 'chat' ? api === 'responses'
  : new RegExp('^https://api\\.openai\\.com(/|$)').test(baseUrl) && neutral.limits.stop.length === 0);

provider('openai', {
  models: MODELS,
  supports: { streaming: true, tools: true, images: true, thinking: true },
  request: (neutral, options) => (speaksResponses(neutral, options) ? responses.request(neutral, options)
    : chat.request(neutral, options, { limit: 'max_completion_tokens' })),
  response: (event, state) => {
    state.api ??= responses.isOf(event) ? responses : chat;
    return state.api.response(event, state);
  },
  // The other API says itself when it is over.
  finish: (state) => (state.api === chat ? chat.finish(state) : undefined),
  error,
  discover,
  discovered,
});

// How a service is different from the others; see `lib/chat.js`.
const compatible = (name, more, ways = {}) => provider(name, {
  supports: { streaming: true, tools: true, images: true, thinking: true },
  ...more,
  request: (neutral, options) => chat.request(neutral, options, ways),
  response: chat.response,
  finish: chat.finish,
  error,
  discover,
  discovered,
});

compatible('openai-compatible');
compatible('openrouter', { models: [{ id: 'openrouter/auto', title: 'The one OpenRouter chooses' }] },
  { marks: true, reasoning: true });
compatible('mistral', { models: [{ id: 'mistral-large-latest', title: 'Mistral Large' },
  { id: 'mistral-small-latest', title: 'Mistral Small' }, { id: 'codestral-latest', title: 'Codestral' }] },
  { streamOptions: false, effort: false });
compatible('deepseek', { models: [{ id: 'deepseek-chat', title: 'DeepSeek Chat', supports: { images: false } },
  { id: 'deepseek-reasoner', title: 'DeepSeek Reasoner', supports: { images: false } }] },
  { thoughts: 'reasoning_content', effort: false });
compatible('groq', { models: [{ id: 'openai/gpt-oss-120b', title: 'GPT-OSS 120B' },
  { id: 'llama-3.3-70b-versatile', title: 'Llama 3.3 70B' }] });
compatible('llama-cpp');
compatible('lm-studio');
compatible('vllm');
