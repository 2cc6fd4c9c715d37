import { provider } from '@picode/sdk';
import { finish, response } from './lib/answer.js';
import { request, VERSION } from './lib/request.js';

const can = (maxContextTokens = 200_000) => ({ images: true, thinking: true, maxContextTokens });

provider('anthropic', {
  models: [
    { id: 'claude-sonnet-4-5', title: 'Claude Sonnet 4.5', supports: can(), maxOutputTokens: 64_000 },
    { id: 'claude-opus-4-5', title: 'Claude Opus 4.5', supports: can(), maxOutputTokens: 64_000 },
    { id: 'claude-opus-4-1', title: 'Claude Opus 4.1', supports: can(), maxOutputTokens: 32_000 },
    { id: 'claude-haiku-4-5', title: 'Claude Haiku 4.5', supports: can(), maxOutputTokens: 64_000 },
  ],
  supports: { streaming: true, tools: true, images: true, thinking: true, maxContextTokens: 200_000 },
  request,
  response,
  finish,

  error(status, body) {
    let said;
    try {
      said = JSON.parse(body);
    } catch {
      return undefined;
    }
    const error = said?.error;
    if (typeof error?.message !== 'string') return undefined;
    return {
      code: error.type ?? '',
      message: error.message,
      retryable: ['overloaded_error', 'rate_limit_error', 'api_error', 'timeout_error'].includes(error.type),
    };
  },

  discover: ({ baseUrl }) => ({
    method: 'GET', url: `${baseUrl}/v1/models?limit=1000`, headers: { 'anthropic-version': VERSION },
  }),

  discovered: (answer) => (answer.json?.data ?? []).map(({ id, display_name: title }) => ({ id, title: title ?? id })),
});
